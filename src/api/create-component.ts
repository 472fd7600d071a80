import { type EventName, eventsOf, type Kind, type Properties } from '../protocol';
import type { AnyComponent, Component, Handling } from './component';
import type { DataOf } from './event-data';
import { eventMethod, type MethodOf } from './events';
import { addComponent } from './parts';

/** A component with a method for each of its events. */
export type Evented<K extends Kind, Given, Accepted> = Component<K, Given, Accepted> & {
  readonly [E in EventName<K>]: MethodOf<E, DataOf<K, E, Given>>;
};

/** The same properties with lists that cannot be changed: authors' lists are only read. */
type Readonlys<T> = {
  [P in keyof T]: T[P] extends infer V ? (V extends readonly (infer E)[] ? readonly E[] : V) : never;
};

/** Creates a component of a kind. `properties` are sent to the page, except for what only the worker needs. */
export const component = <K extends Kind, Given, Accepted>(
  kind: K,
  value: unknown,
  properties: Readonlys<Properties<K>> & Pick<Handling, 'every' | 'inputs' | 'key' | 'preservedByKey' | 'validator'>,
  handling: Handling = {},
  children: readonly AnyComponent[] = [],
): Evented<K, Given, Accepted> => {
  const { every, inputs, key, preservedByKey, validator, ...told } = properties;
  const made = {
    kind,
    value,
    properties: defined(told),
    handling: { ...handling, every, inputs, key, preservedByKey, validator },
    children,
  } as unknown as Evented<K, Given, Accepted>;
  for (const event of eventsOf(kind, handling.codec?.events)) {
    let method: ReturnType<typeof eventMethod> | undefined;
    Object.defineProperty(made, event, {
      // Created on first use: most events of most components have no listener.
      get: () => {
        method ??= eventMethod({ component: made as AnyComponent, event });
        return method;
      },
    });
  }
  if (kind === 'video') Object.defineProperty(made, 'stream', { get: refuseStream });
  addComponent(made);
  return made;
};

const refuseStream = () => {
  throw new TypeError(
    "A Video has no frames to stream. Take them from an Image: yc.Image({ sources: ['webcam'], streaming: true }).",
  );
};

/** Removes the properties that are `undefined`: schemas treat them differently from absent ones. */
export const defined = <T extends object>(properties: T): T =>
  Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined)) as T;
