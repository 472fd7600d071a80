import { render } from 'solid-js/web';
import { onTestFinished, vi } from 'vitest';
import { page } from 'vitest/browser';
import type { ComponentProps } from '../../../src/components';
import { componentOf } from '../../../src/components';
import { noPlayback } from '../../../src/components/media/no-playback';
import { type Playback, type PlaybackState, wavFileOf } from '../../../src/media';
import type { Properties } from '../../../src/protocol';
import { show, until } from './shown';

export const rate = 8000;

/** A second of a tone after the other. */
export const samples = (seconds: number) => ({
  as: 'samples' as const,
  sampleRate: rate,
  format: 's16' as const,
  channels: [Int16Array.from({ length: seconds * rate }, (_, at) => 8000 * Math.sin(at / 4)).buffer],
});
export const wav = (seconds: number) => wavFileOf(samples(seconds));
export const wavFile = (name: string, seconds = 1) => new File([wav(seconds)], name, { type: 'audio/wav' });

export type Shown = ReturnType<typeof show<'audio'>>;
export const sound = (shown: Pick<Shown, 'find'>) => shown.find<HTMLAudioElement>('audio');
export const position = (shown: Pick<Shown, 'find'>) => shown.find<HTMLInputElement>('[aria-label="Position"]');
export const spoken = (shown: Pick<Shown, 'find'>) => position(shown).getAttribute('aria-valuetext');

/** An output with a sound of twenty seconds. */
export const showSound = async (properties: Partial<Properties<'audio'>> = {}) => {
  const shown = show('audio', { as: 'file', file: wav(20) }, { label: 'Song', ...properties });
  await shown.loaded();
  await until(() => spoken(shown) === '0:00 of 0:20');
  return shown;
};

const silent: PlaybackState = { ...noPlayback('audio').state, complete: false };

/** A playback whose state the test sets. */
const handMade = (start: Partial<PlaybackState> = {}) => {
  const listeners = new Set<() => void>();
  const calls: string[] = [];
  const made = {
    element: document.createElement('audio'),
    state: { ...silent, ...start },
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    play: () => void calls.push('play'),
    pause: () => void calls.push('pause'),
    seek: (time: number) => void calls.push(`seek ${time}`),
    saveFormats: async () => ['wav', 'mp3', 'm4a'] as const,
    save: async (format: string) => new Blob([format]),
    dispose: () => void calls.push('dispose'),
  } satisfies Playback;
  const change = (more: Partial<PlaybackState>) => {
    made.state = { ...made.state, ...more };
    for (const listener of listeners) listener();
  };
  return { made: made as Playback & typeof made, change, calls, listeners };
};

let streams = 0;

/** An output that streams. */
export const showStream = async (
  start: Partial<PlaybackState> = {},
  properties: Partial<Properties<'audio'>> = {},
  ended = false,
) => {
  const playing = handMade(start);
  if (ended) Object.defineProperty(playing.made.element, 'ended', { value: true });
  const id = `yc-stream-${streams++}`;
  const host = document.createElement('div');
  host.dataset.testid = id;
  host.style.inlineSize = '600px';
  document.body.append(host);
  const events: unknown[] = [];
  const Audio = componentOf('audio');
  const props = {
    id,
    kind: 'audio',
    value: null,
    properties: { label: 'Voice', streaming: true, ...properties },
    interactive: false,
    stale: false,
    playback: playing.made,
    onInput: () => {},
    onEvent: (event, data) => events.push([event, data]),
    listened: new Set<string>(),
  } satisfies ComponentProps<'audio'>;
  const dispose = render(() => <Audio {...(props as unknown as ComponentProps)} />, host);
  onTestFinished(() => {
    dispose();
    host.remove();
  });
  const find: Shown['find'] = <T extends Element>(selector: string) => {
    const found = host.querySelector<T>(selector);
    if (!found) throw new Error(`nothing matches ${selector} in ${host.innerHTML}`);
    return found;
  };
  await until(() => host.querySelector('.yc-player'));
  return { ...playing, host, events, dispose, find, screen: page.getByTestId(id) };
};

export const button = (shown: Pick<Shown, 'screen'>, name: string) =>
  shown.screen.getByRole('button', { name, exact: true });

/** What is saved from now on: the files and their names. */
export const watchSaving = () => {
  const made = vi.spyOn(URL, 'createObjectURL');
  const names: string[] = [];
  const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    names.push(this.download);
  });
  onTestFinished(() => {
    made.mockRestore();
    click.mockRestore();
  });
  const lastBytes = async () => {
    const last = made.mock.lastCall?.[0];
    if (!(last instanceof Blob)) throw new Error('nothing was saved');
    return new Uint8Array(await last.arrayBuffer());
  };
  return { names, lastBytes };
};
