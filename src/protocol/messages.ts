import * as v from 'valibot';
import { updateSchema } from './description';
import { logRing, logText } from './limits';
import { mostOfMessage } from './shorten';
import { textKinds } from './textKinds';
import {
  type ChatMessageWire,
  chatMessageSchema,
  countSchema,
  cutSchema,
  type Kind,
  labelSchema,
  type WireValue,
  wireSchema,
} from './wire';

/** Everything that a generator worker may say, as schemas: the page's one door reads each message through them. */

const frame = v.strictObject({ file: labelSchema, line: countSchema, column: countSchema });

/**
 * An error in the sandbox. `frames` are places in the author's files, innermost first, as the engine counts them; `at`
 * is the author's own place of the yield that was refused. `title` is there for a `yc.Error`, whose words are meant for
 * the person who uses the app.
 */
const fault = v.strictObject({
  name: labelSchema,
  message: cutSchema(mostOfMessage),
  frames: v.array(frame),
  at: v.optional(frame),
  title: v.optional(v.nullable(v.string())),
});

const outcome = v.variant('type', [
  v.strictObject({ type: v.literal('done') }),
  v.strictObject({ type: v.literal('stopped') }),
  v.strictObject({ type: v.literal('failed'), fault }),
]);

/**
 * Yields of one run, in order. `values` is flat: the slots of the first yield, then those of the second, and so on,
 * one slot an output. `first` counts the yields of earlier batches; `sequence` the batches. `at` is the place that all of
 * them were yielded at, as `parsePlace` reads it, for a page that refuses one.
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

/** How far a run is: the outermost loop first. `done` and `total` count `unit`s; a share has a total of 1. */
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
    /** Seconds until it goes by itself; `null` for never. */
    duration: v.nullable(v.pipe(v.number(), v.minValue(0))),
  }),
  /** An error that no run caught: an uncaught exception or an unhandled rejection. */
  v.strictObject({ type: v.literal('uncaught'), fault }),
  /** User code has called `close()`: the worker ends, and nothing else would tell. */
  v.strictObject({ type: v.literal('closed') }),
  /** Asks what a Blob holds, where a worker cannot read any. Answered with {@link BlobContents}, one at a time. */
  v.strictObject({ type: v.literal('readBlob'), blob: v.instance(Blob), as: v.picklist(['bytes', 'bitmap']) }),
]);

/** What Comlink answers with, no more than the plain forms: no proxies, no ports, no handlers but `throw`. */
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

export type Frame = v.InferOutput<typeof frame>;
export type Fault = v.InferOutput<typeof fault>;
export type Outcome = v.InferOutput<typeof outcome>;
export type LogLevel = v.InferOutput<typeof logLevel>;
export type LogEntry = v.InferOutput<typeof logEntry>;
export type YieldsMessage = v.InferOutput<typeof yields>;
export type Track = v.InferOutput<typeof track>;
export type AlertMessage = Extract<WorkerMessage, { type: 'alert' }>;
export type WorkerMessage = v.InferOutput<typeof message>;
export type ControlResponse = v.InferOutput<typeof response>;

/**
 * A conversation that goes on: of the last one, the first `keep` messages stay, `append` goes at the end of the text of
 * the last of these, and `messages` follow.
 */
export type ChatSlot = { slot: 'chat'; keep: number; append: string | null; messages: ChatMessageWire[] };

/** One output's part of one yield: a value, or what to do instead of setting one. */
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

/** The schema of a slot for an output of this kind. The commonest form comes first, since it is tried first. */
export const slotSchema = (kind: Kind): v.GenericSchema<unknown, Slot> =>
  v.union([
    wireSchema(kind),
    v.strictObject({ slot: v.literal('skip') }),
    v.strictObject({ slot: v.literal('update'), properties: updateSchema(kind) }),
    ...(kind === 'chatbot' ? [chatSlot] : []),
    ...(textKinds.has(kind) ? [v.strictObject({ slot: v.literal('append'), text: v.string() })] : []),
  ]) as v.GenericSchema<unknown, Slot>;

/** From page to worker, besides Comlink's calls: a credit, and buffers to use again. */
export type Acknowledgement = {
  type: 'acknowledge';
  of: 'yields' | 'log';
  /** The run, for yields. */
  run: number;
  /** The batch's sequence number. */
  sequence: number;
  buffers: ArrayBuffer[];
};

/** From page to worker: the answer to `readBlob`; `null` where the Blob cannot be read as what was asked for. */
export type BlobContents = { type: 'blobContents'; contents: ArrayBuffer | ImageBitmap | null };
