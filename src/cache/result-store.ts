import { createStore, delMany, get, keys, promisifyRequest, set, type UseStore } from 'idb-keyval';
import * as v from 'valibot';
import type { RecordedBatch, RecordedRun } from '../protocol';
import { createPatience, patience } from './patience';
import { inPieces } from './pieces';
import { createResultReader, pieceKeys, rangeOf } from './read-result';
import { entrySchema, formatVersion, isNewer, type ResultEntry } from './result-entry';

/** Limits on one app's entries; the least recently used are evicted first. */
export type Bounds = { maxEntries: number; maxBytes: number };

export const defaultBounds: Bounds = { maxEntries: 128, maxBytes: 256_000_000 };

export type KeptResult = { entry: ResultEntry; run: RecordedRun };

/** An owner's entries are listed again after this many writes. */
const listedAgain = 32;

/** How long a search for orphaned pieces may take, in milliseconds. */
const longestSweep = 5000;

/** One database per store: idb-keyval cannot add a second store to an existing database. */
const inDatabase = (path: string) => ({
  entries: createStore(`yieldcast-results${path}`, 'entries'),
  pieces: createStore(`yieldcast-result-pieces${path}`, 'pieces'),
});

/** Owners of what a person or an author kept on purpose. Making room for other owners leaves it alone. */
const isByName = /\n(?:history|values)$/;

/** Would this many bytes exceed the site's storage quota? Browsers round these numbers, and some do not report them. */
const isTight = async (bytes: number): Promise<boolean> => {
  const { quota, usage } = (await navigator.storage?.estimate?.().catch(() => undefined)) ?? {};
  return quota !== undefined && usage !== undefined && usage + bytes > quota;
};

/**
 * The time of a use, in fractional milliseconds since 1970. It is later than all others, even if the clock was set back
 * or both fall within one millisecond.
 */
const afterAll = (entries: Iterable<ResultEntry>): number => {
  let latest = performance.timeOrigin + performance.now();
  for (const { usedAt } of entries) latest = Math.max(latest, usedAt + 0.01);
  return latest;
};

export type ResultStore = ReturnType<typeof openResults>;

/**
 * Opens the store of run results in IndexedDB. A result's description is small and stored apart from its content, so
 * that looking up, listing and evicting never read a result. The description is written last, and only then does the
 * result count as kept: an interrupted write leaves nothing that could be found.
 *
 * @param path the site's path: sites under one host share its databases
 */
