import type { Locks } from '../../../src/playground/drafts/run-mark';
import type { Database, InstantStorage } from '../../../src/playground/drafts/storage';

/** A database of one browser, in memory. Values are copied, as IndexedDB does. */
export const memoryDatabase = () => {
  const map = new Map<string, unknown>();
  const database: Database = {
    entries: async () => [...map],
    keys: async () => [...map.keys()],
    read: async (keys) => keys.map((key) => map.get(key)),
    set: async (key, value) => void map.set(key, structuredClone(value)),
    delete: async (key) => void map.delete(key),
  };
  return { map, database };
};

export const memoryStorage = (): InstantStorage => {
  const map = new Map<string, string>();
  return {
    getItem: (key) => map.get(key) ?? null,
    setItem: (key, value) => void map.set(key, value),
    removeItem: (key) => void map.delete(key),
    key: (index) => [...map.keys()][index] ?? null,
    get length() {
      return map.size;
    },
  };
};

/** The locks of one browser; `end` is what the end of a tab does to its locks. */
export const memoryLocks = () => {
  const names = new Set<string>();
  const locks: Locks = {
    held: async () => [...names],
    take: (name) => {
      names.add(name);
      return () => void names.delete(name);
    },
  };
  return { locks, end: () => names.clear() };
};
