import { type Bounds, defaultBounds, fingerprint, type RunRecording, recordRun } from '../cache';
import type { KeptRun, Run } from '../host';
import {
  type AppDescription,
  afterTurn,
  type Outcome,
  type Program,
  type RecordedBatch,
  type RecordedRun,
  type Slot,
  type WireValue,
} from '../protocol';
import { say } from '../words';
import { includedResults } from './exported/included-results';
import { whenIdle } from './idle';
import { closedStorage, isFresh, littleRoom, mostBytesOfResult, mostEntries, resultKey, results } from './kept-results';
import type { SketchOrigin } from './sketch-origin';

export type RunCache = ReturnType<typeof createRunCache>;

/**
 * Keeps the runs of an app's cached listeners, and finds them again.
 *
 * @param notify called at most once, with a sentence about a problem with keeping results
 * @param examples the inputs of the form's examples, as a run gets them
 */
export const createRunCache = (
  description: AppDescription,
  origin: SketchOrigin,
  notify: (sentence: string) => void,
  examples: () => Promise<readonly (readonly WireValue[])[]>,
) => {
  const { listeners, layout } = description;
  const recordings = new Map<Run, { key: string; recording: RunRecording }>();
  /** Results still being written to the database. They can be used already. */
  const underWay = new Map<string, RecordedRun>();
  /** The cache key and the inputs of each run, to list it by. */
  const listed = new WeakMap<Run, { key: string; inputs: readonly WireValue[] }>();
  /** What marks the result of a run as used. */
  const hits = new WeakMap<Run, () => Promise<void>>();
  let told = false;

  const tell = (sentence: string) => {
    if (!told) notify(sentence);
    told = true;
  };

  const boundsOf = ({ listener }: Run): Bounds => ({
    ...defaultBounds,
    ...(listener.cache?.maxEntries !== undefined && { maxEntries: Math.min(listener.cache.maxEntries, mostEntries) }),
  });

  /** Lists a run that a person began, so that it can be opened again on another visit. */
  const list = async (run: Run) => {
    const { key, inputs } = listed.get(run) ?? {};
    if (key === undefined || run.request.chain || run.request.piece || run.listener.showProgress === 'hidden') return;
    await whenIdle();
    const { listRun } = await import('./timeline/kept-history');
    await listRun(run, inputs ?? [], key, description, origin);
  };

  /** Stores a run when the page is idle. */
  const keep = async (run: Run, key: string, recording: RunRecording) => {
    const recorded = recording.finish();
    if (!recorded) return tell(say('This result is not kept: it is too large, or holds what cannot be stored.'));
    underWay.set(key, recorded);
    try {
      await whenIdle();
      const seconds = (run.recorder.record.ended ?? 0) / 1000;
      const roomMade = await results.write(
        await origin.identity,
        key,
        { ...recorded, seconds, title: layout.title },
        boundsOf(run),
        whenIdle,
      );
      if (roomMade) tell(littleRoom());
    } catch {
      tell(closedStorage());
    } finally {
      if (underWay.get(key) === recorded) underWay.delete(key);
    }
  };

  let exampleKeys: Promise<ReadonlySet<string>> | undefined;

  /** Are these the inputs of one of the form's examples? */
  const isExample = async (basis: unknown): Promise<boolean> => {
    exampleKeys ??= examples().then(async (rows) => new Set(await Promise.all(rows.map((row) => basisKey([row])))));
    return (await exampleKeys).has(await basisKey(basis));
  };

  return {
    /** Reads ahead what the first look-up needs. */
    ready(program: Program | undefined): void {
      const read = async () => results.ready(await origin.identity, whenIdle);
      if (program) Promise.all([resultKey(program), read()]).catch(() => {});
    },

    /**
     * Is the result of these inputs kept? Cannot tell if the listener's author computes the cache key with a function.
     */
    async has(listener: number, inputs: readonly WireValue[], program: Program): Promise<boolean> {
      const key = await resultKey(program, listener, [inputs, undefined]);
      const { maxAge } = listeners[listener]?.cache ?? {};
      const included = includedResults.get(key);
      if (included && isFresh(included.entry, maxAge)) return true;
      const entry = underWay.has(key) ? true : await results.find(await origin.identity, key).catch(() => undefined);
      return entry === true || (entry !== undefined && isFresh(entry, maxAge));
    },

    /** The result of these inputs, if it is kept, for an export to include. */
    async read(listener: number, inputs: readonly WireValue[], program: Program) {
      const key = await resultKey(program, listener, [inputs, undefined]);
      const run = underWay.get(key);
      if (run) return { key, run, savedAt: Date.now(), seconds: 0 };
      const kept = await results.read(await origin.identity, key);
      return kept && { key, run: kept.run, savedAt: kept.entry.savedAt, seconds: kept.entry.seconds };
    },

    /** What an earlier run yielded. If there is none, starts recording what this run yields. */
    async find(run: Run, basis: unknown, program: Program): Promise<KeptRun | undefined> {
      const { maxAge, maxBytes = mostBytesOfResult, pace = false } = run.listener.cache ?? {};
      let key: string;
      try {
        if (run.listener.cache?.examples && !(await isExample(basis))) return undefined;
        key = await resultKey(program, run.request.listener, basis);
      } catch {
        tell(say('Results are not kept: what the run was given cannot be compared with what another was given.'));
        return undefined;
      }
      const record = () =>
        void recordings.set(run, { key, recording: recordRun(Math.min(maxBytes, defaultBounds.maxBytes)) });
      const included = includedResults.get(key);
      if (included && isFresh(included.entry, maxAge)) {
        const drop = () => {
          includedResults.delete(key);
          record();
        };
        return { pieces: [copyOf(included.run.batches)], yields: included.run.yields, pace, drop };
      }
      listed.set(run, { key, inputs: run.listener.cache?.keyed ? [basis as WireValue] : inputsOf(basis) });
      const waiting = underWay.get(key);
      if (waiting) return { pieces: [copyOf(waiting.batches)], yields: waiting.yields, pace, drop: record };
      try {
        const owner = await origin.identity;
        const kept = await results.openQuickly(owner, key, painted);
        if (kept && isFresh(kept.entry, maxAge)) {
          const { entry, pieces } = kept;
          hits.set(run, () => results.touch(owner, key));
          const drop = () => {
            record();
            void results.remove([{ key, entry }]).catch(() => {});
          };
          return { pieces, yields: entry.yields, pace, drop };
        }
      } catch {
        tell(closedStorage());
      }
      record();
      return undefined;
    },

    /** Records a copy of a run's yields. */
    yields(run: Run, slots: readonly Slot[]) {
      const outputs = run.listener.outputs.length;
      if (outputs > 0) recordings.get(run)?.recording.add(slots, slots.length / outputs);
    },

    /** A run is over. It is kept only if it succeeded, and listed only if a person began it. */
    end(run: Run, outcome: Outcome['type'], isTheirs = true) {
      const recorded = recordings.get(run);
      recordings.delete(run);
      // Only now: a write would hold up the rest of the result, which is still being read.
      const touch = hits.get(run);
      if (touch) void whenIdle().then(() => touch().catch(() => {}));
      if (outcome !== 'done') return;
      const kept = recorded && keep(run, recorded.key, recorded.recording);
      if (isTheirs)
        void Promise.resolve(kept)
          .then(() => list(run))
          .catch(() => {});
    },
  };
};

/**
 * Settles once the next frame is painted, with the first piece of a result; after 100 ms at most, as in a hidden tab.
 */
const painted = (): Promise<void> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => afterTurn(resolve));
    setTimeout(resolve, 100);
  });

/** The inputs without the event; a form gets no event. */
const inputsOf = (basis: unknown): readonly WireValue[] => (Array.isArray(basis) ? basis[0] : []) ?? [];

const basisKey = (basis: unknown) => fingerprint(inputsOf(basis));

/** Copies batches that are still to be written, since the page transfers the buffers of what it shows. */
const copyOf = (batches: readonly RecordedBatch[]): RecordedBatch[] => structuredClone(batches) as RecordedBatch[];
