import type { Component, JSX } from 'solid-js';
import type { Capture, Playback } from '../media';
import type { Kind, ProgressTrack, Properties, WireValue } from '../protocol';

/** The progress of the runs that a component waits for. Without tracks all we know is that a run is going on. */
export type ProgressShown = { tracks: readonly ProgressTrack[]; mode: 'full' | 'minimal' };

/** What the app passes to every component. All of it is reactive; yields change `value` and `properties`. */
export type ComponentProps<K extends Kind = Kind> = {
  /** Unique on the page; prefix for the ids of inner elements. */
  id: string;
  kind: K;
  value: WireValue<K>;
  properties: Properties<K>;
  /** May the user change the value? */
  interactive: boolean;
  /** A run is going on and has not yet set this output: it still shows the last run's value. */
  stale: boolean;
  /** Set if a required value is missing: what to do about it, as a sentence. */
  missing?: string | undefined;
  /** Shown while something that this component waits for goes on. */
  progress?: ProgressShown;
  /** The user changed the value. Never called for changes made by yields. */
  onInput(value: WireValue<K>): void;
  /**
   * Something happened that listeners may wait for: `click`, `submit` (Enter in a single-line text field), `focus`,
   * `blur`, `select`, `upload`, `clear`, `keyUp`, … Changes of the value are reported by `onInput` only.
   */
  onEvent(event: string, data?: Readonly<Record<string, unknown>>): void;
  /**
   * The names of the events that have listeners. A component may offer an event's controls only if something listens.
   */
  listened: ReadonlySet<string>;
  /** The stream this output plays instead of a value. */
  playback?: Playback | undefined;
  /** The microphone or camera this input may use. */
  capture?: Capture | undefined;
  /**
   * The position to play from, in seconds, set by the author. A new object for each request, even for the same
   * position.
   */
  seek?: { to: number } | undefined;
  /** Whether to unfold, set by an update. A new object for each request, even for the same state. */
  unfold?: { open: boolean } | undefined;
  /** The time limit of a running stream and how much of it has passed, in seconds. */
  limit?: { elapsed: number; total: number } | undefined;
  /** The content of a layout block, already rendered. */
  children?: JSX.Element;
};

export type KindComponent<K extends Kind = Kind> = Component<ComponentProps<K>>;
