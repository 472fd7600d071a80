import { batch, createEffect, createRoot, untrack } from 'solid-js';
import { type ComponentDescription, type ListenerDescription, playedStreams, type WireValue } from '../../protocol';
import type { AppModel } from '../app-model';
import { isSame } from '../held-values';
import { createListening } from '../listening';
import type { Mounted } from '../mounted';
import { Timers } from '../Timers';
import { carryIntoPart } from '../values/carry';
import type { PartMessage } from './message';
import { forgetRestart, takeRestart } from './restart';
import { heldOf, type Page, type Shown } from './shown';

/** Takes the place of a component that is gone, so that the list has no gaps. */
const noComponent = (id: number): ComponentDescription => ({ id, kind: 'state', value: null, properties: {} });

/** Takes the place of a listener that is gone. It stays in its group, where its last run may be ending. */
const noListener = (
  listener: Pick<ListenerDescription, 'concurrencyId' | 'concurrencyLimit'>,
): ListenerDescription => ({
  inputs: [],
  outputs: [],
  triggers: [],
  triggerMode: 'once',
  concurrencyLimit: listener.concurrencyLimit,
  concurrencyId: listener.concurrencyId,
  maxSize: null,
  cancels: [],
  runs: false,
  showProgress: 'hidden',
});

/** The components that these listeners stream from. */
const streamedBy = (listeners: readonly (ListenerDescription | undefined)[]) =>
  listeners.flatMap((each) => (each?.stream ? each.triggers.flatMap(({ component }) => component ?? []) : []));

/**
 * Shows a part in place of what its function made before.
 *
 * @param kept what the browser has kept of its states
 */
export const showPart = (
  message: PartMessage,
  shown: Shown,
  page: Page,
  kept: ReadonlyMap<number, WireValue> = new Map(),
) => {
  const { mounted, regions, timers } = shown;
  const { description, parts, listening } = mounted;
  const { gone, goneListeners } = regions.replacedBy(message);
  const added = message.listeners.filter(([id]) => !regions.listeners.has(id));
  const [first] = goneListeners;
  // A device serves the listeners that it had when it was set up.
  const devices = new Set([
    ...streamedBy([...goneListeners].map((id) => description.listeners[id])),
    ...streamedBy(added.map(([, each]) => each)),
  ]);
  if (first !== undefined) {
    // A listener that does no more than cancel ends their runs, and drops those that wait.
    for (const id of goneListeners)
      description.listeners[id] = noListener(description.listeners[id] as ListenerDescription);
    const last = description.listeners[first] as ListenerDescription;
    description.listeners[first] = { ...last, cancels: [...goneListeners] };
    page.trigger(first, 0);
    description.listeners[first] = last;
  }
  // What has arrived and is not drawn yet counts as a change.
  parts.commit();
  const { entered, due } = takeRestart(message, shown, page);
  forgetRestart(shown, gone, page);
  const fresh = new Set(message.components.map(({ id }) => id).filter((id) => !regions.components.has(id)));
  batch(() => {
    for (const id of gone) {
      shown.parts.delete(id);
      regions.components.delete(id);
      timers.get(id)?.();
      timers.delete(id);
      description.components[id] = noComponent(id);
      parts.add(noComponent(id));
    }
    for (const id of goneListeners) regions.listeners.delete(id);
    const preserved = new Map(message.preserved);
    for (const component of message.components) {
      const { id } = component;
      for (let free = description.components.length; free < id; free++) {
        description.components[free] = noComponent(free);
        parts.add(noComponent(free));
      }
      const isKept = regions.components.has(id);
      if (isKept) keep(component, preserved.get(id), mounted);
      else {
        parts.add(component);
        const held = [entered, kept].find((each) => each.has(id));
        if (held) heldOf(mounted, id)?.set(held.get(id) as WireValue);
      }
      description.components[id] = component;
      regions.components.set(id, message.region);
    }
    for (const [id, listener] of message.listeners) {
      for (let free = description.listeners.length; free < id; free++)
        description.listeners[free] = noListener({ concurrencyId: '', concurrencyLimit: null });
      description.listeners[id] = listener;
      regions.listeners.set(id, message.region);
    }
    carryIntoPart(mounted, fresh);
    shown.parts.set(message.region, {
      components: message.components,
      listeners: message.listeners.map(([id]) => id),
    });
    Object.assign(listening, createListening(description.listeners));
    for (const id of gone) mounted.streams.delete(id);
    for (const id of playedStreams(description)) mounted.streams.add(id);
    const [captures, streams] = mounted.live?.() ?? [];
    void captures?.then((of) => of?.drop(new Set([...gone, ...devices])));
    void streams?.then((of) => of?.renew());
    // The page alone says what was wrong with a part: it is no property that a worker may set.
    heldOf(mounted, message.region)?.change({ children: message.children, wrong: undefined });
  });
  for (const { id, kind } of message.components)
    if (kind === 'timer' && !timers.has(id)) timers.set(id, startTimer(id, mounted, page.model));
  for (const [id, { triggers }] of added)
    if (triggers.some(({ component, event }) => component === null && event === 'load')) page.trigger(id, 1);
  for (const id of devices) {
    const part = heldOf(mounted, id);
    if (part && 'sources' in untrack(part.properties)) page.model.wantDevice(id);
  }
  for (const { listener, event } of due) page.trigger(listener, 1, event);
};

/** Gives a component that is shown already what its function says now, apart from what is preserved. */
const keep = (next: ComponentDescription, preserved: readonly string[] | null | undefined, mounted: Mounted) => {
  const part = heldOf(mounted, next.id);
  if (!part) return;
  const before = part.initial;
  const now = untrack(part.properties) as Record<string, unknown>;
  const initial = before.properties as Record<string, unknown>;
  const stays = (name: string) => preserved === null || preserved?.includes(name);
  const changes: Record<string, unknown> = { ...next.properties };
  for (const name of Object.keys(now)) {
    // What a part within shows is its own affair.
    if (next.kind === 'render' && (name === 'children' || name === 'wrong')) delete changes[name];
    else if (name !== 'children' && stays(name) && !isSame(now[name] as never, initial[name] as never))
      delete changes[name];
    else if (!(name in changes)) changes[name] = undefined;
  }
  const value = untrack(part.value);
  part.initial = next;
  part.change(changes);
  if (!stays('value') || isSame(value, before.value)) part.set(next.value);
};

/** Runs the timer of a part until the part or the app goes. */
const startTimer = (id: number, mounted: Mounted, model: AppModel) =>
  createRoot((dispose) => {
    const all = mounted.parts.all.filter((each) => each.id === id);
    Timers({ model, mounted: { ...mounted, parts: { ...mounted.parts, all } } });
    createEffect(() => {
      if (model.mounted() !== mounted) dispose();
    });
    return dispose;
  });
