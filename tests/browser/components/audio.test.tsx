import axe from 'axe-core';
import { render } from 'solid-js/web';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { ComponentProps, KindComponent } from '../../../src/components';
import { components } from '../../../src/components';
import { type Playback, type PlaybackState, wavFileOf } from '../../../src/media';
import type { Properties } from '../../../src/protocol';
import { drop } from './pictures';
import { painted, show, until } from './shown';

const rate = 8000;

/** A second of a tone after the other. */
const samples = (seconds: number) => ({
  as: 'samples' as const,
  sampleRate: rate,
  format: 's16' as const,
  channels: [Int16Array.from({ length: seconds * rate }, (_, at) => 8000 * Math.sin(at / 4)).buffer],
});
const wav = (seconds: number) => wavFileOf(samples(seconds));
const wavFile = (name: string, seconds = 1) => new File([wav(seconds)], name, { type: 'audio/wav' });

type Shown = ReturnType<typeof show<'audio'>>;
const sound = (shown: Pick<Shown, 'find'>) => shown.find<HTMLAudioElement>('audio');
const position = (shown: Pick<Shown, 'find'>) => shown.find<HTMLInputElement>('[aria-label="Position"]');
const spoken = (shown: Pick<Shown, 'find'>) => position(shown).getAttribute('aria-valuetext');

/** An output with a sound of twenty seconds. */
const showSound = async (properties: Partial<Properties<'audio'>> = {}) => {
  const shown = show('audio', { as: 'file', file: wav(20) }, { label: 'Song', ...properties });
  await shown.loaded();
  await until(() => spoken(shown) === '0:00 of 0:20');
  return shown;
};

