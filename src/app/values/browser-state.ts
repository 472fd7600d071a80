import { createStore, delMany, get, keys, promisifyRequest } from 'idb-keyval';
import type { AppDescription, WireValue } from '../../protocol';
import type { Mounted } from '../mounted';

/**
 * The values of every `BrowserState`, by the identity of its sketch, then by its key, or by its position if it has
 * none.
 */
const store = createStore('yieldcast-state', 'values');

/** The keys of states that were made while their app ran. */
const named = new WeakMap<AppDescription, Map<number, IDBValidKey>>();

/** Says by which key to keep a state that was made while its app ran. */
export const nameState = (app: AppDescription, id: number, key: IDBValidKey) => {
  const names = named.get(app) ?? new Map<number, IDBValidKey>();
  named.set(app, names.set(id, key));
};

const keyOf = (app: AppDescription, id: number, identity: string): IDBValidKey => {
  const { components } = app;
  const name = named.get(app)?.get(id);
  if (name !== undefined) return [identity, name];
  const { storageKey } = (components[id]?.properties ?? {}) as { storageKey?: string };
  const states = components.filter(({ kind }) => kind === 'browserstate').map((each) => each.id);
  // An array, since in a single string the end of an identity could pass for the start of a key.
  return [identity, storageKey ?? states.indexOf(id)];
};

/**
 * The values that the browser has kept of a sketch's states, by component. Empty where it keeps none (private windows).
 */
export const readKept = (app: AppDescription, identity: string | Promise<string>): Promise<Map<number, WireValue>> =>
  readStates(
    app,
    app.components.flatMap(({ id, kind }) => (kind === 'browserstate' ? id : [])),
    identity,
  );

/** The same of some of its states. */
export const readStates = async (
  app: AppDescription,
  states: readonly number[],
  identity: string | Promise<string>,
): Promise<Map<number, WireValue>> => {
  await removeUnowned();
  const owner = await identity;
  const found = new Map<number, WireValue>();
  for (const id of states) {
    const kept = await attempt(() => get<{ state: unknown }>(keyOf(app, id, owner), store));
    if (kept !== undefined) found.set(id, kept);
  }
  return found;
};

/** Gives the states of an app the values that the browser has kept. */
export const restoreKept = async ({ description, origin, parts }: Mounted): Promise<void> => {
  for (const [id, value] of await readKept(description, origin.identity)) parts.restore(id, value);
};

export const keep = async (
  app: AppDescription,
  id: number,
  value: WireValue,
  identity: string | Promise<string>,
): Promise<void> => {
  const owner = await identity;
  await attempt(() =>
    store('readwrite', (values) => {
      values.put(value, keyOf(app, id, owner));
      // A transaction that is still open when the page is closed is aborted. This one is complete now.
      values.transaction.commit();
      return promisifyRequest(values.transaction);
    }),
  );
};

/** Browsers refuse storage either by throwing or by rejecting. */
const attempt = async <T>(doing: () => Promise<T>): Promise<T | undefined> => {
  try {
    return await doing();
  } catch {
    return undefined;
  }
};

/**
 * Removes values written by versions that kept them in the default store, by their keys alone. Nobody knows which
 * sketch they belong to, so no sketch may read them.
 */
const removeUnowned = () =>
  attempt(async () => {
    const unowned = (await keys()).filter((key) => typeof key === 'string' && key.startsWith('yieldcast:state:'));
    if (unowned.length > 0) await delMany(unowned);
  });
