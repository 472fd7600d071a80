import fc from 'fast-check';
import type { VideoSample } from 'mediabunny';
import { describe, expect, test } from 'vitest';
import { timed } from '../../../src/runtime/video/timed';

type Shown = { sample: number; timestamp: number; duration: number };

/** Samples that last from one of these times, in seconds, to the next. */
const samplesFrom = (times: readonly number[]) => {
  const closed: number[] = [];
  async function* samples() {
    for (const [i, timestamp] of times.entries()) {
      const duration = (times[i + 1] ?? timestamp) - timestamp;
      if (i < times.length - 1) yield { i, timestamp, duration, close: () => closed.push(i) } as unknown as VideoSample;
    }
  }
  return { samples: samples(), closed };
};

const shown = async (times: readonly number[], fps?: number) => {
  const { samples, closed } = samplesFrom(times);
  const all: Shown[] = [];
  for await (const [sample, at] of timed(samples, fps)) {
    const { i } = sample as unknown as { i: number };
    expect(closed).not.toContain(i);
    for (const time of at) all.push({ sample: i, ...time });
  }
  expect([...closed].sort((a, b) => a - b)).toEqual(times.slice(1).map((_, i) => i));
  return all;
};

describe('samples are shown', () => {
  test('at their own times', async () => {
    expect(await shown([0.5, 0.54, 0.6])).toEqual([
      { sample: 0, timestamp: 500_000, duration: 40_000 },
      { sample: 1, timestamp: 540_000, duration: 60_000 },
    ]);
  });

  test('again and again where the next one is late, and not at all where it is early', async () => {
    const all = await shown([1, 1.05, 1.1, 1.5, 1.6], 10);
    expect(all.map((each) => each.sample)).toEqual([0, 2, 2, 2, 2, 3]);
    expect(all.map((each) => each.timestamp)).toEqual([1e6, 1.1e6, 1.2e6, 1.3e6, 1.4e6, 1.5e6]);
    expect(all.every((each) => each.duration === 100_000)).toBe(true);
  });

  test('once if there is but one, and it has no duration', async () => {
    expect(await shown([0, 0], 30)).toHaveLength(1);
    expect(await shown([0])).toEqual([]);
    expect(await shown([0], 30)).toEqual([]);
  });

  test('at a steady rate, each time the latest that has begun', async () => {
    const gaps = fc.array(fc.integer({ min: 5, max: 300 }), { minLength: 1, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(
        gaps,
        fc.constantFrom(1, 10, 23.976, 30, 60),
        fc.integer({ min: -50, max: 5000 }),
        async (ms, fps, from) => {
          const times = [from];
          for (const gap of ms) times.push((times.at(-1) as number) + gap);
          const all = await shown(
            times.map((each) => each / 1000),
            fps,
          );
          for (const [i, { sample, timestamp }] of all.entries()) {
            expect(timestamp).toBeCloseTo(from * 1000 + (i * 1e6) / fps, -0.5);
            // A sample that begins within a millisecond is taken to have begun.
            const latest = times.slice(0, -1).findLastIndex((each) => each * 1000 <= timestamp + 1001);
            expect([latest, times.slice(0, -1).findLastIndex((each) => each * 1000 <= timestamp + 999)]).toContain(
              sample,
            );
          }
          const seconds = ((times.at(-1) as number) - from) / 1000;
          expect(Math.abs(all.length - seconds * fps)).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  test('and are closed when the reader leaves', async () => {
    for (const fps of [undefined, 30]) {
      const { samples, closed } = samplesFrom([0, 0.1, 0.2, 0.3, 0.4]);
      for await (const [sample] of timed(samples, fps)) if ((sample as unknown as { i: number }).i === 1) break;
      expect(closed).toEqual(fps ? [0, 1, 2] : [0, 1]);
    }
  });
});
