import * as v from 'valibot';
import { mostOfLabel, mostOfMessage, shorten } from './shorten';
import { type Cell, type Choice, isCell, isChoice, isNumber, isPictureSide, isPictureSize } from './value-rules';

/**
 * The form of a component's value between page and worker. The worker encodes what a generator yields into this form
 * and decodes what `fn` receives from it; the page renders it. Both directions use the same form, so that one component
 * can be both input and output.
 *
 * For every kind, `null` means that the component is empty.
 */

/** Text that is cut to a maximum length. Texts that have no reason to be long must not block the page. */
const cut = (most: number) =>
  v.pipe(
    v.string(),
    v.transform((text) => shorten(text, most)),
  );
const label = cut(mostOfLabel);

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const size = v.custom<number>(isPictureSide, 'expected a side in pixels');
const buffer = v.instance(ArrayBuffer);
const choice = v.custom<Choice>(isChoice, 'expected text or a finite number');

/** A platform class, looked up lazily because not every thread and test runner has it. */
const platform = <T>(name: 'ImageBitmap' | 'VideoFrame' | 'Blob' | 'File') =>
  v.custom<T>((value) => {
    const known = (globalThis as Record<string, unknown>)[name];
    return typeof known === 'function' && value instanceof known;
  }, `expected a ${name}`);

/** RGBA, 8 bits per channel, row by row from the top left, alpha not premultiplied: as in `ImageData`. */
const pixels = v.pipe(
  v.strictObject({ as: v.literal('pixels'), width: size, height: size, data: buffer }),
  v.check(({ width, height }) => isPictureSize(width, height), 'expected fewer pixels'),
  v.check((image) => image.data.byteLength === image.width * image.height * 4, 'data must be width × height × 4 bytes'),
);

/** Decoded pictures, which can be drawn directly. */
const drawables = [
  pixels,
  v.strictObject({ as: v.literal('bitmap'), bitmap: platform<ImageBitmap>('ImageBitmap') }),
  v.strictObject({ as: v.literal('frame'), frame: platform<VideoFrame>('VideoFrame') }),
] as const;

const file = v.strictObject({ as: v.literal('file'), file: platform<Blob>('Blob') });
const url = v.strictObject({ as: v.literal('url'), url: v.string() });

/** A file, or the URL of one that the page fetches on demand. */
const fileWire = v.union([platform<File>('File'), url]);

const imageWire = v.union([...drawables, file, url]);

/** An encoded file, or a piece of one. */
const bytes = v.strictObject({ as: v.literal('bytes'), bytes: buffer });

/** One buffer per channel, from an `Int16Array` or a `Float32Array`. The media worker checks that it makes sense. */
const samples = v.strictObject({
  as: v.literal('samples'),
  sampleRate: v.custom<number>(isNumber, 'expected a number'),
  format: v.picklist(['s16', 'f32']),
  channels: v.array(buffer),
});

const audioWire = v.variant('as', [bytes, file, url, samples]);

const videoWire = v.variant('as', [
  bytes,
  file,
  url,
  /** The next frame of a video, with its sound. */
  v.strictObject({ as: v.literal('frame'), image: v.union(drawables), sound: v.nullable(samples) }),
]);

const cell = v.custom<Cell>(isCell, 'expected text, a number, a boolean or null');

const text = v.string();

/** One piece of a chat message. */
const chatContent = v.variant('type', [
  v.strictObject({ type: v.literal('text'), text }),
  v.strictObject({ type: v.literal('image'), image: imageWire }),
  v.strictObject({ type: v.literal('audio'), file: platform<File>('File') }),
  v.strictObject({ type: v.literal('video'), file: platform<File>('File') }),
  v.strictObject({ type: v.literal('file'), file: platform<File>('File') }),
]);

const chatMessage = v.strictObject({
  role: v.picklist(['user', 'assistant', 'system']),
  content: v.array(chatContent),
  /** The heading of a collapsible message, such as the output of a tool. */
  title: v.nullable(label),
  /** The rest of its metadata. A message with a `parentId` is shown inside the message with that `id`. */
  metadata: v.optional(
    v.strictObject({
      log: v.optional(label),
      status: v.optional(v.picklist(['pending', 'done'])),
      duration: v.optional(v.number()),
      id: v.optional(choice),
      parentId: v.optional(choice),
    }),
  ),
  /** What a person can answer it with. */
  options: v.optional(v.array(v.strictObject({ value: text, label }))),
});

/** A value that the page stores for the worker and never reads, and what the worker notes of its classes. */
const opaque = v.strictObject({ state: v.unknown(), classes: v.optional(v.unknown()) });

/** The schema of each kind's value, without `null`. */
const wireSchemas = {
  textbox: text,
  markdown: text,
  html: text,
  code: text,
  number: v.pipe(v.number(), v.finite()),
  slider: v.pipe(v.number(), v.finite()),
  checkbox: v.boolean(),
  checkboxgroup: v.array(choice),
  radio: choice,
  dropdown: v.union([choice, v.array(choice)]),
  image: imageWire,
  audio: audioWire,
  video: videoWire,
  file: v.array(fileWire),
  multimodaltextbox: v.strictObject({ text, files: v.array(fileWire) }),
  /** JSON text, so that the page can only parse plain data from it. */
  json: text,
  label: v.strictObject({
    label,
    confidences: v.nullable(v.array(v.strictObject({ label, confidence: v.number() }))),
  }),
  dataframe: v.strictObject({ headers: v.array(v.string()), rows: v.array(v.array(cell)) }),
  gallery: v.array(v.strictObject({ image: imageWire, caption: v.nullable(cut(mostOfMessage)) })),
  /** The text on the button. */
  button: label,
  /** Seconds between ticks. */
  timer: v.pipe(v.number(), v.finite()),
  state: opaque,
  browserstate: opaque,
  chatbot: v.array(chatMessage),
  /** The index of the sample that was picked last. */
  dataset: count,
  /** The buttons of a form within another app. */
  actions: v.never(),
  // Layout blocks are components too, so that yields can change them. Those that open and close have a value.
  row: v.never(),
  column: v.never(),
  group: v.never(),
  render: v.never(),
  /** The index of the open tab. */
  tabs: count,
  tab: v.never(),
  accordion: v.boolean(),
  sidebar: v.boolean(),
} as const;

type PlainKind = keyof typeof wireSchemas;
type Plain = { [K in PlainKind]: v.InferOutput<(typeof wireSchemas)[K]> };

export type FileWire = v.InferOutput<typeof fileWire>;
export type ImageWire = v.InferOutput<typeof imageWire>;
export type AudioWire = v.InferOutput<typeof audioWire>;
export type VideoWire = v.InferOutput<typeof videoWire>;
export type ChatContent = v.InferOutput<typeof chatContent>;
export type ChatMessageWire = v.InferOutput<typeof chatMessage>;
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
  v.nullable((kind === 'auto' ? autoSchema() : wireSchemas[kind as PlainKind]) as v.GenericSchema) as v.GenericSchema<
    unknown,
    WireValue<K>
  >;

export {
  chatMessage as chatMessageSchema,
  choice as choiceSchema,
  count as countSchema,
  cut as cutSchema,
  label as labelSchema,
};
