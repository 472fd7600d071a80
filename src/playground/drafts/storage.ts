import { createStore, del, entries, set } from 'idb-keyval';

/** Where drafts lie: a map with asynchronous access. */
export type Database = {
  entries(): Promise<[string, unknown][]>;
  set(key: string, value: unknown): Promise<void>;
  delete(key: string): Promise<void>;
};

/** The browser's IndexedDB. */
export const openDatabase = (): Database => {
  const store = createStore('yieldcast-playground', 'drafts');
  return {
    entries: () => entries<string, unknown>(store),
    set: (key, value) => set(key, value, store),
    delete: (key) => del(key, store),
  };
};

/** The part of `localStorage` that is used: it is written at once, so it serves while a page is being torn down. */
export type InstantStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** `localStorage`, or nothing where the browser refuses it. */
export const openInstantStorage = (): InstantStorage | undefined => {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
};
