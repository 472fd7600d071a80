import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { patienceFor, Watch } from '../../../../src/media/page/watch';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const patience = { answer: 5_000, advance: 20_000 };

/** A worker that answers until it is told to hang. */
const watched = () => {
  const worker = { hangs: false, busy: true, lost: vi.fn(), pings: 0 };
  const watch = new Watch({
    ping: () => {
      worker.pings++;
      return worker.hangs ? new Promise(() => {}) : Promise.resolve();
    },
    lost: worker.lost,
    patience: () => patience,
    isBusy: () => worker.busy,
  });
  return { worker, watch };
};

test('a worker that answers no more is lost after the time that it may be silent', async () => {
  const { worker, watch } = watched();
  watch.start();
  await vi.advanceTimersByTimeAsync(2_000);
  worker.hangs = true;
  await vi.advanceTimersByTimeAsync(4_500);
  expect(worker.lost).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1_500);
  expect(worker.lost).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(worker.lost).toHaveBeenCalledTimes(1);
});

test('work that stands still is lost though its worker answers, and work that advances is not', async () => {
  const { worker, watch } = watched();
  watch.start();
  for (let i = 0; i < 4; i++) {
    await vi.advanceTimersByTimeAsync(15_000);
    watch.advanced();
  }
  expect(worker.lost).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(21_000);
  expect(worker.lost).toHaveBeenCalledTimes(1);
});

test('a worker that is still being loaded has a minute', async () => {
  const { worker, watch } = watched();
  worker.hangs = true;
  watch.start();
  await vi.advanceTimersByTimeAsync(59_000);
  expect(worker.lost).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(worker.lost).toHaveBeenCalledTimes(1);
});

test('without work it asks no more, and with work again it does', async () => {
  const { worker, watch } = watched();
  watch.start();
  worker.busy = false;
  await vi.advanceTimersByTimeAsync(2_000);
  const { pings } = worker;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(worker.pings).toBe(pings);
  worker.busy = true;
  watch.start();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(worker.pings).toBeGreaterThan(pings);
  expect(worker.lost).not.toHaveBeenCalled();
});

test('the time that the page was suspended does not count', async () => {
  const { worker, watch } = watched();
  watch.start();
  await vi.advanceTimersByTimeAsync(1_000);
  const now = performance.now();
  vi.setSystemTime(Date.now() + 3_600_000);
  vi.spyOn(performance, 'now').mockImplementation(() => now + 3_600_000);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(worker.lost).not.toHaveBeenCalled();
});

test('larger files have more time', () => {
  expect(patienceFor(1e9).answer).toBeGreaterThan(patienceFor(1e6).answer);
  expect(patienceFor(1e9).advance).toBeGreaterThan(patienceFor(1e6).advance);
});