export function openResults(path = '', locks: Pick<LockManager, 'request'> | undefined = navigator.locks) {
  const stores = inDatabase(path);
  const inTime = createPatience();
  const keyOf = (owner: string, key: string): IDBValidKey => [owner, key];

  /** The description of a kept result; `undefined` if there is none, or if it has another format. */
  const find = async (owner: string, key: string): Promise<ResultEntry | undefined> => {
    const found = v.safeParse(entrySchema, await inTime(get(keyOf(owner, key), stores.entries)));
    return found.success && found.output.owner === owner ? found.output : undefined;
  };

  /** What each owner has, as last listed, and what this page has written since. */
  const owned = new Map<string, { entries: Map<string, ResultEntry>; writes: number }>();

  /** An owner's entries. They are not listed again for each of many writes: other tabs may have changed a few. */
  const ownedBy = async (owner: string): Promise<Map<string, ResultEntry>> => {
    const before = owned.get(owner);
    if (before && ++before.writes % listedAgain > 0) return before.entries;
    const entries = new Map((await list(owner)).map(({ key, entry }) => [key, entry]));
    owned.set(owner, { entries, writes: 0 });
    return entries;
  };

  const list = async (owner?: string): Promise<{ key: string; entry: ResultEntry }[]> => {
    const all = await inTime(entriesOf(stores.entries, owner));
    return all.flatMap(([key, value]) => {
      const read = v.safeParse(entrySchema, value);
      if (!read.success || !Array.isArray(key) || (owner !== undefined && read.output.owner !== owner)) return [];
      return [{ key: String(key[1]), entry: read.output }];
    });
  };

  const remove = async (removed: readonly { key: string; entry: ResultEntry }[]): Promise<void> => {
    if (removed.length === 0) return;
    for (const { key, entry } of removed) {
      reader.forget(entry.owner, key);
      owned.get(entry.owner)?.entries.delete(key);
    }
    await inTime(
      delMany(
        removed.map(({ key, entry }) => keyOf(entry.owner, key)),
        stores.entries,
      ),
    );
    await inTime(
      delMany(
        removed.flatMap(({ entry }) => pieceKeys(entry)),
        stores.pieces,
      ),
    );
  };

  const reader = createResultReader({ find, remove, inTime, pieces: stores.pieces });
  const { open, openQuickly } = reader;

  /**
   * Writes run side by side, in all tabs. A sweep for orphaned pieces does not wait for them: it is skipped until
   * another time. Writes wait while a sweep runs, or it would delete the pieces they have just written. A lock that is
   * never granted (some engines hold on to the locks of suspended pages) must not block anything.
   */
  const lockName = `yieldcast-results${path}`;
  const whileWriting = async (write: () => Promise<void>): Promise<void> => {
    if (!locks) return write();
    let isGiven = false;
    const begin = () => {
      isGiven = true;
      return write();
    };
    const waiting = AbortSignal.timeout(longestSweep * 2);
    await locks.request(lockName, { mode: 'shared', signal: waiting }, begin).catch((thrown: unknown) => {
      if (isGiven) throw thrown;
      return write();
    });
  };

  /** Removes an owner's least recently used results until the rest is within the limits. Resolves to how many. */
  const evict = async (owner: string, { maxEntries, maxBytes }: Bounds): Promise<number> => {
    const known = [...(await ownedBy(owner)).values()];
    if (known.length <= maxEntries && known.reduce((sum, entry) => sum + entry.bytes, 0) <= maxBytes) return 0;
    // Other tabs may have used or replaced what would go.
    owned.delete(owner);
    const all = [...(await ownedBy(owner))].map(([key, entry]) => ({ key, entry }));
    const newestFirst = all.sort((a, b) => b.entry.usedAt - a.entry.usedAt);
    let bytes = 0;
    const old = newestFirst.filter(({ entry }, place) => {
      bytes += entry.bytes;
      return place >= maxEntries || bytes > maxBytes;
    });
    await remove(old);
    return old.length;
  };

  /**
   * Frees space when the browser has none left: removes half of the owner's results. If the owner has one at most,
   * removes half of all results, but not what a person or an author keeps by name. Resolves to whether anything was
   * removed.
   */
  const makeRoom = async (owner: string): Promise<boolean> => {
    const own = await list(owner);
    const all = own.length > 1 ? own : (await list()).filter(({ entry }) => !isByName.test(entry.owner));
    const oldestFirst = all.sort((a, b) => a.entry.usedAt - b.entry.usedAt);
    const half = oldestFirst.reduce((sum, { entry }) => sum + entry.bytes, 0) / 2;
    let bytes = 0;
    const old = oldestFirst.filter(({ entry }, place) => {
      const goes = bytes < half || place < all.length / 2;
      bytes += entry.bytes;
      return goes;
    });
    await remove(old);
    return old.length > 0;
  };

  return {
    find,
    list,
    remove,
    evict,

    /** Reads ahead what the first look-up of an owner needs. Waits for `idle` in between. */
    ready: async (owner: string, idle: () => Promise<void>): Promise<void> => reader.ready(await list(owner), idle),

    open,
    openQuickly,

    /** Reads a whole result. An incomplete or damaged one is removed. */
    read: async (owner: string, key: string): Promise<KeptResult | undefined> => {
      const opened = await open(owner, key);
      if (!opened) return undefined;
      const { entry } = opened;
      const batches: RecordedBatch[] = [];
      try {
        for await (const piece of opened.pieces) batches.push(...piece);
      } catch {
        // The result has too few yields now, so it is removed below.
      }
      const yields = batches.reduce((sum, { count }) => sum + count, 0);
      if (yields === entry.yields) return { entry, run: { batches, yields, bytes: entry.bytes } };
      await remove([{ key, entry }]);
      return undefined;
    },

    /** Marks a result as just used, so that it is evicted last. */
    touch: async (owner: string, key: string): Promise<void> => {
      // In one transaction, since another tab may remove or rewrite it at the same moment.
      await inTime(
        stores.entries('readwrite', async (store) => {
          const all = promisifyRequest<unknown[]>(store.getAll(rangeOf(owner)));
          const entry: unknown = await promisifyRequest(store.get(keyOf(owner, key)));
          const others = (await all).filter((each) => v.is(entrySchema, each));
          if (v.is(entrySchema, entry)) {
            const used = { ...entry, usedAt: afterAll(others) };
            store.put(used, keyOf(owner, key));
            owned.get(owner)?.entries.set(key, used);
          }
          await promisifyRequest(store.transaction);
        }),
      );
    },

    /**
     * Writes a result. Each piece waits for `idle`, which settles when the page has nothing better to do.
     *
     * @returns whether older results had to be removed because the browser is out of space
     * @throws {Error} if the browser refuses to store it; nothing is left behind then
     */
    write: async (
      owner: string,
      key: string,
      run: RecordedRun & { seconds: number; title?: string | undefined },
      bounds: Bounds,
      idle: () => Promise<void>,
    ): Promise<boolean> => {
      const pieces = inPieces(run.batches, run.bytes / Math.max(1, run.yields));
      const now = Date.now();
      const others = await ownedBy(owner);
      const entry: ResultEntry = {
        format: formatVersion,
        owner,
        write: crypto.randomUUID(),
        pieces: pieces.map((piece) => piece.bytes),
        yields: run.yields,
        bytes: run.bytes,
        savedAt: now,
        usedAt: afterAll(others.values()),
        seconds: run.seconds,
        ...(run.title && { title: run.title }),
      };
      const put = async () => {
        const keys = pieceKeys(entry);
        for (const [i, { batches }] of pieces.entries()) {
          await idle();
          await inTime(set(keys[i] as IDBValidKey, batches, stores.pieces), patience.write);
        }
        const before = await find(owner, key);
        await inTime(set(keyOf(owner, key), entry, stores.entries), patience.write);
        if (before) await inTime(delMany(pieceKeys(before), stores.pieces));
        reader.forget(owner, key);
        owned.get(owner)?.entries.set(key, entry);
      };
      const putOrMakeRoom = async () => {
        try {
          return await put();
        } catch (thrown) {
          await inTime(delMany(pieceKeys(entry), stores.pieces)).catch(() => {});
          if (thrown instanceof DOMException && thrown.name === 'DataCloneError') throw thrown;
        }
        // Most likely the disk is full. Chromium frees space some time after the delete.
        roomMade = await makeRoom(owner);
        await idle();
        await put();
      };
      let roomMade = (await isTight(run.bytes)) && (await makeRoom(owner));
      await whileWriting(putOrMakeRoom);
      await evict(owner, bounds);
      return roomMade;
    },

    /** Removes what can never be found: pieces of interrupted writes, and entries that are damaged or outdated. */
    sweep: async (): Promise<void> => {
      await locks?.request(lockName, { mode: 'exclusive', ifAvailable: true }, async (lock) => {
        if (!lock) return;
        const began = performance.now();
        const all = await inTime(keys<IDBValidKey>(stores.pieces));
        const described = await inTime(entriesOf(stores.entries));
        const broken = described.filter(([, value]) => !v.is(entrySchema, value) && !isNewer(value));
        if (broken.length > 0) {
          await inTime(
            delMany(
              broken.map(([key]) => key),
              stores.entries,
            ),
          );
        }
        const known = new Set(described.map(([, value]) => (value as Partial<ResultEntry> | null)?.write));
        for (const [, value] of broken) known.delete((value as Partial<ResultEntry> | null)?.write);
        const orphans = all.filter((key) => Array.isArray(key) && !known.has(String(key[0])));
        // After this long (the page may have been suspended), writes may have stopped waiting for the lock.
        if (orphans.length === 0 || performance.now() - began > longestSweep) return;
        await inTime(delMany(orphans, stores.pieces));
      });
    },
  };
}

/** The entries of a store with their keys, of one owner or of all. */
const entriesOf = (within: UseStore, owner?: string): Promise<[IDBValidKey, unknown][]> =>
  within('readonly', async (store) => {
    const range = owner === undefined ? null : rangeOf(owner);
    const [keys, values] = await Promise.all([
      promisifyRequest(store.getAllKeys(range)),
      promisifyRequest<unknown[]>(store.getAll(range)),
    ]);
    return keys.map((key, i) => [key, values[i]]);
  });
