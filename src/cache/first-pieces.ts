import type { RecordedBatch } from '../protocol';
import type { ResultEntry } from './result-entry';

type Held = { entry: ResultEntry; batches: readonly RecordedBatch[] };

/**
 * Holds the first pieces of recently used results in memory, so that a hit is shown before the database answers. Evicts
 * the least recently used.
 */
export const createFirstPieces = (mostBytes = 16_000_000) => {
  const held = new Map<string, Held>();
  const bytesOf = ({ entry }: Held): number => entry.pieces[0] ?? 0;
  let bytes = 0;
  const remove = (id: string) => {
    const before = held.get(id);
    if (before) bytes -= bytesOf(before);
    held.delete(id);
  };
  return {
    has: (id: string): boolean => held.has(id),
    remove,

    /** A copy, since the page transfers the buffers of what it shows. */
    get: (id: string): Held | undefined => {
      const found = held.get(id);
      if (!found) return undefined;
      held.delete(id);
      held.set(id, found);
      return { entry: found.entry, batches: structuredClone(found.batches) as RecordedBatch[] };
    },

    /** Holds the batches themselves: pass a copy if they are used elsewhere. */
    put: (id: string, entry: ResultEntry, batches: readonly RecordedBatch[]) => {
      const each = { entry, batches };
      remove(id);
      // Copying a large one would take too long.
      if (bytesOf(each) > mostBytes / 8) return;
      held.set(id, each);
      bytes += bytesOf(each);
      for (const oldest of held.keys()) {
        if (bytes <= mostBytes) return;
        remove(oldest);
      }
    },
  };
};
