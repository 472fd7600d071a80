import * as v from 'valibot';
import { childrenOf, countSchema, type ListenerDescription } from '../../protocol';
import { type Message, messageSchema, most, type PartMessage } from './message';
import type { Regions } from './regions';

/** Reads a message and checks it against what is on the page. Gives a sentence if it does not fit. */
export const readMessage = (asked: unknown, regions: Regions): Message | string => {
  const read = v.safeParse(messageSchema, asked);
  if (!read.success)
    return `This part cannot be shown: ${v.getDotPath(read.issues[0]) ?? 'it'} is not as it should be.`;
  const message = read.output;
  if (message.type === 'again') return isEvent(message.event) ? message : 'This part has had no such event.';
  if (!regions.isRegion(message.region)) return 'This part has no place in the app any more.';
  if (message.type !== 'part') return message;
  const wrong = wrongIn(message, regions);
  return wrong ? `This part cannot be shown: ${wrong}.` : message;
};

const isEvent = (told: unknown): boolean => {
  if (told === undefined) return true;
  const { component, event } = (told ?? {}) as Record<string, unknown>;
  return typeof event === 'string' && (component === null || v.is(countSchema, component));
};

const wrongIn = (message: PartMessage, regions: Regions): string | undefined => {
  const { components, listeners, children, region } = message;
  const ids = new Set(components.map(({ id }) => id));
  const listenerIds = new Set(listeners.map(([id]) => id));
  if (ids.size < components.length || listenerIds.size < listeners.length) return 'an id is used twice';
  const { gone, goneListeners } = regions.replacedBy(message);
  if (regions.components.size - gone.size + ids.size > most) return `it has more than ${most} components`;
  if (regions.listeners.size - goneListeners.size + listenerIds.size > most)
    return `it has more than ${most} listeners`;
  for (const { id, kind, properties } of components) {
    if (!regions.mayTake(id, kind, region)) return 'a component has the id of another one';
    if (kind === 'render' && childrenOf({ properties }).length > 0) return 'a part within it is filled already';
  }
  const placed = new Set<number>();
  const byId = new Map(components.map((each) => [each.id, each]));
  const place = (id: number): boolean => {
    const component = byId.get(id);
    if (!component || placed.has(id)) return false;
    placed.add(id);
    return childrenOf(component).every(place);
  };
  if (!children.every(place)) return 'a component stands in two places, or in none of its own';
  const isThere = (id: number) => ids.has(id) || (regions.isComponent(id) && !gone.has(id));
  const isListener = (id: number) => listenerIds.has(id) || (regions.isListener(id) && !goneListeners.has(id));
  for (const [id, listener] of listeners) {
    if (!regions.mayListen(id, region)) return 'a listener has the id of another one';
    if (listener.cache) return 'its listeners keep no results';
    if (!componentsOf(listener).every(isThere)) return 'a listener is about a component that is not there';
    if (![...listener.cancels, ...(listener.after ? [listener.after.listener] : [])].every(isListener))
      return 'a listener is about one that is not there';
  }
  return undefined;
};

const componentsOf = ({ inputs, outputs, triggers, showProgressOn = [] }: ListenerDescription) => [
  ...inputs,
  ...outputs,
  ...showProgressOn,
  ...triggers.flatMap(({ component }) => component ?? []),
];
