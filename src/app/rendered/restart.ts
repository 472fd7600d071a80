import { untrack } from 'solid-js';
import type { EventData, WireValue } from '../../protocol';
import { isSame } from '../held-values';
import type { PartMessage } from './message';
import { type Content, type Earlier, heldOf, type Page, type Shown } from './shown';

/**
 * Makes all parts again, as the worker that made them is gone: those of the app itself, which make those within them. Those
 * that are about to be made are left out.
 */
export const restart = ({ mounted, regions, parts, restarting }: Shown, page: Page, making?: number) => {
  const due = [...parts.keys()].filter((region) => !restarting.parts.has(region));
  for (const region of due) restarting.parts.set(region, parts.get(region) as Content);
  for (const [id, { showProgressOn: [region] = [] }] of mounted.description.listeners.entries())
    if (region !== undefined && region !== making && due.includes(region) && !regions.listeners.has(id))
      page.trigger(id, 1);
};

/** Makes the part of a listener again, which the worker does not know, and has the listener called then. */
export const callAgain = (shown: Shown, page: Page, listener: number, event: EventData | undefined) => {
  const { mounted, regions, parts, restarting } = shown;
  const region = regions.listeners.get(listener);
  // The part was replaced meanwhile.
  if (region === undefined) return;
  restart(shown, page);
  const { after } = mounted.description.listeners[listener] ?? {};
  const listeners = parts.get(region)?.listeners ?? [];
  const isCalled = (index: number) =>
    restarting.calls.some((call) => call.region === region && call.index === index && index >= 0);
  // What follows a listener that is called again follows it then.
  if (after && isCalled(listeners.indexOf(after.listener))) return;
  restarting.calls.push({ region, index: listeners.indexOf(listener), event });
};

const valuesOf = ({ components, values }: Earlier, { mounted }: Shown) =>
  values ?? components.map(({ id }) => untrack(() => heldOf(mounted, id)?.value()) ?? null);

/**
 * What a person had entered into a part that a fresh worker makes again, by the ids that its components have now, and what
 * they had pressed. The worker knows no keys, so all goes by position.
 */
export const takeRestart = (message: PartMessage, shown: Shown, page: Page) => {
  const { restarting } = shown;
  const earlier = restarting.parts.get(message.region);
  restarting.parts.delete(message.region);
  const entered = new Map<number, WireValue>();
  const { components, listeners } = message;
  const isSamePart =
    earlier?.components.length === components.length &&
    earlier.listeners.length === listeners.length &&
    earlier.components.every(({ kind }, i) => components[i]?.kind === kind);
  const calls = restarting.calls.filter(({ region }) => region === message.region);
  restarting.calls = restarting.calls.filter((call) => !calls.includes(call));
  if (!isSamePart) {
    if (calls.length > 0) sayOnceMore(page);
    return { entered, due: [] };
  }
  const values = valuesOf(earlier, shown);
  for (const [i, { id, value, kind }] of earlier.components.entries()) {
    const now = components[i]?.id as number;
    const own = values[i] as WireValue;
    if (!isSame(own, value)) entered.set(now, own);
    const within = restarting.parts.get(id);
    if (kind !== 'render' || !within) continue;
    // The part within is about to go. The one in its place gets what was entered into it.
    restarting.parts.set(now, { ...within, values: valuesOf(within, shown) });
    for (const call of restarting.calls) if (call.region === id) call.region = now;
  }
  const idNow = (id: number | null | undefined) =>
    components[earlier.components.findIndex((each) => each.id === id)]?.id ?? id ?? null;
  const due = calls.map(({ index, event }) => ({
    listener: listeners[index]?.[0] as number,
    event: event && { ...event, component: idNow(event.component) },
  }));
  return { entered, due };
};

/** Forgets parts that are gone and will not be made again. */
export const forgetRestart = ({ restarting }: Shown, gone: ReadonlySet<number>, page: Page) => {
  for (const id of gone) restarting.parts.delete(id);
  const left = restarting.calls.filter(({ region }) => !gone.has(region));
  if (left.length < restarting.calls.length) sayOnceMore(page);
  restarting.calls = left;
};

const sayOnceMore = ({ model }: Page) =>
  model.alerts.add({
    level: 'warning',
    title: null,
    message: 'The code was started again, and this part came out differently. Do that once more.',
    duration: 10,
  });
