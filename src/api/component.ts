import type { Choice, Kind, Properties } from '../protocol';

declare const given: unique symbol;
declare const accepted: unique symbol;

/**
 * A component of an app: a plain value, created by `yc.Textbox({ … })` and similar functions. `Given` (what `fn`
 * receives from it) and `Accepted` (what may be yielded to it) exist only as types.
 */
export type Component<K extends Kind = Kind, Given = unknown, Accepted = unknown> = {
  readonly kind: K;
  /** Its initial value, as the author wrote it. */
  readonly value: unknown;
  readonly properties: Properties<K>;
  /** What only the worker needs to know: how values are passed to `fn`, and where they come from. */
  readonly handling: Handling;
  /** The children of a layout block. */
  readonly children: readonly AnyComponent[];
  readonly [given]: Given;
  readonly [accepted]: Accepted;
};

export type Handling = {
  /** Whether it may be empty on Submit; `fn` then gets `null`. */
  optional?: boolean | undefined;
  /** The form in which `fn` gets an image or a sound. */
  type?: 'imageData' | 'bitmap' | 'file' | 'samples' | undefined;
  /** If the value is a function: seconds between calls of it, or the timer that says when; and its inputs. */
  every?: number | Component<'timer', number, number> | undefined;
  inputs?: AnyComponent | readonly AnyComponent[] | null | undefined;
  /** How values of an extra kind travel. Other kinds have theirs in the runtime. */
  codec?: Codec | undefined;
  /** Says what is wrong with a value before a run. */
  validator?: unknown;
} & Keyed;

/** Converts the values of an extra kind, and names its events. */
export type Codec = {
  events?: string;
  /** Converts an author's value to its wire form; throws a sentence about one that does not fit. */
  encode(value: unknown, payload: Carrier): unknown;
  /** Converts a wire value to what `fn` gets; without it, `fn` gets it as it is. */
  decode?(wire: never): unknown;
  /** What `fn` gets of an empty component; `null` by default. */
  empty?: unknown;
};

/** What travels with a batch of yields. */
export type Carrier = {
  /** Bytes of text and the like, for the budget of a batch. */
  bytes: number;
  /** Adds a buffer to transfer; returns what to send in its place. */
  carry(buffer: ArrayBuffer): ArrayBuffer;
};

/** What identifies a component that `yc.render` makes again and again. */
export type Keyed = {
  /** In `yc.render`, a component with the same key is the same one: it keeps what `preservedByKey` names. */
  key?: string | number | readonly (string | number)[] | undefined;
  /** Which options a key preserves if a person or a listener has changed them; `'value'` by default. */
  preservedByKey?: string | readonly string[] | null | undefined;
};

/** An initial value, or a function that returns it when the app loads. */
export type Initial<T> = T | (() => T | Promise<T>);

/** A component of any kind. */
export type AnyComponent = Component<Kind, unknown, unknown>;
export type GivenBy<C extends AnyComponent> = C[typeof given];
export type AcceptedBy<C extends AnyComponent> = C[typeof accepted];

/** The options that components have in common. */
export type CommonOptions = {
  /** Its name, shown above it and read by screen readers. */
  label?: string;
  /** `false` keeps the label for screen readers only. Gradio: `show_label`. */
  showLabel?: boolean;
  /** A line of help text below it. */
  info?: string;
  /** `false` hides it; it keeps its value. */
  visible?: boolean;
  /** Whether people can edit it. By default inputs can be edited and outputs cannot. */
  interactive?: boolean;
  /** Its share of a row's width; 1 by default. */
  scale?: number;
  /** Its minimum width in CSS pixels; a narrower row wraps. */
  minWidth?: number;
  /** `false` leaves out the label and the space around it; `true` puts text into a box. */
  container?: boolean;
  /** An id for the author's styles. */
  elemId?: string;
  /** Classes for the author's styles: one, or several. */
  elemClasses?: string | readonly string[];
  /**
   * If `value` is a function: seconds between calls of it, or a `yc.Timer`, which starts and stops them. By default it is
   * called once, when the app loads, and when one of its `inputs` changes.
   */
  every?: number | Component<'timer', number, number>;
  /** If `value` is a function: the components whose values it gets. It is called again when one of them changes. */
  inputs?: null;
  /** In `yc.render`, a component with the same key is the same one: it keeps what `preservedByKey` names. */
  key?: string | number | readonly (string | number)[];
  /** Which options a key preserves if a person or a listener has changed them; `'value'` by default. */
  preservedByKey?: string | readonly string[] | null;
};

/** A choice: a value, or a label together with the value that `fn` gets. */
export type ChoiceOption<V extends Choice> = V | readonly [label: string, value: V];
