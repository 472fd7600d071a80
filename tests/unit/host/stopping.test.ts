import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Recorder } from '../../../src/host/record';
import { limitStop } from '../../../src/host/stopping';

/** How long a turn of the event loop takes here, in milliseconds. */
const turn = 1;

vi.mock('../../../src/protocol/turn', () => ({ afterTurn: (callback: () => void) => setTimeout(callback, turn) }));

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** When a run is ended, in milliseconds after it was asked to stop. It yielded at these times. */
const endsAfter = (yielded: number[], answersAfter?: number): number | undefined => {
  const recorder = new Recorder(1);
  for (const at of yielded) {
    vi.setSystemTime(0);
    vi.advanceTimersByTime(at - (performance.now() - recorder.began));
    recorder.yielded(1, 0);
  }
  const asked = performance.now();
  let ended: number | undefined;
  const answered = limitStop([{ recorder } as never], () => {
    ended ??= performance.now() - asked;
  });
  if (answersAfter !== undefined) setTimeout(answered, answersAfter);
  vi.advanceTimersByTime(10_000);
  return ended;
};

test('a worker that does not answer is given up soon', () => {
  expect(endsAfter([])).toBe(250 + turn);
  expect(endsAfter([10, 20, 30])).toBe(250 + turn);
});

test('a worker whose steps take long is given the time for one, within the limit', () => {
  expect(endsAfter([10, 170, 180])).toBe(320 + turn);
  expect(endsAfter([200, 210])).toBe(400 + turn);
  expect(endsAfter([10, 5000])).toBe(500);
});

test('a worker that answers has the whole time for what its code does at last', () => {
  expect(endsAfter([10], 240)).toBe(500);
  // The page was busy, and reads the answer only after it has noticed that the time is over.
  expect(endsAfter([10], 250)).toBe(500);
});
