import { createStore, delMany, get, keys, set } from 'idb-keyval';
import type { AppDescription, WireValue } from '../../protocol';

/** The values of every `BrowserState`, by the identity of its sketch, then by its key, or its place where it has none. */
const store = createStore('yieldcast-state', 'values');

const keyOf = ({ components }: AppDescription, id: number, identity: string): IDBValidKey => {
  const { storageKey } = (components[id]?.properties ?? {}) as { storageKey?: string };
  const states = components.filter(({ kind }) => kind === 'browserstate').map((each) => each.id);
  // A list, since in one text the end of an identity could pass for the beginning of a key.
  return [identity, storageKey ?? states.indexOf(id)];
};

/** What the browser has kept of a sketch's states, by component. Where it keeps nothing (private windows), nothing. */
export const readKept = async (
  app: AppDescription,
  identity: string | Promise<string>,
): Promise<Map<number, WireValue>> => {
  await removeUnowned();
  const owner = await identity;
  const found = new Map<number, WireValue>();
  for (const { id, kind } of app.components) {
    if (kind !== 'browserstate') continue;
    const kept = await attempt(() => get<{ state: unknown }>(keyOf(app, id, owner), store));
    if (kept !== undefined) found.set(id, kept);
  }
  return found;
};

export const keep = async (
  app: AppDescription,
  id: number,
  value: WireValue,
  identity: string | Promise<string>,
): Promise<void> => {
  const owner = await identity;
  await attempt(() => set(keyOf(app, id, owner), value, store));
};

/** Storage may be refused by a throw or by a rejection. */
const attempt = async <T>(doing: () => Promise<T>): Promise<T | undefined> => {
  try {
    return await doing();
  } catch {
    return undefined;
  }
};

/**
 * Removes values of a time when they were kept by their keys alone, in the default store. Nobody knows which sketch they
 * belong to, so none may have them.
 */
const removeUnowned = () =>
  attempt(async () => {
    const unowned = (await keys()).filter((key) => typeof key === 'string' && key.startsWith('yieldcast:state:'));
    if (unowned.length > 0) await delMany(unowned);
  });
