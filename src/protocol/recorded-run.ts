import type { Slot } from './messages';

/**
 * Yields that arrived together. `at` is in milliseconds since the start of the run. `slots` holds one slot per output,
 * yield by yield.
 */
export type RecordedBatch = { at: number; count: number; slots: Slot[] };

/** What a run yielded, in order. */
export type RecordedRun = {
  batches: RecordedBatch[];
  yields: number;
  /** Bytes of buffers and characters of text. */
  bytes: number;
};
