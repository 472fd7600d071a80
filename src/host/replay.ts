import type { RecordedBatch, Slot, WireValue } from '../protocol';
import { freedBy } from './guarded';
import type { Held } from './run';
import type { Sandbox } from './sandbox';
import { bytesOf } from './size';

/** What an earlier run yielded, to be shown at once, or at the pace at which it was made. */
export type KeptRun = { batches: readonly RecordedBatch[]; pace: boolean };

/**
 * Finds what an earlier run yielded. A cache that fails is no reason for a run to fail.
 *
 * @param find looks up what depends on the program and on this: the inputs, or what their author makes of them
 */
export async function findKept(
  { request, listener }: Held,
  inputs: WireValue[],
  sandbox: Sandbox | undefined,
  find: (basis: unknown) => Promise<KeptRun | undefined> | undefined,
): Promise<KeptRun | undefined> {
  const { event, listener: index } = request;
  try {
    const asked = { listener: index, inputs, ...(event && { event }) };
    return await find(listener.cache?.keyed ? await sandbox?.cacheKey(asked) : [inputs, event]);
  } catch {
    return undefined;
  }
}

/** Hands the yields of an earlier run over, in order. Ends early when the run's `replay` is aborted. */
export async function replay(
  run: Held,
  { batches, pace }: KeptRun,
  yields: (slots: Slot[]) => ArrayBuffer[] | Promise<ArrayBuffer[]>,
): Promise<void> {
  const { recorder } = run;
  run.replay = new AbortController();
  const { signal } = run.replay;
  recorder.record.fromCache = true;
  for (const { at, slots, count } of batches) {
    if (pace) await delay(at - (performance.now() - recorder.began), signal);
    if (signal.aborted) return;
    recorder.yielded(count, bytesOf(slots));
    // A stream that is far enough ahead takes no more for now.
    await freedBy(() => yields(slots));
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
