import { bytesIn, formatVersion, type ResultEntry } from '../../cache';
import type { FileSource } from '../../components';
import type {
  AppDescription,
  ImageWire,
  InterfaceLayout,
  Program,
  RecordedRun,
  Sketch,
  Slot,
  WireValue,
} from '../../protocol';
import { say } from '../../words';
import type { AppModel } from '../app-model';
import type { Part } from '../component-values';
import { readyExample } from '../inputs';
import type { Mounted } from '../mounted';
import type { RunCache } from '../run-cache';
import { withFiles } from '../values/named-files';
import { mostPacked } from './packed-results';
import { packValue } from './packed-values';

/** Results that an export can include, as JSON, and their size when packed, in bytes. */
export type Collected = {
  /** What the app shows; or a sentence that says why there is nothing. */
  last: { json: string; size: number } | string;
  /** The kept results of the form's examples: which can be included, and of how many; `undefined` if there are none. */
  examples: { json: string; size: number; included: readonly number[]; of: number } | undefined;
};

const megabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;

const sizeOf = async (json: string): Promise<number> => {
  const packed = new Blob([json]).stream().pipeThrough(new CompressionStream('gzip'));
  return (await new Response(packed).blob()).size;
};

/** Collects the results that an export of `sketch` can include. Runs nothing. */
export const collectResults = async (model: AppModel, sketch: Sketch): Promise<Collected> => {
  const mounted = model.mounted();
  const loaded = model.behind().sketch;
  const isSame = loaded?.entry === sketch.entry && loaded.files[sketch.entry] === sketch.files[sketch.entry];
  const nothing = (last: string): Collected => ({ last, examples: undefined });
  if (!mounted || !loaded) return nothing(say('Run the code once to include its result.'));
  if (!isSame) return nothing(say('The code was changed since it ran. Run it, then export.'));
  const [last, examples] = await Promise.all([lastRun(model, mounted), keptExamples(model, mounted)]);
  return { last, examples };
};

const lastRun = async (model: AppModel, mounted: Mounted): Promise<Collected['last']> => {
  const run = model.run();
  if (!run?.yields) return say('Run the app once to include its result.');
  if (!['done', 'stopped'].includes(model.state()))
    return model.state() === 'error'
      ? say('The last run failed: it has no result.')
      : say('Wait for the run to end, then export.');
  const slots = await Promise.all(mounted.parts.all.map((part) => slotOf(part, mounted).catch(() => skip)));
  const bytes = bytesIn(slots);
  if (bytes > mostPacked.last)
    return say`The last result is ${megabytes(bytes)}: at most ${megabytes(mostPacked.last)} can be included.`;
  const { record } = run.recorders.at(-1) ?? {};
  const batches = [{ at: 0, count: 1, slots }];
  const entry = entryOf({ batches, yields: 1, bytes }, Date.now(), (record?.ended ?? 0) / 1000);
  const json = await packValue({ entry, batches }).catch(() => undefined);
  if (json === undefined) return say('The last result holds what cannot be stored in a file.');
  return { json, size: await sizeOf(json) };
};

/** Where a result goes, and which browser it is from, is nobody's business: it has no owner. */
const entryOf = ({ yields, bytes }: RecordedRun, savedAt: number, seconds: number): ResultEntry => ({
  format: formatVersion,
  owner: '',
  write: '',
  pieces: [bytes],
  yields,
  bytes,
  savedAt,
  usedAt: savedAt,
  seconds,
});

const skip: Slot = { slot: 'skip' };

/** What a component shows, if that differs from how it began. What the browser keeps for a person stays with them. */
const slotOf = async (part: Part, { description, fileOf }: Mounted): Promise<Slot> => {
  const initial = description.components[part.id];
  const { type } = part.properties() as { type?: string };
  if (!initial || part.kind === 'browserstate' || type === 'password') return skip;
  const properties = Object.fromEntries(
    Object.entries(part.properties()).filter(([name, value]) => value !== Object(initial.properties)[name]),
  );
  const stream = await streamOf(part);
  if (stream) return { as: 'file', file: stream };
  const value = part.value();
  if (value === initial.value) return Object.keys(properties).length > 0 ? { slot: 'update', properties } : skip;
  const held = part.kind === 'state' ? value : ((await drawn(await withFiles(value, part.kind, fileOf))) as WireValue);
  // Tried alone, so that a value that cannot be packed takes no other with it.
  await packValue(held);
  return { slot: 'update', properties: { ...properties, value: held } };
};

