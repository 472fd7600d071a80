import type { Component, JSX } from 'solid-js';
import type { Capture, Playback } from '../media';
import type { Kind, Properties, Track, WireValue } from '../protocol';

/** How far the runs are that a component waits for. Without tracks nobody said how far, only that it goes on. */
export type ProgressShown = { tracks: readonly Track[]; mode: 'full' | 'minimal' };

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
  /** It is empty and may not be: what to do about that, as a sentence. */
  missing?: string | undefined;
  /** Shown while something that this waits for goes on. */
  progress?: ProgressShown;
  /** A person changed the value. Never called for changes that come from yields. */
  onInput(value: WireValue<K>): void;
  /**
   * Something happened that listeners may wait for: `click`, `submit` (Enter in a line of text), `focus`, `blur`,
   * `select`, `upload`, `clear`, `keyUp`, … Changes of the value are told by `onInput` alone.
   */
  onEvent(event: string, data?: Readonly<Record<string, unknown>>): void;
  /** The names of the events that something listens to; a component may offer what makes them only then. */
  listened: ReadonlySet<string>;
  /** The stream that this output has been given instead of a value. */
  playback?: Playback | undefined;
  /** The microphone or camera that this input may take from. */
  capture?: Capture | undefined;
  /** Where it is to play from, in seconds, as its author says: another object each time, be it the same place. */
  seek?: { to: number } | undefined;
  /** Whether it is to be unfolded, as an update says: another object each time, be it said again. */
  unfold?: { open: boolean } | undefined;
  /** How much of the time that a stream may take is over, in seconds, while it goes on. */
  limit?: { elapsed: number; total: number } | undefined;
  /** What a block of the layout holds, already rendered. */
  children?: JSX.Element;
};

export type KindComponent<K extends Kind = Kind> = Component<ComponentProps<K>>;
