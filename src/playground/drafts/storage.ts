import { createStore, del, entries, getMany, keys, set } from 'idb-keyval';

/** Where we store drafts: an asynchronous map. */
export type Database = {
  entries(): Promise<[string, unknown][]>;
  keys(): Promise<string[]>;
  /** The values of these keys, in their order. */
  read(keys: string[]): Promise<unknown[]>;
  set(key: string, value: unknown): Promise<void>;
  delete(key: string): Promise<void>;
};

/** Opens an IndexedDB database. Each kind of data has its own, because idb-keyval only supports one store each. */
export const openDatabase = (name = 'yieldcast-playground', of = 'drafts'): Database => {
  const store = createStore(name, of);
  return {
    entries: () => entries<string, unknown>(store),
    keys: () => keys<string>(store),
    read: (wanted) => getMany(wanted, store),
    set: (key, value) => set(key, value, store),
    delete: (key) => del(key, store),
  };
};

/** The part of `localStorage` that we use. Its writes are synchronous, so they work while a page is being closed. */
export type InstantStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** Returns `localStorage`, or `undefined` if the browser refuses it. */
export const openInstantStorage = (): InstantStorage | undefined => {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
};
