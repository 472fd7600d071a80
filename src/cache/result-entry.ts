import * as v from 'valibot';

/** Entries of another format never match. Increment it when the form of a recorded slot changes. */
export const formatVersion = 1;

/** Sizes are added up and times are compared, so one invalid number would defeat all limits. */
const size = v.pipe(v.number(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER));

export const entrySchema = v.object({
  format: v.literal(formatVersion),
  owner: v.string(),
  /** Identifies the pieces of this write: a second tab that writes the same key has pieces of its own. */
  write: v.string(),
  /** The bytes of each piece, as counted when it was written. */
  pieces: v.array(size),
  yields: size,
  bytes: size,
  /** Milliseconds since 1970. */
  savedAt: size,
  usedAt: size,
  /** Seconds that the run took. */
  seconds: size,
  /** The app's title, as a person knows it. */
  title: v.optional(v.string()),
});

/** Was this written by a newer version, say in another tab? Such entries are left alone. */
export const isNewer = (entry: unknown): boolean => {
  const { format } = (entry ?? {}) as { format?: unknown };
  return typeof format === 'number' && format > formatVersion;
};

/** What is known about a kept result without reading it. */
export type ResultEntry = v.InferOutput<typeof entrySchema>;
