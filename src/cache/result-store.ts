import { createStore, delMany, entries, get, keys, set } from 'idb-keyval';
import * as v from 'valibot';
import type { RecordedBatch, RecordedRun } from '../protocol';

/** Entries of another format never match. Count it up when a recorded slot changes its form. */
export const formatVersion = 1;

/** What bounds one app's entries; the least recently used go first. */
export type Bounds = { maxEntries: number; maxBytes: number };

export const defaultBounds: Bounds = { maxEntries: 128, maxBytes: 256_000_000 };

const entrySchema = v.object({
  format: v.literal(formatVersion),
  owner: v.string(),
  /** Names the pieces of this very write: a second tab that writes the same key has its own. */
  write: v.string(),
  /** The bytes that each piece holds, as they were counted. */
  pieces: v.array(v.pipe(v.number(), v.integer())),
  yields: v.number(),
  bytes: v.number(),
  /** Milliseconds since 1970. */
  savedAt: v.number(),
  usedAt: v.number(),
  /** Seconds that the run took. */
  seconds: v.number(),
});

/** What is known of a kept result without reading it. */
export type ResultEntry = v.InferOutput<typeof entrySchema>;

export type KeptResult = { entry: ResultEntry; run: RecordedRun };

/** A piece is one record of the database, in bytes. Larger ones hold up the thread that writes them. */
const pieceSize = 4_000_000;

/** A database that has not answered by then, in milliseconds, is taken for one that never will. */
const patience = 2000;

/** One database a store: a second store in a database that exists is never made by idb-keyval. */
const inDatabase = (path: string) => ({
  entries: createStore(`yieldcast-results${path}`, 'entries'),
  pieces: createStore(`yieldcast-result-pieces${path}`, 'pieces'),
});

export type ResultStore = ReturnType<typeof openResults>;

/**
 * Results of runs in IndexedDB. What describes a result is small and apart from what it holds, so that looking up, listing
 * and evicting never read a result. A result counts as kept once its description is there, which is written last: a
 * write that was cut off leaves nothing that could be found.
 *
 * @param path the site's path: sites under one host share its databases
 */
