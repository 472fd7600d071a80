import type { Choice, Kind, Properties } from '../protocol';

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
  /** What only the worker needs to know: how values are handed to `fn`. */
  readonly handling: Handling;
  readonly [given]: Given;
  readonly [accepted]: Accepted;
};

export type Handling = {
  /** May it be empty at Submit? `fn` then gets `null`. */
  optional?: boolean | undefined;
  /** The form in which an image is handed to `fn`. */
  type?: 'imageData' | 'bitmap' | 'file' | undefined;
};

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
};

/** A choice: a value, or a label and the value that `fn` gets for it. */
export type ChoiceOption<V extends Choice> = V | readonly [label: string, value: V];

const components = new WeakSet<object>();

/** Makes a component of a kind; `properties` are those that the page is told. */
export const component = <K extends Kind, Given, Accepted>(
  kind: K,
  value: unknown,
  properties: Properties<K>,
  handling: Handling = {},
): Component<K, Given, Accepted> => {
  const made = { kind, value, properties: defined(properties), handling } as Component<K, Given, Accepted>;
  components.add(made);
  return made;
};

/** Tells a component from every other value. */
export const isComponent = (value: unknown): value is AnyComponent =>
  typeof value === 'object' && value !== null && components.has(value);

/** Without the properties that are `undefined`: a schema tells an absent property from an undefined one. */
export const defined = <T extends object>(properties: T): T =>
  Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined)) as T;
