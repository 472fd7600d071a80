import * as v from 'valibot';
import { logRing, logText } from './limits';
import { updateSchema } from './properties';
import { mostOfMessage } from './shorten';
import { textKinds } from './text-kinds';
import { chatMessageSchema, countSchema, cutSchema, labelSchema } from './value-schemas';
import { type ChatMessageWire, type Kind, type WireValue, wireSchema } from './wire';

/** Schemas of everything that a generator worker may send. The page validates every message with them. */

const frame = v.strictObject({ file: labelSchema, line: countSchema, column: countSchema });

/**
 * An error in the sandbox. `frames` are engine positions in the author's files, innermost first. `at` is the position
 * in the author's source of a refused yield. A `yc.Error` has a `title`, and its message is meant for the user of the
 * app; `hidden` if it is shown as an alert, or not at all.
 */
const fault = v.strictObject({
  name: labelSchema,
  message: cutSchema(mostOfMessage),
  frames: v.array(frame),
  at: v.optional(frame),
  title: v.optional(v.nullable(v.string())),
  hidden: v.optional(v.boolean()),
});

const outcome = v.variant('type', [
  v.strictObject({ type: v.literal('done') }),
  v.strictObject({ type: v.literal('stopped') }),
  v.strictObject({ type: v.literal('failed'), fault }),
]);

/**
 * A batch of yields of one run, in order. `values` is flat: the slots of the first yield, then those of the second, and
 * so on, with one slot per output. `first` is the number of yields in earlier batches, `sequence` the number of earlier
 * batches. `at` is the source position that all these yields share, as `parsePlace` reads it; the page needs it to
 * report a value that it refuses.
 */
const yields = v.strictObject({
  type: v.literal('yields'),
  run: countSchema,
  sequence: countSchema,
  first: countSchema,
  count: countSchema,
  values: v.array(v.unknown()),
  at: v.optional(v.string()),
});

const logLevel = v.picklist(['debug', 'log', 'info', 'warn', 'error']);
const logEntry = v.strictObject({
  level: logLevel,
  text: v.pipe(v.string(), v.maxLength(logText)),
  frame: v.nullable(frame),
});

/** One level of a run's progress, outermost loop first. Counts in `unit`s, or as a fraction with a total of 1. */
const track = v.strictObject({
  done: v.nullable(v.pipe(v.number(), v.finite())),
  total: v.nullable(v.pipe(v.number(), v.finite())),
  unit: v.nullable(labelSchema),
  description: v.nullable(labelSchema),
});

const message = v.variant('type', [
  v.strictObject({ type: v.literal('ready') }),
  yields,
  v.strictObject({ type: v.literal('end'), run: countSchema, yields: countSchema, outcome }),
  v.strictObject({
    type: v.literal('log'),
    sequence: countSchema,
    dropped: countSchema,
    entries: v.pipe(v.array(logEntry), v.maxLength(logRing)),
  }),
  v.strictObject({ type: v.literal('progress'), run: countSchema, tracks: v.pipe(v.array(track), v.maxLength(8)) }),
  v.strictObject({
    type: v.literal('alert'),
    level: v.picklist(['info', 'warning', 'success', 'error']),
    title: v.nullable(labelSchema),
    message: cutSchema(mostOfMessage),
    /** Seconds until it disappears; `null` for never. */
    duration: v.nullable(v.pipe(v.number(), v.minValue(0))),
  }),
  /** An uncaught exception or an unhandled rejection. */
  v.strictObject({ type: v.literal('uncaught'), fault }),
  /** User code has called `close()`. The worker ends, and no other event would report it. */
  v.strictObject({ type: v.literal('closed') }),
  /** A request that only few programs make. The page validates it with a separate schema. One at a time. */
  v.strictObject({ type: v.literal('ask'), ask: v.unknown() }),
  /** Asks for the contents of a Blob, if workers cannot read Blobs. Answered by {@link BlobContents}. One at a time. */
  v.strictObject({ type: v.literal('readBlob'), blob: v.instance(Blob), as: v.picklist(['bytes', 'bitmap']) }),
]);

/** Comlink's responses, restricted to plain ones: no proxies, no ports, no handlers except `throw`. */
const response = v.variant('type', [
  v.strictObject({ id: v.string(), type: v.literal('RAW'), value: v.unknown() }),
  v.strictObject({
    id: v.string(),
    type: v.literal('HANDLER'),
    name: v.literal('throw'),
    value: v.strictObject({
      isError: v.literal(true),
      value: v.strictObject({ message: v.string(), name: v.string(), stack: v.optional(v.string()) }),
    }),
  }),
]);

export const incomingSchema = v.union([message, response]);

export type StackFrame = v.InferOutput<typeof frame>;
export type Fault = v.InferOutput<typeof fault>;
export type Outcome = v.InferOutput<typeof outcome>;
export type LogLevel = v.InferOutput<typeof logLevel>;
export type LogEntry = v.InferOutput<typeof logEntry>;
export type YieldsMessage = v.InferOutput<typeof yields>;
export type ProgressTrack = v.InferOutput<typeof track>;
export type AlertMessage = Extract<WorkerMessage, { type: 'alert' }>;
export type WorkerMessage = v.InferOutput<typeof message>;
export type ControlResponse = v.InferOutput<typeof response>;

/**
 * How a conversation continues: keep the first `keep` messages, append `append` to the text of the last of them, then
 * add `messages`.
 */
export type ChatSlot = { slot: 'chat'; keep: number; append: string | null; messages: ChatMessageWire[] };

/** One output's part of a yield: a value, or an instruction to apply instead. */
export type Slot<K extends Kind = Kind> =
  | WireValue<K>
  | { slot: 'skip' }
  | { slot: 'append'; text: string }
  | ChatSlot
  | { slot: 'update'; properties: Record<string, unknown> };

const chatSlot = v.strictObject({
  slot: v.literal('chat'),
  keep: countSchema,
  append: v.nullable(v.string()),
  messages: v.array(chatMessageSchema),
});

/** The schema of a slot for an output of this kind. The most common form comes first, because it is tried first. */
export const slotSchema = (kind: Kind): v.GenericSchema<unknown, Slot> =>
  v.union([
    wireSchema(kind),
    v.strictObject({ slot: v.literal('skip') }),
    v.strictObject({ slot: v.literal('update'), properties: updateSchema(kind) }),
    ...(kind === 'chatbot' ? [chatSlot] : []),
    ...(textKinds.has(kind) ? [v.strictObject({ slot: v.literal('append'), text: v.string() })] : []),
  ]) as v.GenericSchema<unknown, Slot>;

/** From page to worker, outside of Comlink: grants a credit, and returns buffers for reuse. */
export type Acknowledgement = {
  type: 'acknowledge';
  of: 'yields' | 'log';
  /** The run, for yields. */
  run: number;
  /** The batch's sequence number. */
  sequence: number;
  buffers: ArrayBuffer[];
};

/** From page to worker: the answer to `readBlob`; `null` if the Blob cannot be read that way. */
export type BlobContents = { type: 'blobContents'; contents: ArrayBuffer | ImageBitmap | null };

/** From page to worker: the answer to `ask`. */
export type PageAnswer = { type: 'answer'; answer: unknown };