const silent: PlaybackState = {
  time: 0,
  duration: 0,
  complete: false,
  playing: false,
  buffering: false,
  refused: false,
  buffered: [0, 0],
  full: false,
  problems: [],
  peaks: new Uint8Array(),
};

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
const showStream = async (start: Partial<PlaybackState> = {}, properties: Partial<Properties<'audio'>> = {}) => {
  const playing = handMade(start);
  const id = `yc-stream-${streams++}`;
  const host = document.createElement('div');
  host.dataset.testid = id;
  host.style.inlineSize = '600px';
  document.body.append(host);
  const events: unknown[] = [];
  const Audio = components.audio as unknown as KindComponent;
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

const button = (shown: Pick<Shown, 'screen'>, name: string) => shown.screen.getByRole('button', { name, exact: true });

/** What is saved from now on: the files and their names. */
const watchSaving = () => {
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

describe('a sound', () => {
  test('plays and pauses, and tells both once with where that was', async () => {
    const shown = await showSound();
    await button(shown, 'Play').click();
    await until(() => sound(shown).currentTime > 0);
    await button(shown, 'Pause').click();
    await expect.element(button(shown, 'Play')).toBeVisible();
    expect(sound(shown).paused).toBe(true);
    expect(shown.events.map(([name]) => name)).toEqual(['play', 'pause']);
    expect(shown.told('play')).toEqual([{ playbackPosition: 0 }]);
    expect(shown.told('pause')[0]?.playbackPosition).toBeCloseTo(sound(shown).currentTime, 1);
  });

  test('tells of its end, and plays from the start again', async () => {
    const shown = await showSound();
    sound(shown).currentTime = 19.9;
    await button(shown, 'Play').click();
    await until(() => shown.told('end').length === 1);
    expect(shown.told('end')[0]?.playbackPosition).toBeCloseTo(20, 1);
    await button(shown, 'Play').click();
    await until(() => sound(shown).currentTime < 19 && !sound(shown).paused);
  });

  test('goes on by itself where it loops, and tells of no end', async () => {
    const shown = await showSound({ loop: true });
    await expect.element(button(shown, 'Loop')).toHaveAttribute('aria-pressed', 'true');
    sound(shown).currentTime = 19.9;
    await button(shown, 'Play').click();
    await until(() => sound(shown).currentTime < 19 && sound(shown).currentTime > 0);
    expect(shown.told('end')).toEqual([]);
    await button(shown, 'Loop').click();
    expect(sound(shown).loop).toBe(false);
  });

  test('is sought by the keys of its slider, which speaks the time', async () => {
    const shown = await showSound();
    position(shown).focus();
    const press = async (keys: string) => {
      await userEvent.keyboard(keys);
      return spoken(shown);
    };
    expect(await press('{ArrowRight}')).toBe('0:05 of 0:20');
    expect(await press('{Shift>}{ArrowLeft}{/Shift}')).toBe('0:04 of 0:20');
    expect(await press('{PageUp}')).toBe('0:06 of 0:20');
    expect(await press('{PageDown}{PageDown}')).toBe('0:02 of 0:20');
    expect(await press('{End}')).toBe('0:20 of 0:20');
    expect(await press('{ArrowUp}')).toBe('0:20 of 0:20');
    expect(await press('{Home}')).toBe('0:00 of 0:20');
    expect(await press('{ArrowDown}')).toBe('0:00 of 0:20');
    expect(sound(shown).currentTime).toBe(0);
  });

  test('is sought by a click and by a drag on its waveform, and the slider has the focus then', async () => {
    const shown = await showSound();
    const wave = shown.find<HTMLElement>('.yc-wave');
    const at = (share: number) => ({ x: Math.round(wave.offsetWidth * share), y: 20 });
    await userEvent.click(wave, { position: at(0.5) });
    expect(sound(shown).currentTime).toBeCloseTo(10, 0);
    expect(document.activeElement).toBe(position(shown));
    await userEvent.dragAndDrop(wave, wave, { sourcePosition: at(0.1), targetPosition: at(0.8) });
    expect(sound(shown).currentTime).toBeCloseTo(16, 0);
    await until(() => spoken(shown)?.startsWith('0:1'));
  });

  test('goes back and forward by five seconds, and not beyond its ends', async () => {
    const shown = await showSound();
    await button(shown, 'Forward 5 s').click();
    expect(sound(shown).currentTime).toBe(5);
    await button(shown, 'Back 5 s').click();
    await button(shown, 'Back 5 s').click();
    expect(sound(shown).currentTime).toBe(0);
  });

  test('keeps its speed and volume when another takes its place', async () => {
    const shown = await showSound();
    await userEvent.selectOptions(shown.screen.getByLabelText('Speed'), '1.5×');
    await button(shown, 'Mute').click();
    const volume = shown.find<HTMLInputElement>('[aria-label="Volume"]');
    expect([sound(shown).muted, volume.value]).toEqual([true, '0']);
    await expect.element(button(shown, 'Mute')).toHaveAttribute('aria-pressed', 'true');
    await button(shown, 'Mute').click();
    await userEvent.fill(volume, '0.5');
    expect(volume.getAttribute('aria-valuetext')).toBe('50 %');
    shown.set({ as: 'file', file: wav(3) });
    await until(() => spoken(shown) === '0:00 of 0:03');
    expect(sound(shown)).toMatchObject({ playbackRate: 1.5, volume: 0.5, muted: false });
  });

  test('of samples is a WAV file of them, and is saved as that', async () => {
    const saving = watchSaving();
    const shown = show('audio', samples(2), { label: 'Tone' });
    await shown.loaded();
    await until(() => spoken(shown) === '0:00 of 0:02');
    await button(shown, 'Download').click();
    await until(() => saving.names.length === 1);
    expect(saving.names).toEqual(['Tone.wav']);
    const saved = await saving.lastBytes();
    expect(new Int16Array(saved.slice(44).buffer)).toEqual(new Int16Array(samples(2).channels[0] as ArrayBuffer));
  });

  test('that was given as a file is saved as it is, under its own name', async () => {
    const saving = watchSaving();
    const shown = show('audio', { as: 'file', file: wavFile('birds.wav') }, { label: 'Song' });
    await shown.loaded();
    await button(shown, 'Download').click();
    await until(() => saving.names.length === 1);
    expect(saving.names).toEqual(['birds.wav']);
    expect(await saving.lastBytes()).toEqual(new Uint8Array(await wav(1).arrayBuffer()));
  });

  test('of bytes plays, and of a URL', async () => {
    const shown = show('audio', { as: 'bytes', bytes: await wav(2).arrayBuffer() });
    await shown.loaded();
    await until(() => spoken(shown) === '0:00 of 0:02');
    const url = URL.createObjectURL(wav(3));
    onTestFinished(() => URL.revokeObjectURL(url));
    shown.set({ as: 'url', url });
    await until(() => spoken(shown) === '0:00 of 0:03');
  });

  test('that cannot be played says why', async () => {
    const shown = show('audio', { ...samples(1), sampleRate: 0 });
    await shown.loaded();
    await expect.element(shown.screen.getByRole('alert')).toHaveTextContent('The sample rate is 0; expected');
    shown.set({ as: 'file', file: new Blob(['no sound'], { type: 'audio/wav' }) });
    await expect.element(shown.screen.getByRole('alert')).toHaveTextContent('This file could not be read as sound.');
    shown.set({ as: 'file', file: wav(1) });
    await expect.element(shown.screen.getByRole('alert')).not.toBeInTheDocument();
  });

  test('shows its subtitles at their times, or says what is wrong with them', async () => {
    const subtitles = '1\n00:00:05,000 --> 00:00:09,000\nHello there\n';
    const shown = await showSound({ subtitles });
    expect(shown.find('.yc-captions').textContent).toBe('');
    position(shown).focus();
    await userEvent.keyboard('{ArrowRight}');
    expect(shown.find('.yc-captions').textContent).toBe('Hello there');
    await userEvent.keyboard('{ArrowRight}');
    expect(shown.find('.yc-captions').textContent).toBe('');
    shown.setProperties({ label: 'Song', subtitles: 'a letter' });
    await expect.element(shown.screen.getByRole('alert')).toHaveTextContent('neither SRT nor WebVTT');
  });

  test('is sought by a position that a yield changes, and by no other', async () => {
    const shown = await showSound({ playbackPosition: 7 });
    expect(sound(shown).currentTime).toBe(0);
    shown.setProperties({ label: 'Other', playbackPosition: 7 });
    expect(sound(shown).currentTime).toBe(0);
    shown.setProperties({ label: 'Other', playbackPosition: 9 });
    expect(sound(shown).currentTime).toBe(9);
  });

  test('begins by itself where it is new and that is asked for; the first does not', async () => {
    const shown = await showSound({ autoplay: true });
    expect(sound(shown).paused).toBe(true);
    shown.set({ as: 'file', file: wav(5) });
    await until(() => sound(shown).currentTime > 0);
    await expect.element(button(shown, 'Pause')).toBeVisible();
  });

  test('that the browser refuses to play asks for a tap in the place of Play', async () => {
    const play = vi
      .spyOn(HTMLMediaElement.prototype, 'play')
      .mockRejectedValueOnce(new DOMException('no gesture', 'NotAllowedError'));
    onTestFinished(() => play.mockRestore());
    const shown = await showSound({ autoplay: true });
    shown.set({ as: 'file', file: wav(5) });
    const tap = button(shown, 'Tap to listen');
    await expect.element(tap).toBeVisible();
    await tap.click();
    await until(() => sound(shown).currentTime > 0);
    await expect.element(button(shown, 'Pause')).toBeVisible();
  });

  test('gives back its URL when another comes, and at the end', async () => {
    const made = vi.spyOn(URL, 'createObjectURL');
    const revoked = vi.spyOn(URL, 'revokeObjectURL');
    onTestFinished(() => {
      made.mockRestore();
      revoked.mockRestore();
    });
    const shown = await showSound();
    shown.set({ as: 'file', file: wav(5) });
    await until(() => spoken(shown) === '0:00 of 0:05');
    expect(revoked.mock.calls.length).toBe(1);
    shown.set(null);
    const urls = made.mock.results.map((each) => each.value).filter((url) => typeof url === 'string');
    expect(revoked.mock.calls.flat()).toEqual(urls);
    await expect.element(shown.screen.getByText('Nothing yet.')).toBeVisible();
  });

  test('is never offered to the browser as a document', async () => {
    const made = vi.spyOn(URL, 'createObjectURL');
    onTestFinished(() => made.mockRestore());
    const shown = show('audio', { as: 'file', file: new Blob([wav(1)], { type: 'text/html' }) });
    await shown.loaded();
    await until(() => spoken(shown) === '0:00 of 0:01');
    expect(made.mock.calls.map(([blob]) => (blob as Blob).type)).toEqual(['audio/wav']);
  });
});

describe('a stream', () => {
  test('shows how far it has come, and how far it is buffered', async () => {
    const shown = await showStream();
    await expect.element(shown.screen.getByText('Waiting for the first chunk.')).toBeVisible();
    shown.change({ duration: 14, time: 3, buffered: [0, 7.5] });
    await expect.element(shown.screen.getByText('0:03 / 0:14…')).toBeVisible();
    expect(spoken(shown)).toBe('0:03 of 0:14 so far');
    const width = (selector: string) =>
      shown.find(selector).getBoundingClientRect().width / shown.find('.yc-wave').clientWidth;
    expect(width('.yc-wave-buffered')).toBeCloseTo(0.5, 2);
    expect(width('.yc-wave-played')).toBeCloseTo(0.2, 2);
    shown.change({ complete: true });
    await expect.element(shown.screen.getByText('0:03 / 0:14', { exact: true })).toBeVisible();
    expect(spoken(shown)).toBe('0:03 of 0:14');
  });

  test('is sought within what has come alone', async () => {
    const shown = await showStream({ duration: 9, time: 3, buffered: [0, 9] });
    const wave = shown.find<HTMLElement>('.yc-wave');
    await userEvent.click(wave, { position: { x: wave.offsetWidth - 5, y: 20 } });
    expect(shown.calls).toEqual(['seek 9']);
    await userEvent.keyboard('{End}');
    expect(shown.calls.at(-1)).toBe('seek 9');
  });

  test('says at once that it waits, and asks for a tap', async () => {
    const shown = await showStream({ duration: 5, playing: true, buffering: true });
    await expect.element(shown.screen.getByText('Buffering', { exact: true })).toBeVisible();
    shown.change({ buffering: false });
    expect(shown.find('.yc-player-words').textContent).toBe('');
    shown.change({ playing: false, refused: true });
    await button(shown, 'Tap to listen').click();
    expect(shown.calls).toEqual(['play']);
  });

  test('tells no pause of a wait, and each change once', async () => {
    const shown = await showStream({ duration: 5 });
    shown.change({ playing: true });
    shown.change({ buffering: true, time: 5 });
    shown.change({ buffering: false, time: 5, duration: 8 });
    shown.change({ playing: false, time: 6 });
    expect(shown.events).toEqual([
      ['play', { playbackPosition: 0 }],
      ['pause', { playbackPosition: 6 }],
    ]);
  });

  test('that waits to be heard says how much is ready', async () => {
    const shown = await showStream({ duration: 42.5, time: 12, full: true });
    const words = '30 s are ready. The generator goes on as you listen.';
    await expect.element(shown.screen.getByText(words)).toBeVisible();
    shown.change({ playing: true });
    expect(shown.find('.yc-player-words').textContent).toBe('');
  });

  test('names the chunks that could not be used: the last three, and how many more', async () => {
    const problems = [1, 2, 3, 4, 5].map((chunk) => ({ chunk, message: `chunk ${chunk} is no sound` }));
    const shown = await showStream({ duration: 5, problems: problems.slice(0, 1) });
    expect(shown.find('[role="alert"]').textContent).toBe('Chunk 1 is no sound.');
    shown.change({ problems });
    expect(shown.find('[role="alert"]').textContent).toBe(
      'Chunk 3 is no sound. Chunk 4 is no sound. Chunk 5 is no sound. And 2 more before.',
    );
    shown.change({ problems: [{ chunk: 0, message: 'The browser stopped playing.' }] });
    expect(shown.find('[role="alert"]').textContent).toBe('The browser stopped playing.');
  });

  test('is saved while it runs, in the format that is chosen from a menu', async () => {
    const saving = watchSaving();
    const shown = await showStream({ duration: 5 });
    const download = button(shown, 'Download');
    await download.click();
    const formats = shown.screen.getByRole('group', { name: 'Download as' });
    await expect.element(formats.getByRole('button', { name: 'WAV' })).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    await expect.element(formats).not.toBeInTheDocument();
    await expect.element(download).toHaveFocus();
    await download.click();
    await formats.getByRole('button', { name: 'MP3' }).click();
    await until(() => saving.names.length === 1);
    expect(saving.names).toEqual(['Voice.mp3']);
    expect(new TextDecoder().decode(await saving.lastBytes())).toBe('mp3');
    await expect.element(formats).not.toBeInTheDocument();
    await download.click();
    await expect.element(formats).toBeVisible();
    await userEvent.click(shown.find('.yc-player-time'));
    await expect.element(formats).not.toBeInTheDocument();
  });

  test('says why it cannot be saved', async () => {
    const shown = await showStream({ duration: 5 });
    shown.made.save = () => Promise.reject(new Error('This browser writes no M4A.'));
    await button(shown, 'Download').click();
    await button(shown, 'M4A').click();
    await expect
      .element(shown.screen.getByRole('alert'))
      .toHaveTextContent('The sound could not be saved. This browser writes no M4A.');
  });

  test('is left as it is when its component goes', async () => {
    const shown = await showStream({ duration: 5 });
    shown.dispose();
    expect([shown.calls, shown.listeners.size]).toEqual([[], 0]);
  });

  test('moves nothing, whatever it comes to', async () => {
    const shown = await showStream({}, { subtitles: [{ text: 'Hello', timestamp: [1, 2] }] });
    const places = () =>
      [...shown.host.querySelectorAll('.yc-player, .yc-player :is(button, select, canvas)')].map((each) => {
        const { x, y, width, height } = each.getBoundingClientRect();
        return [x, y, width, height];
      });
    const before = places();
    const states: Partial<PlaybackState>[] = [
      { duration: 5, playing: true, buffered: [0, 5] },
      { time: 1.5 },
      { buffering: true },
      { buffering: false, playing: false, full: true, duration: 4000, time: 12 },
      { refused: true },
      { complete: true, full: false, refused: false },
    ];
    for (const state of states) {
      shown.change(state);
      expect(places()).toEqual(before);
    }
  });
});

describe('the waveform', () => {
  /** Calls that draw; each drawing begins with one. */
  const watchDrawing = () => {
    const fill = vi.spyOn(CanvasRenderingContext2D.prototype, 'fillRect');
    const clear = vi.spyOn(CanvasRenderingContext2D.prototype, 'clearRect');
    onTestFinished(() => {
      fill.mockRestore();
      clear.mockRestore();
    });
    return { draws: () => fill.mock.calls.length, bars: () => clear.mock.calls.length };
  };
  const peaks = (seconds: number) => new Uint8Array(100 * seconds).fill(200);

  test('is drawn anew on new data, another size or another theme, and on nothing else', async () => {
    const drawing = watchDrawing();
    const shown = await showStream({ duration: 5, peaks: peaks(5), buffered: [0, 5] });
    await until(() => drawing.draws() === 1);
    const all = drawing.bars();

    shown.change({ time: 1, playing: true });
    shown.change({ time: 2, buffered: [0, 6], buffering: true });
    shown.change({ time: 3, playing: false });
    await painted();
    expect(drawing.draws()).toBe(1);

    shown.change({ duration: 10, peaks: peaks(10) });
    expect(drawing.draws()).toBe(2);
    // Only what is to the right of what was there.
    expect(drawing.bars() - all).toBeLessThan(0.7 * all);

    shown.host.style.inlineSize = '500px';
    await until(() => drawing.draws() === 3);
    shown.host.style.colorScheme = 'dark';
    await until(() => drawing.draws() === 4);
    await painted();
    expect(drawing.draws()).toBe(4);
  });

  test('moves its playhead with each frame, and draws nothing for it', async () => {
    const drawing = watchDrawing();
    const shown = await showStream({ duration: 20, peaks: peaks(20), buffered: [0, 20] });
    await until(() => drawing.draws() === 1);
    const { element } = shown.made;
    const url = URL.createObjectURL(wav(20));
    onTestFinished(() => {
      element.pause();
      URL.revokeObjectURL(url);
    });
    element.src = url;
    await element.play();
    shown.change({ playing: true });
    const head = shown.find<HTMLElement>('.yc-wave-head');
    const places = new Set<string>();
    await until(() => places.add(head.style.transform).size > 5);
    expect(drawing.draws()).toBe(1);
    shown.change({ playing: false, time: 10 });
    expect(head.style.transform).toBe('translateX(33.3333%)');
  });

  test('begins anew with another stream in the same player', async () => {
    const shown = await showStream({ duration: 10, peaks: peaks(10), buffered: [0, 10] });
    const canvas = shown.find<HTMLCanvasElement>('canvas');
    const open = (share: number) =>
      canvas
        .getContext('2d')
        ?.getImageData(Math.round(canvas.width * share), 4, 3, 1)
        .data.some((each) => each === 0);
    shown.change({ peaks: new Uint8Array(1000).fill(255) });
    await until(() => canvas.width > 300 && canvas.getContext('2d'));
    shown.change({ duration: 0, peaks: new Uint8Array() });
    expect(open(0.1)).toBe(false);
    shown.change({ duration: 5, peaks: new Uint8Array(500).fill(255) });
    expect([open(0.1), open(0.5)]).toEqual([true, false]);
  });

  test('costs no more than its width for an hour of sound', async () => {
    const drawing = watchDrawing();
    const hour = 3600;
    const shown = await showStream({ duration: hour, peaks: peaks(hour), buffered: [0, 30] });
    await until(() => drawing.draws() === 1);
    expect(drawing.bars()).toBeLessThan(shown.find('canvas').clientWidth);
    const before = drawing.bars();
    shown.change({ duration: hour + 1, peaks: peaks(hour + 1) });
    expect(drawing.draws()).toBe(2);
    expect(drawing.bars()).toBeLessThan(2 * before);
  });
});

describe('a sound that is put in', () => {
  const input = () => show('audio', null, { label: 'Take' }, { interactive: true });

  test('by the file picker, under its label, and is heard before it is sent', async () => {
    const shown = input();
    await shown.loaded();
    await expect.element(shown.screen.getByLabelText('Take')).toHaveAttribute('type', 'file');
    await expect.element(shown.screen.getByText('Drop a sound here, paste it, or choose a file')).toBeVisible();
    await userEvent.upload(shown.find<HTMLInputElement>('input[type="file"]'), wavFile('a.wav', 2));
    const value = shown.inputs[0];
    expect(value?.as === 'file' && (value.file as File).name).toBe('a.wav');
    expect(shown.events).toEqual([['upload']]);
    await until(() => spoken(shown) === '0:00 of 0:02');
    await button(shown, 'Remove').click();
    expect(shown.inputs.at(-1)).toBe(null);
    expect(shown.told('clear').length).toBe(1);
    await expect.element(shown.screen.getByText('Drop a sound here, paste it, or choose a file')).toBeVisible();
  });

  test('by a drop, by its name where it has no type; what is no sound is refused', async () => {
    const shown = input();
    await shown.loaded();
    drop(shown.find('.yc-door'), new File([wav(1)], 'a.opus'));
    expect(shown.inputs.length).toBe(1);
    drop(shown.find('.yc-door'), new File(['hello'], 'notes.txt', { type: 'text/plain' }));
    await expect
      .element(shown.screen.getByRole('alert'))
      .toHaveTextContent('notes.txt is text/plain; a sound is expected: WAV, MP3, M4A, AAC, Ogg, Opus, FLAC or WebM.');
    expect(shown.inputs.length).toBe(1);
  });
});

test('nothing moves when the first sound comes', async () => {
  const shown = show('audio', null, { label: 'Song' });
  await shown.loaded();
  await expect.element(shown.screen.getByText('Nothing yet.')).toBeVisible();
  const height = shown.root().offsetHeight;
  shown.set({ as: 'file', file: wav(1) });
  await until(() => spoken(shown) === '0:00 of 0:01');
  expect(shown.root().offsetHeight).toBe(height);
});

test('it fits 320 pixels', async () => {
  const shown = await showStream({ duration: 4000, time: 50, full: true });
  shown.host.style.inlineSize = '280px';
  expect(shown.host.scrollWidth).toBe(280);
});

test.each(['light', 'dark'])('all of it passes axe in %s', async (scheme) => {
  document.documentElement.style.colorScheme = scheme;
  document.body.style.background = 'var(--yc-surface)';
  onTestFinished(() => {
    document.documentElement.style.removeProperty('color-scheme');
    document.body.style.removeProperty('background');
  });
  const full = { subtitles: [{ text: 'Hello', timestamp: [0, 9] as [number, number] }], loop: true, info: 'A voice' };
  const problems = [{ chunk: 3, message: 'This is no sound.' }];
  const all = [
    await showStream({ duration: 42, full: true, problems, buffered: [0, 42] }, full),
    await showStream({ duration: 42, time: 5, buffering: true, playing: true }),
    await showStream({ refused: true, duration: 5 }),
    show('audio', null, { label: 'Empty' }),
    show('audio', null, { label: 'In' }, { interactive: true }),
    show('audio', samples(1), { label: 'Filled' }, { interactive: true }),
  ];
  await until(() => all.every((each) => each.host.querySelector('.yc-player, .yc-door')));
  await button(all[0] as Shown, 'Download').click();
  await expect.element(page.getByRole('group', { name: 'Download as' })).toBeVisible();
  const results = await axe.run({ include: all.map((each) => each.host) }, { rules: { region: { enabled: false } } });
  expect(results.violations.flatMap((each) => each.nodes.map((node) => `${each.id}: ${node.html}`))).toEqual([]);
});
