import type { RecordedBatch } from '../protocol';

/** What an earlier run yielded, to be shown at once, or at the pace at which it was made. */
export type KeptRun = { batches: readonly RecordedBatch[]; pace: boolean };

/**
 * Hands the yields of an earlier run over, in order. Ends early when it is aborted.
 *
 * @param began when the run began, on the clock of `performance.now()`
 * @param take takes a batch; while a promise of it is pending, the next one waits
 */
export async function replay(
  { batches, pace }: KeptRun,
  began: number,
  take: (batch: RecordedBatch) => unknown,
  signal: AbortSignal,
): Promise<void> {
  for (const batch of batches) {
    if (pace) await delay(batch.at - (performance.now() - began), signal);
    if (signal.aborted) return;
    await take(batch);
    if (signal.aborted) return;
  }
}

function delay(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (milliseconds <= 0 || signal.aborted) return resolve();
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener('abort', done);
  });
}
