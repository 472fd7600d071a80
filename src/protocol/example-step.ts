import type { Problem } from './sketch';

/** What is told while examples are computed for an export. They count from 1; a `name` shows the values of one. */
export type ExampleStep =
  | { type: 'begun'; example: number; of: number; name: string }
  | { type: 'kept' }
  /** The sketch does not load, or the example that has begun fails. */
  | { type: 'failed'; problems: Problem[] }
  /** All are computed. `size` is that of their results when packed, in bytes; `left` are those that did not fit. */
  | { type: 'packed'; json: string; size: number; left: number[] };
