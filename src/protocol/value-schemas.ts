import * as v from 'valibot';
import { mostOfLabel, shorten } from './shorten';
import { type Cell, type Choice, isCell, isChoice, isNumber, isPictureSide, isPictureSize } from './value-rules';

/** Schemas that values are made of: texts, numbers, files, pictures, sound, films, and messages of a chat. */

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

export {
  audioWire as audioSchema,
  cell as cellSchema,
  chatContent as chatContentSchema,
  chatMessage as chatMessageSchema,
  choice as choiceSchema,
  count as countSchema,
  cut as cutSchema,
  fileWire as fileSchema,
  imageWire as imageSchema,
  label as labelSchema,
  videoWire as videoSchema,
};
