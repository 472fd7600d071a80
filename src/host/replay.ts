import type { Kind, RecordedBatch, Slot, WireValue } from '../protocol';
import type { AppSandbox } from './app-sandbox';
import { freedBy } from './guarded';
import { BatchReader } from './reader';
import { bytesOf } from './record';
import type { Held } from './run';

/** The yields of an earlier run, to replay at once or at their recorded pace. */
export type KeptRun = {
  /** The yields, in order. Some may still be loading. */
  pieces: Iterable<readonly RecordedBatch[]> | AsyncIterable<readonly RecordedBatch[]>;
  pace: boolean;
  /** The expected number of yields. */
  yields: number;
  /** Called if the cached run is damaged, before it is computed again. */
  drop(): void;
};

/**
 * Replays the result of an earlier run for these inputs, if one is kept.
 *
 * @param isDue whether the run is still to begin, once a result was looked up
 * @returns `undefined` if nothing was found, and `damaged` if the result did not hold: the run must then be computed
 */
export async function replayKept(
  run: Held,
  inputs: WireValue[],
  sandbox: AppSandbox['runner'],
  kinds: readonly Kind[],
  find: (basis: unknown) => Promise<KeptRun | undefined> | undefined,
  isDue: () => boolean,
  yields: (slots: Slot[], at: number) => ArrayBuffer[] | Promise<ArrayBuffer[]>,
): Promise<'all' | 'damaged' | undefined> {
  const kept = await findKept(run, inputs, sandbox, find);
  if (!kept || !isDue()) return undefined;
  return (await replay(run, kept, kinds, yields)) ? 'all' : 'damaged';
}

/**
 * Finds the yields of an earlier run. If the cache fails, the run goes on without it.
 *
 * @param find looks up a result by the program and a basis: the inputs, or what the author's `key` function makes of
 * them
 */
async function findKept(
  { request, listener }: Held,
  inputs: WireValue[],
  sandbox: AppSandbox['runner'],
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

/**
 * Replays the yields of an earlier run in order, each checked as if its worker had just sent it. Stops early when the
 * run's `replay` is aborted. Resolves with `false` if they are incomplete or damaged: the run must then be computed.
 *
 * @param kinds of the run's outputs
 */
async function replay(
  run: Held,
  { pieces, pace, yields: count, drop }: KeptRun,
  kinds: readonly Kind[],
  yields: (slots: Slot[], at: number) => ArrayBuffer[] | Promise<ArrayBuffer[]>,
): Promise<boolean> {
  const { recorder } = run;
  const reader = new BatchReader(kinds);
  const replaying = new AbortController();
  run.replay = replaying;
  recorder.record.fromCache = true;
  try {
    let sequence = 0;
    for await (const piece of pieces) {
      for (const { at, slots: values, count } of piece) {
        if (replaying.signal.aborted) return true;
        const slots = reader.read({
          type: 'yields',
          run: run.id,
          sequence: sequence++,
          first: reader.yields,
          count,
          values,
        });
        if (pace) await delay(at - (performance.now() - recorder.began), replaying.signal);
        if (replaying.signal.aborted) return true;
        recorder.yielded(count, bytesOf(slots));
        // Wait while a stream is far enough ahead.
        await freedBy(() => yields(slots, at));
      }
    }
    if (reader.yields === count) return true;
  } catch {
    // Damaged: handled below like a run that is too short.
  }
  if (replaying.signal.aborted) return true;
  delete run.replay;
  recorder.restart();
  drop();
  return false;
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
