import type { Component } from 'solid-js';
import type { Kind, Properties, WireValue } from '../protocol';

/** What the app gives every component. All of it is reactive; `value` and `properties` change by yields. */
export type ComponentProps<K extends Kind = Kind> = {
  /** Unique on the page; prefix of the ids of the elements within. */
  id: string;
  kind: K;
  value: WireValue<K>;
  properties: Properties<K>;
  /** May a person change the value? */
  interactive: boolean;
  /** A run is on, and this output has had no value of it yet: what is shown is the last run's. */
  stale: boolean;
  /** A person changed the value. Never called for changes that come from yields. */
  onInput(value: WireValue<K>): void;
  /** A person asks to submit from within, as with Enter in a line of text. */
  onSubmit(): void;
};

export type KindComponent<K extends Kind = Kind> = Component<ComponentProps<K>>;
