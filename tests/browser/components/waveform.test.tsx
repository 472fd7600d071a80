import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { painted, until } from './shown';

import { showStream, wav } from './sounds';

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
