import * as v from 'valibot';
import { mostOfLabel, mostOfMessage, shorten } from './shorten';
import { type Cell, type Choice, isCell, isChoice, isNumber, isPictureSide, isPictureSize } from './value-rules';

/**
 * What a component's value looks like between page and worker. The worker makes these of whatever a generator
 * yields, and makes what `fn` receives of them; the page draws them. The same form serves both ways, so that one
 * component can be input and output.
 *
 * `null` is an empty component, for every kind.
 */

/** Text of which the end is left out where it is longer than that: what has no reason to be long must not block the page. */
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

/** The engines' own classes, looked up late: not every thread and test runner has them. */
const platform = <T>(name: 'ImageBitmap' | 'VideoFrame' | 'Blob' | 'File') =>
  v.custom<T>((value) => {
    const known = (globalThis as Record<string, unknown>)[name];
    return typeof known === 'function' && value instanceof known;
  }, `expected a ${name}`);

/** RGBA, 8 bits a channel, row by row from the top left, alpha not premultiplied: as in `ImageData`. */
const pixels = v.pipe(
  v.strictObject({ as: v.literal('pixels'), width: size, height: size, data: buffer }),
  v.check(({ width, height }) => isPictureSize(width, height), 'expected fewer pixels'),
  v.check((image) => image.data.byteLength === image.width * image.height * 4, 'data must be width × height × 4 bytes'),
);

/** A picture that is decoded: it can be drawn as it is. */
const drawables = [
  pixels,
  v.strictObject({ as: v.literal('bitmap'), bitmap: platform<ImageBitmap>('ImageBitmap') }),
  v.strictObject({ as: v.literal('frame'), frame: platform<VideoFrame>('VideoFrame') }),
] as const;

const file = v.strictObject({ as: v.literal('file'), file: platform<Blob>('Blob') });
const url = v.strictObject({ as: v.literal('url'), url: v.string() });

/** A file of a list, or the name of one that the page fetches when it is wanted. */
const fileWire = v.union([platform<File>('File'), url]);

const imageWire = v.union([...drawables, file, url]);

/** An encoded file, or a piece of one. */
const bytes = v.strictObject({ as: v.literal('bytes'), bytes: buffer });

/** One buffer a channel, of `Int16Array` or `Float32Array`. Whether it makes sound is for the media worker to say. */
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
  /** The next frame of a video, and the sound that goes with it. */
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
  /** A heading under which the message can be folded away, as for a tool's work. */
  title: v.nullable(label),
});

/** A value that the page keeps for the worker and never looks into. */
const opaque = v.strictObject({ state: v.unknown() });

/** Each kind's value, but for `null`. */
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
  /** JSON text: what the page parses of it holds plain data only. */
  json: text,
  label: v.strictObject({
    label,
    confidences: v.nullable(v.array(v.strictObject({ label, confidence: v.number() }))),
  }),
  dataframe: v.strictObject({ headers: v.array(v.string()), rows: v.array(v.array(cell)) }),
  gallery: v.array(v.strictObject({ image: imageWire, caption: v.nullable(cut(mostOfMessage)) })),
  /** The text on it. */
  button: label,
  /** Seconds between ticks. */
  timer: v.pipe(v.number(), v.finite()),
  state: opaque,
  browserstate: opaque,
  chatbot: v.array(chatMessage),
  // Blocks of the layout are components too, so that yields can change them. Those that fold have a value.
  row: v.never(),
  column: v.never(),
  group: v.never(),
  /** The index of the tab that is open. */
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

/** A component that shows whatever a bare paste yields: each part as the kind that suits it. */
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
