import type { Slot } from './messages';

/** Yields that came together: `at` is in milliseconds since the run began; one slot an output, yield after yield. */
export type RecordedBatch = { at: number; count: number; slots: Slot[] };

/** What a run yielded, in order. */
export type RecordedRun = {
  batches: RecordedBatch[];
  yields: number;
  /** Bytes of buffers and characters of text. */
  bytes: number;
};
