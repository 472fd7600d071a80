import { expect, test } from 'vitest';
import { FrameDurations } from '../../../../src/media/worker/formats/frame-durations';

/** Frames by the times at which they are shown and decoded; what came of them, and after how many. */
const durations = (frames: readonly (readonly [time: number, decodeTime: number])[], settles = false) => {
  const given: [time: number, duration: number, after: number][] = [];
  let count = 0;
  const durations = new FrameDurations(({ time, duration }) => given.push([time, duration, count]), 10);
  for (const [time, decodeTime] of frames) {
    count++;
    durations.push({ data: new Uint8Array(), time, decodeTime, duration: 0, isKey: false });
    if (settles) durations.settle();
  }
  durations.flush();
  return given;
};

test('a frame lasts until the next is shown, and the last as long as the one before', () => {
  expect(durations([1, 2, 4, 7].map((time) => [time, time]))).toEqual([
    [1, 1, 2],
    [2, 2, 3],
    [4, 3, 4],
    [7, 3, 4],
  ]);
});

test('frames that are shown in another order wait until nothing can come between', () => {
  const frames = [
    [2, 0],
    [5, 1],
    [4, 2],
    [3, 3],
    [6, 4],
    [7, 6],
  ] as const;
  expect(durations(frames).map(([time, duration]) => [time, duration])).toEqual([
    [2, 1],
    [5, 1],
    [4, 1],
    [3, 1],
    [6, 1],
    [7, 1],
  ]);
  expect(durations(frames, true).map(([, duration]) => duration)).toEqual([1, 1, 1, 1, 1, 1]);
});

test('a clock that jumps back, or far ahead, begins anew', () => {
  expect(durations([1, 2, 0, 1, 50].map((time) => [time, time])).map(([, duration]) => duration)).toEqual([
    1, 1, 1, 1, 1,
  ]);
});
