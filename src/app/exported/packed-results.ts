import * as v from 'valibot';
import { entrySchema, isPiece, type KeptResult } from '../../cache';
import type { RecordedBatch } from '../../protocol';
import { unpackValue } from './packed-values';

/** The most bytes of results that an export includes: the last run, and as many examples as fit. */
export const mostPacked = { last: 16_000_000, examples: 16_000_000 };

const batches = v.custom<RecordedBatch[]>(isPiece);

/** A result in the form in which the browser keeps one. The slots are checked where the outputs are known. */
const result = v.object({ entry: entrySchema, batches });

const schema = v.object({
  /** What the app showed: one slot per component. */
  last: v.optional(result),
  /** Kept results of examples, by their keys. */
  examples: v.optional(v.array(v.object({ ...result.entries, key: v.string() }))),
});

export type PackedResults = v.InferOutput<typeof schema>;

export const keptResultOf = ({ entry, batches }: v.InferOutput<typeof result>): KeptResult => ({
  entry,
  run: { batches, yields: entry.yields, bytes: entry.bytes },
});

/** Reads the results that an export includes. Throws if they are damaged. */
export const readPackedResults = (text: string): PackedResults => v.parse(schema, unpackValue(text));
