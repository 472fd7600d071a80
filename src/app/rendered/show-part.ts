import { batch, createEffect, createRoot, untrack } from 'solid-js';
import type { ComponentDescription, ListenerDescription, WireValue } from '../../protocol';
import type { AppModel } from '../app-model';
import type { Held } from '../component-values';
import { isSame } from '../held-values';
import { createListening } from '../listening';
import type { Mounted } from '../mounted';
import { Timers } from '../Timers';
import type { PartMessage } from './message';
import type { Regions } from './regions';

/** What a rendered part needs of the page. */
export type Page = { model: AppModel; trigger(listener: number, depth: number): void };

/** What the page keeps of an app with rendered parts. */
export type Shown = {
  mounted: Mounted;
  regions: Regions;
  timers: Map<number, () => void>;
  /** What each part consists of. */
  parts: Map<number, readonly ComponentDescription[]>;
  /** The parts that another worker has made, which is gone. */
  restarted: Set<number>;
};

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

/** Shows a part in place of what its function made before. */
export const showPart = (message: PartMessage, shown: Shown, page: Page) => {
  const { mounted, regions, timers } = shown;
  const { description, parts, listening } = mounted;
  const { gone, goneListeners } = regions.replacedBy(message);
  const added = message.listeners.filter(([id]) => !regions.listeners.has(id));
  const [first] = goneListeners;
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
  const entered = enteredBefore(message, shown);
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
        if (entered.has(id)) heldOf(mounted, id)?.set(entered.get(id) as WireValue);
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
    shown.parts.set(message.region, message.components);
    Object.assign(listening, createListening(description.listeners));
    // The page alone says what was wrong with a part: it is no property that a worker may set.
    heldOf(mounted, message.region)?.change({ children: message.children, wrong: undefined });
  });
  for (const { id, kind } of message.components)
    if (kind === 'timer' && !timers.has(id)) timers.set(id, startTimer(id, mounted, page.model));
  for (const [id, { triggers }] of added)
    if (triggers.some(({ component, event }) => component === null && event === 'load')) page.trigger(id, 1);
};

/**
 * What was entered into a part, if a fresh worker makes the same part again: it knows no keys, and the person has asked for
 * nothing else.
 */
const enteredBefore = (message: PartMessage, { mounted, parts, restarted }: Shown): ReadonlyMap<number, WireValue> => {
  const before = parts.get(message.region) ?? [];
  if (!restarted.delete(message.region) || before.length !== message.components.length) return new Map();
  if (!before.every(({ kind }, i) => message.components[i]?.kind === kind)) return new Map();
  return new Map(
    before.flatMap(({ id, value }, i) => {
      const now = untrack(() => heldOf(mounted, id)?.value()) ?? null;
      return isSame(now, value) ? [] : [[message.components[i]?.id as number, now] as const];
    }),
  );
};

export const heldOf = ({ parts }: Mounted, id: number) => parts.all[id] as Held | undefined;

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
