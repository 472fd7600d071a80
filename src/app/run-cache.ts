import {
  type Bounds,
  defaultBounds,
  fingerprint,
  formatVersion,
  openResults,
  type RunRecording,
  recordRun,
} from '../cache';
import { type KeptRun, type Run, runtimeText } from '../host';
import type { Outcome, Program, Slot } from '../protocol';
import { whenIdle } from './idle';
import type { SketchOrigin } from './sketch-origin';

/** A run that yields more is not kept, in bytes, unless its author says otherwise. */
const mostBytesOfRun = 64_000_000;

/** A clock that was set back by more than this, in milliseconds, makes ages meaningless. */
const clockTolerance = 60_000;

/** The databases of this site: neighbours under the same host have their own. */
const results = openResults(new URL('.', document.baseURI).pathname);

let runtime: Promise<string> | undefined;

export type RunCache = ReturnType<typeof createRunCache>;

/**
 * Keeps the runs of an app's cached listeners, and finds them again.
 *
 * @param notify is told once why nothing is kept, in a sentence
 */
export const createRunCache = (origin: SketchOrigin, notify: (sentence: string) => void) => {
  const recordings = new Map<Run, { key: string; recording: RunRecording }>();
  let programKey: { program: Program; key: Promise<string> } | undefined;
  let told = false;

  const tell = (sentence: string) => {
    if (!told) notify(sentence);
    told = true;
  };

  const keyOf = async (run: Run, basis: unknown, program: Program) => {
    runtime ??= fingerprint(runtimeText);
    if (programKey?.program !== program) {
      programKey = { program, key: fingerprint([program.entry, program.modules, program.extras]) };
    }
    const { listener } = run.request;
    return fingerprint([formatVersion, await runtime, await programKey.key, listener, basis]);
  };

  const boundsOf = ({ listener }: Run): Bounds => ({
    ...defaultBounds,
    ...(listener.cache?.maxEntries !== undefined && { maxEntries: listener.cache.maxEntries }),
  });

  /** Keeps a run when the page has nothing better to do. */
  const keep = async (run: Run, key: string, recording: RunRecording) => {
    const recorded = recording.finish();
    if (!recorded) return tell('This result is not kept: it is too large, or holds what cannot be stored.');
    try {
      await whenIdle();
      const seconds = (run.recorder.record.ended ?? 0) / 1000;
      await results.write(await origin.identity, key, { ...recorded, seconds }, boundsOf(run), whenIdle);
    } catch {
      tell('Results are not kept: this browser’s storage is full or closed to this page.');
    }
  };

  return {
    /** What an earlier run yielded. Where there is none, what this run yields is recorded. */
    async find(run: Run, basis: unknown, program: Program): Promise<KeptRun | undefined> {
      const { maxAge = Number.POSITIVE_INFINITY, maxBytes = mostBytesOfRun, pace = false } = run.listener.cache ?? {};
      let key: string;
      try {
        key = await keyOf(run, basis, program);
      } catch {
        tell('Results are not kept: what the run was given cannot be compared with what another was given.');
        return undefined;
      }
      try {
        const owner = await origin.identity;
        const kept = await results.read(owner, key);
        const age = Date.now() - (kept?.entry.savedAt ?? 0);
        if (kept && age <= maxAge * 1000 && age >= -clockTolerance) {
          void whenIdle().then(() => results.touch(owner, key).catch(() => {}));
          return { batches: kept.run.batches, pace };
        }
      } catch {
        tell('Results are not kept: this browser’s storage is full or closed to this page.');
      }
      recordings.set(run, { key, recording: recordRun(maxBytes) });
      return undefined;
    },

    /** Takes a copy of a run's yields. */
    yields(run: Run, slots: readonly Slot[]) {
      const outputs = run.listener.outputs.length;
      if (outputs > 0) recordings.get(run)?.recording.add(slots, slots.length / outputs);
    },

    /** A run is over. Only one that ended well is kept. */
    end(run: Run, outcome: Outcome['type']) {
      const recorded = recordings.get(run);
      recordings.delete(run);
      if (recorded && outcome === 'done') void keep(run, recorded.key, recorded.recording);
    },
  };
};