export function openResults(path = '') {
  const stores = inDatabase(path);
  const keyOf = (owner: string, key: string): IDBValidKey => [owner, key];
  const pieceKeys = ({ write, pieces }: ResultEntry): IDBValidKey[] => pieces.map((_, i) => [write, i]);

  /** The description of a kept result; `undefined` for none, and for what is of another format. */
  const find = async (owner: string, key: string): Promise<ResultEntry | undefined> => {
    const found = v.safeParse(entrySchema, await inTime(get(keyOf(owner, key), stores.entries)));
    return found.success && found.output.owner === owner ? found.output : undefined;
  };

  const list = async (owner?: string): Promise<{ key: string; entry: ResultEntry }[]> => {
    const all = await inTime(entries<IDBValidKey, unknown>(stores.entries));
    return all.flatMap(([key, value]) => {
      const read = v.safeParse(entrySchema, value);
      if (!read.success || !Array.isArray(key) || (owner !== undefined && read.output.owner !== owner)) return [];
      return [{ key: String(key[1]), entry: read.output }];
    });
  };

  const remove = async (removed: readonly { key: string; entry: ResultEntry }[]): Promise<void> => {
    if (removed.length === 0) return;
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

  const readPieces = async (entry: ResultEntry): Promise<RecordedRun | undefined> => {
    const batches: RecordedBatch[] = [];
    for (const piece of pieceKeys(entry)) {
      const part = await inTime(get<RecordedBatch[]>(piece, stores.pieces));
      if (!Array.isArray(part)) return undefined;
      batches.push(...part);
    }
    const yields = batches.reduce((sum, { count }) => sum + count, 0);
    return yields === entry.yields ? { batches, yields, bytes: entry.bytes } : undefined;
  };

  /** Makes room by letting the least recently used of an owner's results go. */
  const evict = async (owner: string, { maxEntries, maxBytes }: Bounds): Promise<number> => {
    const newestFirst = (await list(owner)).sort((a, b) => b.entry.usedAt - a.entry.usedAt);
    let bytes = 0;
    const old = newestFirst.filter(({ entry }, place) => {
      bytes += entry.bytes;
      return place >= maxEntries || bytes > maxBytes;
    });
    await remove(old);
    return old.length;
  };

  return {
    find,
    list,
    remove,
    evict,

    /** Reads a result. One that is incomplete is dropped. */
    read: async (owner: string, key: string): Promise<KeptResult | undefined> => {
      for (let entry = await find(owner, key); entry !== undefined; ) {
        const run = await readPieces(entry);
        if (run) return { entry, run };
        const now = await find(owner, key);
        // Another tab has written the result anew in the meantime.
        if (now?.write !== entry.write) entry = now;
        else {
          await remove([{ key, entry }]);
          return undefined;
        }
      }
      return undefined;
    },

    /** A result was used: it is the last to go now. */
    touch: async (owner: string, key: string): Promise<void> => {
      const entry = await find(owner, key);
      if (entry) await inTime(set(keyOf(owner, key), { ...entry, usedAt: Date.now() }, stores.entries));
    },

    /**
     * Keeps a result. `idle` settles when the page has nothing better to do; each piece waits for it.
     *
     * @throws {Error} where the browser refuses; nothing is left behind then
     */
    write: async (
      owner: string,
      key: string,
      run: RecordedRun & { seconds: number },
      bounds: Bounds,
      idle: () => Promise<void>,
    ): Promise<void> => {
      const pieces = inPieces(run.batches, run.bytes / Math.max(1, run.yields));
      const now = Date.now();
      const entry: ResultEntry = {
        format: formatVersion,
        owner,
        write: crypto.randomUUID(),
        pieces: pieces.map((piece) => piece.bytes),
        yields: run.yields,
        bytes: run.bytes,
        savedAt: now,
        usedAt: now,
        seconds: run.seconds,
      };
      const put = async () => {
        const keys = pieceKeys(entry);
        for (const [i, { batches }] of pieces.entries()) {
          await idle();
          await inTime(set(keys[i] as IDBValidKey, batches, stores.pieces), patience + pieces.length * 1000);
        }
        const before = await find(owner, key);
        await inTime(set(keyOf(owner, key), entry, stores.entries));
        if (before) await inTime(delMany(pieceKeys(before), stores.pieces));
      };
      try {
        await put();
      } catch {
        // Most likely the disk is full. Half of what is kept makes room; Chromium frees it some time after the delete.
        await inTime(delMany(pieceKeys(entry), stores.pieces)).catch(() => {});
        await evict(owner, { maxEntries: Math.floor(bounds.maxEntries / 2), maxBytes: bounds.maxBytes / 2 });
        await idle();
        await put();
      }
      await evict(owner, bounds);
    },

    /** Removes pieces that belong to no entry: of writes that were cut off. */
    sweep: async (): Promise<void> => {
      const known = new Set((await list()).map(({ entry }) => entry.write));
      const all = await inTime(keys<IDBValidKey>(stores.pieces));
      const orphans = all.filter((key) => Array.isArray(key) && !known.has(String(key[0])));
      if (orphans.length > 0) await inTime(delMany(orphans, stores.pieces));
    },
  };
}

/** Batches in pieces of about {@link pieceSize} bytes. */
const inPieces = (batches: readonly RecordedBatch[], bytesOfYield: number) => {
  const pieces: { batches: RecordedBatch[]; bytes: number }[] = [];
  for (const batch of batches) {
    const bytes = Math.round(batch.count * bytesOfYield);
    const last = pieces.at(-1);
    if (last && last.bytes + bytes <= pieceSize) {
      last.batches.push(batch);
      last.bytes += bytes;
    } else pieces.push({ batches: [batch], bytes });
  }
  return pieces;
};

/** Fails with an `Error` in any case: idb-keyval may reject with `null`, or never settle. */
const inTime = <T>(operation: Promise<T>, milliseconds = patience): Promise<T> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('The browser’s storage does not answer.')), milliseconds);
    operation
      .then(resolve, (error: unknown) =>
        reject(error instanceof Error ? error : new Error('The browser’s storage failed.')),
      )
      .finally(() => clearTimeout(timer));
  });
