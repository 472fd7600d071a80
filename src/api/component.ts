import type { Choice, Kind, Properties } from '../protocol';
import { type EventName, eventMethod, events, type MethodOf } from './events';
import { addComponent } from './parts';

declare const given: unique symbol;
declare const accepted: unique symbol;

/**
 * A component of an app: a plain value, made by `yc.Textbox({ … })` and its like. The types `Given` (what `fn`
 * receives from it) and `Accepted` (what may be yielded to it) exist for the compiler only.
 */
export type Component<K extends Kind = Kind, Given = unknown, Accepted = unknown> = {
  readonly kind: K;
  /** The value it starts with, as its author wrote it. */
  readonly value: unknown;
  readonly properties: Properties<K>;
  /** What only the worker needs to know: how values are handed to `fn`, and where they come from. */
  readonly handling: Handling;
  /** What a block of the layout holds. */
  readonly children: readonly AnyComponent[];
  readonly [given]: Given;
  readonly [accepted]: Accepted;
};

export type Handling = {
  /** May it be empty at Submit? `fn` then gets `null`. */
  optional?: boolean | undefined;
  /** The form in which an image or a sound is handed to `fn`. */
  type?: 'imageData' | 'bitmap' | 'file' | 'samples' | undefined;
  /** Seconds after which a value that is a function is asked for again. */
  every?: number | undefined;
};

/** A component with a method for each of its events. */
export type Evented<K extends Kind, Given, Accepted> = Component<K, Given, Accepted> & {
  readonly [E in EventName<K>]: MethodOf<E>;
};

/** A value to begin with, or a function that gives it when the app is loaded. */
export type Initial<T> = T | (() => T | Promise<T>);

export type AnyComponent = Component<Kind, unknown, unknown>;
export type GivenBy<C extends AnyComponent> = C[typeof given];
export type AcceptedBy<C extends AnyComponent> = C[typeof accepted];

/** What every component may be told. */
export type CommonOptions = {
  /** Its name, shown above it and spoken by screen readers. */
  label?: string;
  /** A line of help below it. */
  info?: string;
  /** `false` hides it; it keeps its value. */
  visible?: boolean;
  /** May a person change it? By default inputs may and outputs may not. */
  interactive?: boolean;
  /** Its share of a row's width; 1 unless said. */
  scale?: number;
  /** The least width in CSS pixels before its row wraps. */
  minWidth?: number;
  /** Where `value` is a function: seconds after which it is called again. */
  every?: number;
};

/** A choice: a value, or a label and the value that `fn` gets for it. */
export type ChoiceOption<V extends Choice> = V | readonly [label: string, value: V];

/** Makes a component of a kind; `properties` are those that the page is told. */
export const component = <K extends Kind, Given, Accepted>(
  kind: K,
  value: unknown,
  properties: Properties<K> & { every?: number | undefined },
  handling: Handling = {},
  children: readonly AnyComponent[] = [],
): Evented<K, Given, Accepted> => {
  const { every, ...told } = properties;
  const made = {
    kind,
    value,
    properties: defined(told),
    handling: { ...handling, every },
    children,
  } as unknown as Evented<K, Given, Accepted>;
  for (const event of events[kind]) {
    let method: ReturnType<typeof eventMethod> | undefined;
    Object.defineProperty(made, event, {
      // Made when it is asked for: most events of most components are never listened to.
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

/** Without the properties that are `undefined`: a schema tells an absent property from an undefined one. */
export const defined = <T extends object>(properties: T): T =>
  Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined)) as T;
