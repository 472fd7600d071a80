import { openHistory, type RunFacts } from '../../cache';
import type { Run } from '../../host';
import type { AppDescription, RecordedBatch, RecordedRun, Slot, WireValue } from '../../protocol';
import { say } from '../../words';
import { whenIdle } from '../idle';
import { results } from '../kept-results';
import type { SketchOrigin } from '../sketch-origin';
import { millisecondsOf, outcomeOf } from './history-lines';
import type { PastRun } from './recording';
import { type Recording, readTaken, type Taken } from './taken';

export const history = openHistory(new URL('.', document.baseURI).pathname);

/** Marked runs are kept until a person removes them, or there are more than this. */
const bounds = { maxEntries: 500, maxBytes: 256_000_000 };

const visit = performance.timeOrigin;

const shapeOf = ({ components }: AppDescription): string => components.map(({ kind }) => kind).join();

/** Marked runs get a copy of their own, since a result that a listener keeps may be evicted for others. */
const ownerOf = (identity: string) => `${identity}\nhistory`;

/** Lists a run whose listener keeps its result. It can be opened again as long as that result exists. */
export const listRun = async (
  { id, listener, recorder }: Run,
  inputs: readonly WireValue[],
  key: string,
  description: AppDescription,
  origin: SketchOrigin,
): Promise<void> => {
  const identity = await origin.identity;
  const all = await history.list(identity);
  // A person has marked it meanwhile, so it is listed already.
  if (all.some((each) => each.visit === visit && each.run === id && each.id !== key)) return;
  const before = all.find((each) => each.id === key);
  const { ended = 0, lastYield = ended, yields } = recorder.record;
  // A dynamic import, so that it stays in a chunk of its own. Every app has loaded that chunk by now.
  const { inShort } = await import('./recording');
  await history.put(identity, {
    ...before,
    format: 1,
    id: key,
    visit,
    run: id,
    began: performance.timeOrigin + recorder.began,
    inputs: inShort(inputs),
    // For a run that came from the cache, keep the time it took to compute.
    milliseconds: recorder.record.fromCache && before ? before.milliseconds : lastYield,
    yields,
    outcome: 'done',
    shape: shapeOf(description),
    kept: before?.kept?.as === 'own' ? before.kept : { as: 'result', key, outputs: [...listener.outputs] },
  });
};

const pastRun = (facts: RunFacts, description: AppDescription): PastRun => ({
  recording: { first: 0, taken: [], yields: facts.yields, kept: 0, bytes: 0, every: 1 },
  began: new Date(facts.began),
  inputs: facts.inputs,
  recorders: [],
  pinned: facts.pinned,
  rating: facts.rating,
  note: facts.note,
  facts: facts.shape === shapeOf(description) ? facts : { ...facts, kept: undefined },
});

/**
 * The kept runs that the page does not list itself (`earlier`), and what is kept about those that it does (`known`).
 */
export const earlierRuns = async (
  own: readonly PastRun[],
  description: AppDescription,
  origin: SketchOrigin,
): Promise<{ earlier: PastRun[]; known: Map<PastRun, RunFacts> }> => {
  const known = new Map<PastRun, RunFacts>();
  const earlier: PastRun[] = [];
  for (const facts of await history.list(await origin.identity)) {
    const mine = facts.visit === visit ? own.find(({ recording }) => recording.first === facts.run) : undefined;
    if (mine) known.set(mine, facts);
    else earlier.push(pastRun(facts, description));
  }
  return { earlier, known };
};

/** Stores how a person marked a run, with a copy of its yields. Resolves to what is now known about the run. */
export const markRun = async (run: PastRun, description: AppDescription, origin: SketchOrigin): Promise<RunFacts> => {
  const identity = await origin.identity;
  const { pinned, rating, note, recording } = run;
  // The page may have stored this run after the list on screen was made.
  const known =
    run.facts ?? (await history.list(identity)).find((each) => each.visit === visit && each.run === recording.first);
  const id = known?.id ?? crypto.randomUUID();
  let kept = known?.kept;
  if (kept?.as !== 'own' && (pinned || rating || note)) {
    if (recording.taken.length === 0) await loadYields(run, description, origin).catch(() => {});
    if (recording.taken.length > 0) {
      await writeYields(identity, id, recording, millisecondsOf(run) / 1000, description.layout.title);
      kept = { as: 'own' };
    }
  }
  const outcome = outcomeOf(run);
  const facts: RunFacts = {
    ...(known ?? {
      format: 1,
      visit,
      run: recording.first,
      began: run.began.getTime(),
      inputs: run.inputs,
      shape: shapeOf(description),
    }),
    id,
    milliseconds: millisecondsOf(run),
    yields: recording.yields,
    outcome: outcome ?? 'stopped',
    pinned,
    rating,
    note,
    kept,
  };
  await history.put(identity, facts);
  return facts;
};

const writeYields = (owner: string, id: string, recording: Recording, seconds: number, title?: string) => {
  const batches = recording.taken.map(
    (taken): RecordedBatch => ({ at: taken.times[0] ?? 0, count: 1, slots: [taken as unknown as Slot] }),
  );
  const run = { batches, yields: batches.length, bytes: recording.bytes, seconds, title };
  return results.write(ownerOf(owner), id, run, bounds, whenIdle);
};

/** Loads what an earlier run yielded into its recording. */
export const loadYields = async (
  { recording, facts }: PastRun,
  description: AppDescription,
  origin: SketchOrigin,
): Promise<void> => {
  if (!facts?.kept || recording.taken.length > 0) return;
  const identity = await origin.identity;
  const { kept, id } = facts;
  const found = kept.as === 'own' ? await results.read(ownerOf(identity), id) : await results.read(identity, kept.key);
  if (!found) throw new Error(say('What this run yielded is no longer kept.'));
  const taken =
    kept.as === 'own' ? found.run.batches.map(({ slots }) => slots[0] as unknown) : takenOf(found.run, kept);
  const read = readTaken(taken, description);
  if (!read) throw new Error(say('What was kept of this run is damaged, and cannot be shown.'));
  const count = read.reduce((sum, { numbers }) => sum + numbers.length, 0);
  const every = Math.max(1, Math.round(facts.yields / Math.max(1, count)));
  Object.assign(recording, { taken: read, kept: count, bytes: found.run.bytes, every });
};

const takenOf = ({ batches }: RecordedRun, { outputs }: { outputs: readonly number[] }): Taken[] => {
  let number = 0;
  return batches.map(({ slots, count, at }) => ({
    outputs,
    slots,
    numbers: Array.from({ length: count }, () => ++number),
    times: Array.from({ length: count }, () => at),
  }));
};

/** Removes a run from the list, and the copy of its yields. */
export const forgetRun = async ({ facts }: PastRun, origin: SketchOrigin): Promise<void> => {
  if (!facts) return;
  const identity = await origin.identity;
  await history.remove(identity, [facts.id]);
  const entry = await results.find(ownerOf(identity), facts.id);
  if (entry) await results.remove([{ key: facts.id, entry }]);
};
