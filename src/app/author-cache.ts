import * as v from 'valibot';
import { bytesIn, defaultBounds, type ResultEntry, UnhashableError } from '../cache';
import type { Program, RecordedRun, Slot } from '../protocol';
import { whenIdle } from './idle';
import { closedStorage, isFresh, mostBytesOfResult, mostEntries, resultKey, results } from './kept-results';
import type { SketchOrigin } from './sketch-origin';

/** What `yc.cache` and `yc.cached` may ask. Their content has not been checked before they get here. */
const key = v.pipe(v.string(), v.maxLength(1000));
const positive = v.optional(v.pipe(v.number(), v.minValue(Number.MIN_VALUE)));
const askSchema = v.variant('op', [
  v.strictObject({ op: v.picklist(['get', 'has', 'delete']), key }),
  v.strictObject({ op: v.literal('set'), key, value: v.unknown(), maxAge: positive }),
  v.strictObject({ op: v.picklist(['keys', 'clear']) }),
  v.strictObject({ op: v.literal('find'), basis: v.unknown(), maxAge: positive }),
  v.strictObject({
    op: v.literal('keep'),
    key: v.pipe(
      v.string(),
      v.check((text) => /^[0-9a-f]{64}$/.test(text)),
    ),
    value: v.unknown(),
    maxEntries: positive,
    maxBytes: positive,
  }),
]);
type Ask = v.InferOutput<typeof askSchema>;

type Answer = { value: unknown } | { wrong: string };

const bounds = { ...defaultBounds, maxEntries: 1000 };

/** Values still being written to the database. They can be used already. */
const underWay = new Map<string, unknown>();

/** The bytes of these values. A program may compute faster than the page writes: beyond the limit, values are not kept. */
let bytesUnderWay = 0;
const mostUnderWay = 128_000_000;

let told = false;

/**
 * Answers a program that asks for values it has kept. It gets only its own sketch's values, and the page does not
 * inspect them.
 *
 * @param notify called at most once, with a sentence that says why nothing is kept
 */
export const answer = async (
  asked: unknown,
  program: Program,
  { identity }: SketchOrigin,
  notify: (sentence: string) => void,
): Promise<Answer> => {
  const read = v.safeParse(askSchema, asked);
  if (!read.success) return { wrong: 'This is nothing that can be asked of yc.cache.' };
  try {
    return await give(read.output, program, await identity);
  } catch (thrown) {
    if (thrown instanceof DOMException && thrown.name === 'DataCloneError') {
      return { wrong: `This value cannot be kept: ${thrown.message}` };
    }
    if (read.output.op === 'find' && (thrown instanceof UnhashableError || thrown instanceof RangeError)) {
      return { wrong: `What it was given cannot be compared with what it was given before: ${thrown.message}` };
    }
    if (!told) notify(closedStorage());
    told = true;
    const { op } = read.output;
    return { value: { has: false, delete: false, keys: [], find: null }[op as string] };
  }
};

/** Values under an author's own keys, and results of single functions: each kind has its own limits. */
const ownersOf = (identity: string) => ({ values: `${identity}\nvalues`, steps: `${identity}\nsteps` });

const give = async (asked: Ask, program: Program, identity: string): Promise<Answer> => {
  const { values, steps } = ownersOf(identity);
  switch (asked.op) {
    case 'get':
      return { value: await keptValue(values, asked.key) };
    case 'has':
      return { value: isCurrent(await results.find(values, asked.key)) };
    case 'delete': {
      const entry = await results.find(values, asked.key);
      if (entry) await results.remove([{ key: asked.key, entry }]);
      return { value: isCurrent(entry) };
    }
    case 'keys': {
      const all = await results.list(values);
      return { value: all.filter(({ entry }) => isCurrent(entry)).map((each) => each.key) };
    }
    case 'clear':
      await results.remove(await results.list(values));
      return { value: undefined };
    case 'set': {
      const bytes = bytesIn(asked.value, mostBytesOfResult);
      if (bytes > mostBytesOfResult) return { wrong: tooLarge(mostBytesOfResult) };
      await results.write(values, asked.key, asRun(asked.value, bytes, asked.maxAge), bounds, async () => {});
      return { value: undefined };
    }
    case 'find': {
      const key = await resultKey(program, 'cached', asked.basis);
      return { value: { key, kept: underWay.get(`${steps}\n${key}`) ?? (await keptValue(steps, key, asked.maxAge)) } };
    }
    case 'keep': {
      const maxBytes = Math.min(asked.maxBytes ?? mostBytesOfResult, bounds.maxBytes);
      const maxEntries = Math.min(asked.maxEntries ?? defaultBounds.maxEntries, mostEntries);
      const bytes = bytesIn(asked.value, maxBytes);
      if (bytes > maxBytes) return { wrong: tooLarge(maxBytes) };
      const place = `${steps}\n${asked.key}`;
      if (underWay.has(place)) return { value: undefined };
      if (bytesUnderWay > 0 && bytesUnderWay + bytes > mostUnderWay) {
        return { wrong: 'Results come faster than this browser stores them.' };
      }
      underWay.set(place, asked.value);
      bytesUnderWay += bytes;
      // Write in the background, while the generator goes on.
      void whenIdle()
        .then(() => results.write(steps, asked.key, asRun(asked.value, bytes), { ...bounds, maxEntries }, whenIdle))
        .catch(() => {})
        .finally(() => {
          underWay.delete(place);
          bytesUnderWay -= bytes;
        });
      return { value: undefined };
    }
  }
};

const tooLarge = (most: number) =>
  `This value is too large to be kept: at most ${(most / 1_000_000).toLocaleString('en')} MB may be.`;

const keptValue = async (owner: string, key: string, maxAge?: number): Promise<unknown> => {
  const kept = await results.read(owner, key);
  if (!kept || !isCurrent(kept.entry) || !isFresh(kept.entry, maxAge)) return undefined;
  void whenIdle().then(() => results.touch(owner, key).catch(() => {}));
  return kept.run.batches[0]?.slots[0];
};

/** Does the entry exist, and is it within the maximum age that its author set? A value's `seconds` hold that age. */
const isCurrent = (entry: ResultEntry | undefined): boolean =>
  entry !== undefined && isFresh(entry, entry.seconds || undefined);

/** Wraps a value as a run with one yield, which is how it is kept. */
const asRun = (value: unknown, bytes: number, maxAge = 0): RecordedRun & { seconds: number } => ({
  batches: [{ at: 0, count: 1, slots: [value as Slot] }],
  yields: 1,
  bytes,
  seconds: Number.isFinite(maxAge) ? maxAge : 0,
});