/** What a stream has played so far, as one file. */
const streamOf = async (part: Part): Promise<Blob | undefined> => {
  const playback = part.playback();
  if (!playback || part.value() !== null || playback.state.duration === 0) return undefined;
  const [format] = await playback.saveFormats();
  return format && playback.save(format);
};

/** The value with pictures as files in place of bitmaps, and of pixels, which would be many times larger. */
const drawn = async (value: unknown): Promise<unknown> => {
  if (Array.isArray(value)) return Promise.all(value.map(drawn));
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  const { as } = value as { as?: string };
  if (as === 'pixels' || as === 'bitmap' || as === 'frame') return pictureOf(value as ImageWire);
  const entries = Object.entries(value).map(async ([name, each]) => [name, await drawn(each)] as const);
  return Object.fromEntries(await Promise.all(entries));
};

const pictureOf = async (image: ImageWire): Promise<ImageWire> => {
  if (image.as === 'pixels') {
    const pixels = new Uint8ClampedArray(image.data);
    // A canvas stores colours multiplied by alpha, which would change them.
    for (let i = 3; i < pixels.length; i += 4) if (pixels[i] !== 255) return image;
    return picture(image.width, image.height, (to) =>
      to.putImageData(new ImageData(pixels, image.width, image.height), 0, 0),
    );
  }
  if (image.as === 'bitmap')
    return picture(image.bitmap.width, image.bitmap.height, (to) => to.drawImage(image.bitmap, 0, 0));
  if (image.as === 'frame')
    return picture(image.frame.displayWidth, image.frame.displayHeight, (to) => to.drawImage(image.frame, 0, 0));
  return image;
};

const picture = async (
  width: number,
  height: number,
  draw: (to: OffscreenCanvasRenderingContext2D) => void,
): Promise<ImageWire> => {
  const canvas = new OffscreenCanvas(width, height);
  draw(canvas.getContext('2d') as OffscreenCanvasRenderingContext2D);
  return { as: 'file', file: await canvas.convertToBlob() };
};

/** The form's examples whose results this browser keeps, as many as fit. */
const keptExamples = async (model: AppModel, { description, fileOf }: Mounted): Promise<Collected['examples']> => {
  const { cache, program } = model.behind();
  return program && cache && packExamples(description, fileOf, cache, program);
};

/** Packs the kept results of the form's examples, as many as fit. */
export const packExamples = async (
  description: AppDescription,
  fileOf: FileSource,
  cache: RunCache,
  program: Program,
): Promise<Collected['examples']> => {
  const layout = description.layout as InterfaceLayout;
  if (layout.type !== 'interface' || !description.listeners[layout.listener]?.cache) return undefined;
  const rows = layout.examples ?? [];
  const packed = new Map<number, string>();
  let bytes = 0;
  for (const [index, row] of rows.entries()) {
    const found = await readyExample(row, layout, description, fileOf)
      .then((inputs) => cache.read(layout.listener, inputs, program))
      .catch(() => undefined);
    if (!found || bytes + found.run.bytes > mostPacked.examples) continue;
    const { key, run, savedAt, seconds } = found;
    const entry = entryOf(run, savedAt, seconds);
    const json = await packValue({ key, entry, batches: await stored(run) }).catch(() => undefined);
    if (json === undefined) continue;
    bytes += run.bytes;
    packed.set(index, json);
  }
  if (packed.size === 0) return undefined;
  const json = `[${[...packed.values()].join()}]`;
  return { json, size: await sizeOf(json), included: [...packed.keys()], of: rows.length };
};

const stored = ({ batches }: RecordedRun) =>
  Promise.all(batches.map(async (batch) => ({ ...batch, slots: await drawn(batch.slots) })));
