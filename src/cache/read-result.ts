import { promisifyRequest, type UseStore } from 'idb-keyval';
import type { RecordedBatch } from '../protocol';
import { createFirstPieces } from './first-pieces';
import { isPiece } from './pieces';
import type { ResultEntry } from './result-entry';

/** A kept result that is still being read. Its pieces arrive in order; a damaged or missing piece throws. */
export type OpenedResult = { entry: ResultEntry; pieces: AsyncIterable<RecordedBatch[]> };

type Listed = { key: string; entry: ResultEntry };

/** How many entries are remembered, to read their content at once. */
const mostSeen = 1000;

/** How many entries have their first piece read ahead. */
const mostReady = 12;

/** Where the pieces of an entry are. */
export const pieceKeys = ({ write, pieces }: ResultEntry): IDBValidKey[] => pieces.map((_, i) => [write, i]);

/** All keys of an owner, or of a write. The upper bound is an array, which sorts after all text and numbers. */
export const rangeOf = (first: string): IDBKeyRange => IDBKeyRange.bound([first], [first, []]);

/** Reads the content of results, as much of it as possible before and while the database answers. */
export const createResultReader = ({
  find,
  remove,
  inTime,
  pieces,
}: {
  find(owner: string, key: string): Promise<ResultEntry | undefined>;
  remove(removed: readonly Listed[]): Promise<void>;
  inTime<T>(operation: Promise<T>): Promise<T>;
  pieces: UseStore;
}) => {
  const idOf = (owner: string, key: string) => `${owner}\n${key}`;
  /** The entries that were read last. They may be outdated, and so may the first pieces: other tabs write, too. */
  const seen = new Map<string, ResultEntry>();
  const see = (key: string, entry: ResultEntry) => {
    if (seen.size > mostSeen) seen.clear();
    seen.set(idOf(entry.owner, key), entry);
  };
  const firsts = createFirstPieces();

  /**
   * Reads pieces in one transaction, so that no other tab can remove some of them in between. Each promise settles when
   * its piece arrives.
   */
  const getPieces = (wanted: readonly IDBValidKey[]) =>
    pieces('readonly', async (store) => wanted.map((key) => pending(store.get(key))));

  /** Begins to read an entry's pieces: asks for the first one, and counts them. */
  const begin = (entry: ResultEntry) =>
    inTime(
      pieces('readonly', async (store) => {
        const [first] = pieceKeys(entry);
        return {
          entry,
          first: first && pending(store.get(first)),
          count: pending(store.count(rangeOf(entry.write))),
        };
      }),
    );

  /** The rest of {@link begin}; `undefined` if a piece is missing. Awaits `between` once the first one has been used. */
  const proceed = async (
    { entry, first, count }: Awaited<ReturnType<typeof begin>>,
    between: () => Promise<void>,
  ): Promise<OpenedResult | undefined> => {
    if ((await inTime(count)) !== entry.pieces.length) return undefined;
    const inOrder = async function* () {
      if (first) yield await read(first);
      yield* rest(entry, between);
    };
    return { entry, pieces: inOrder() };
  };

  /** The pieces after the first one. */
  const rest = async function* (entry: ResultEntry, between: () => Promise<void>) {
    const others = pieceKeys(entry).slice(1);
    if (others.length === 0) return;
    await between();
    for (const value of await inTime(getPieces(others))) yield await read(value);
  };

  const read = async (value: Promise<unknown>): Promise<RecordedBatch[]> => {
    const batches = await inTime(value);
    if (isPiece(batches)) return batches;
    throw new Error('A piece of this result is damaged.');
  };

  /** Starts reading a result. An incomplete one is removed. */
  const open = async (
    owner: string,
    key: string,
    between = () => Promise.resolve(),
  ): Promise<OpenedResult | undefined> => {
    // Most likely the entry is as it was seen last: read its content along with it, not after it.
    const guess = seen.get(idOf(owner, key));
    const [found, begun] = await Promise.all([find(owner, key), guess && begin(guess).catch(() => undefined)]);
    if (found) see(key, found);
    for (let entry = found; entry !== undefined; ) {
      const opened = await proceed(begun?.entry.write === entry.write ? begun : await begin(entry), between);
      if (opened) return opened;
      const now = await find(owner, key);
      // Another tab has rewritten the result in the meantime.
      if (now?.write !== entry.write) entry = now;
      else {
        await remove([{ key, entry }]);
        return undefined;
      }
    }
    return undefined;
  };

  /**
   * Like {@link open}, but may begin with a first piece that is held in memory. Whether the result is still kept
   * is then known only at its end: if not, it throws like a damaged one.
   */
  const openQuickly = async (
    owner: string,
    key: string,
    between?: () => Promise<void>,
  ): Promise<OpenedResult | undefined> => {
    const id = idOf(owner, key);
    const held = firsts.get(id);
    if (!held) {
      const opened = await open(owner, key, between);
      return opened && { entry: opened.entry, pieces: holdFirst(id, opened) };
    }
    const { entry, batches } = held;
    const found = find(owner, key);
    found.catch(() => {});
    const inOrder = async function* () {
      yield batches as RecordedBatch[];
      yield* rest(entry, between ?? (async () => {}));
      if ((await found)?.write === entry.write) return;
      firsts.remove(id);
      throw new Error('This result is no longer kept.');
    };
    return { entry, pieces: inOrder() };
  };

  /** Passes the pieces on, and holds a copy of the first. */
  const holdFirst = async function* (id: string, { entry, pieces: opened }: OpenedResult) {
    let isFirst = true;
    for await (const piece of opened) {
      if (isFirst && !firsts.has(id)) firsts.put(id, entry, structuredClone(piece));
      isFirst = false;
      yield piece;
    }
  };

  return {
    open,
    openQuickly,

    /** Call when a result is removed or replaced. */
    forget: (owner: string, key: string) => firsts.remove(idOf(owner, key)),

    /** Reads ahead: these entries, and the first pieces of those that were used last. */
    ready: async (listed: readonly Listed[], idle: () => Promise<void>): Promise<void> => {
      const latestFirst = listed.toSorted((a, b) => b.entry.usedAt - a.entry.usedAt);
      for (const { key, entry } of latestFirst.slice(0, mostSeen)) see(key, entry);
      for (const { key, entry } of latestFirst.slice(0, mostReady)) {
        const id = idOf(entry.owner, key);
        if (firsts.has(id)) continue;
        await idle();
        const opened = await open(entry.owner, key);
        if (opened) await holdFirst(id, opened).next();
      }
    },
  };
};

/** The result of a request that may be awaited later, or never. */
const pending = <T>(request: IDBRequest<T>): Promise<T> => {
  const result = promisifyRequest(request);
  result.catch(() => {});
  return result;
};
