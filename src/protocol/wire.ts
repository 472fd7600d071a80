import * as v from 'valibot';
import type { ExtraValues } from './extra-kinds';
import { mostOfMessage } from './shorten';
import {
  audioSchema,
  cellSchema,
  type chatContentSchema,
  chatMessageSchema,
  choiceSchema,
  countSchema,
  cutSchema,
  fileSchema,
  imageSchema,
  labelSchema,
  videoSchema,
} from './value-schemas';

/**
 * The form of a component's value between page and worker. The worker encodes what a generator yields into this form
 * and decodes what `fn` receives from it; the page renders it. Both directions use the same form, so that one component
 * can be both input and output.
 *
 * For every kind, `null` means that the component is empty.
 */

/** A value that the page stores for the worker and never reads, and what the worker notes of its classes. */
const opaque = v.strictObject({ state: v.unknown(), classes: v.optional(v.unknown()) });

/** The schema of each kind's value, without `null`. Those of extra kinds join them when they are loaded. */
const wireSchemas = {
  textbox: v.string(),
  markdown: v.string(),
  html: v.string(),
  code: v.string(),
  number: v.pipe(v.number(), v.finite()),
  slider: v.pipe(v.number(), v.finite()),
  checkbox: v.boolean(),
  checkboxgroup: v.array(choiceSchema),
  radio: choiceSchema,
  dropdown: v.union([choiceSchema, v.array(choiceSchema)]),
  image: imageSchema,
  audio: audioSchema,
  video: videoSchema,
  file: v.array(fileSchema),
  /** JSON text, so that the page can only parse plain data from it. */
  json: v.string(),
  label: v.strictObject({
    label: labelSchema,
    confidences: v.nullable(v.array(v.strictObject({ label: labelSchema, confidence: v.number() }))),
  }),
  dataframe: v.strictObject({ headers: v.array(v.string()), rows: v.array(v.array(cellSchema)) }),
  gallery: v.array(v.strictObject({ image: imageSchema, caption: v.nullable(cutSchema(mostOfMessage)) })),
  /** The text on the button. */
  button: labelSchema,
  /** Seconds between ticks. */
  timer: v.pipe(v.number(), v.finite()),
  state: opaque,
  browserstate: opaque,
  chatbot: v.array(chatMessageSchema),
  // Layout blocks are components too, so that yields can change them. Those that open and close have a value.
  row: v.never(),
  column: v.never(),
  group: v.never(),
  render: v.never(),
  /** The index of the open tab. */
  tabs: countSchema,
  tab: v.never(),
  accordion: v.boolean(),
  sidebar: v.boolean(),
} as const;

/** Lets values of extra kinds be read from now on. */
export const addWireSchemas = (schemas: object) => void Object.assign(wireSchemas, schemas);

type Plain = { [K in keyof typeof wireSchemas]: v.InferOutput<(typeof wireSchemas)[K]> } & ExtraValues;
type PlainKind = keyof Plain;

export type FileWire = v.InferOutput<typeof fileSchema>;
export type ImageWire = v.InferOutput<typeof imageSchema>;
export type AudioWire = v.InferOutput<typeof audioSchema>;
export type VideoWire = v.InferOutput<typeof videoSchema>;
export type ChatContent = v.InferOutput<typeof chatContentSchema>;
export type ChatMessageWire = v.InferOutput<typeof chatMessageSchema>;
export type AutoPart = { [K in PlainKind]: { kind: K; value: Plain[K] | null } }[PlainKind];

/** A component's value on the wire, by kind. */
export type WireValues = { [K in PlainKind]: Plain[K] | null } & { auto: AutoPart[] | null };
export type Kind = keyof WireValues;
export type WireValue<K extends Kind = Kind> = WireValues[K];

/** The schema of a component that shows whatever a bare paste yields, each part as the kind that suits it. */
const autoSchema = () =>
  v.array(
    v.union(
      Object.entries(wireSchemas).map(([kind, schema]) =>
        v.strictObject({ kind: v.literal(kind), value: v.nullable(schema as v.GenericSchema) }),
      ),
    ),
  );

/** The schema of a kind's value on the wire, `null` included. */
export const wireSchema = <K extends Kind>(kind: K) =>
  v.nullable(
    (kind === 'auto' ? autoSchema() : wireSchemas[kind as keyof typeof wireSchemas]) as v.GenericSchema,
  ) as v.GenericSchema<unknown, WireValue<K>>;
