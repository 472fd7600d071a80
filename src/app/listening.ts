import type { ListenerDescription } from '../protocol';

/** Finds the listeners of an event, and the events that have listeners. */
export const createListening = (listeners: readonly ListenerDescription[]) => {
  const byTrigger = new Map<string, number[]>();
  const byComponent = new Map<number, Set<string>>();
  for (const [index, { triggers }] of listeners.entries()) {
    for (const { component, event } of triggers) {
      const key = `${component}:${event}`;
      byTrigger.set(key, [...(byTrigger.get(key) ?? []), index]);
      if (component !== null) byComponent.set(component, (byComponent.get(component) ?? new Set()).add(event));
    }
  }
  const none: ReadonlySet<string> = new Set();
  return {
    /** The listeners of an event. */
    of: (component: number | null, event: string): readonly number[] => byTrigger.get(`${component}:${event}`) ?? [],
    /** The events of a component that something listens to. */
    eventsOf: (component: number): ReadonlySet<string> => byComponent.get(component) ?? none,
  };
};

export type Listening = ReturnType<typeof createListening>;
