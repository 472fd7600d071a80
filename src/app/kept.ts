import { get, set } from 'idb-keyval';
import type { AppDescription, WireValue } from '../protocol';

/** The address of what the browser keeps for a component of an app: by the page, the app's title, and the key or place. */
const keyOf = (app: AppDescription, id: number): string => {
  const { storageKey } = (app.components[id]?.properties ?? {}) as { storageKey?: string };
  const states = app.components.filter(({ kind }) => kind === 'browserstate').map((each) => each.id);
  return `yieldcast:state:${location.pathname}:${app.layout.title ?? ''}:${storageKey ?? states.indexOf(id)}`;
};

/** What the browser has kept of an app's states, by component. Where it keeps nothing (private windows), nothing. */
export const readKept = async (app: AppDescription): Promise<Map<number, WireValue>> => {
  const found = new Map<number, WireValue>();
  for (const { id, kind } of app.components) {
    if (kind !== 'browserstate') continue;
    const kept = await get<{ state: unknown }>(keyOf(app, id)).catch(() => undefined);
    if (kept !== undefined) found.set(id, kept);
  }
  return found;
};

export const keep = (app: AppDescription, id: number, value: WireValue): Promise<void> =>
  set(keyOf(app, id), value).catch(() => {});
