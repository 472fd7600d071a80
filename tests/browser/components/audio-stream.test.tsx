import { describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { PlaybackState } from '../../../src/media';
import { until } from './shown';

import { button, showStream, spoken, watchSaving } from './sounds';

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

  test('tells of its start and its end where it was over before its code was loaded', async () => {
    const shown = await showStream({ duration: 5, time: 5, complete: true }, {}, true);
    expect(shown.events).toEqual([
      ['play', { playbackPosition: 5 }],
      ['end', { playbackPosition: 5 }],
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
