import type { FileSource } from '../../components';
import { applyChat, type ChatMessageWire, type ComponentDescription, type Slot, type WireValue } from '../../protocol';
import type { PageValue, SoundSamples } from './mounted-app';

/** What a decoded picture, and one that is still to be fetched, are made of. */
type Form = {
  as?: string;
  data?: ArrayBuffer;
  width?: number;
  height?: number;
  bitmap?: ImageBitmap;
  frame?: VideoFrame;
  image?: unknown;
  sound?: unknown;
  file?: Blob;
  url?: string;
  bytes?: ArrayBuffer;
  sampleRate?: number;
  format?: 's16' | 'f32';
  channels?: ArrayBuffer[];
};

type Opened = PageValue | Promise<PageValue>;

/** The pixels of what can be drawn. */
export const pixelsOf = (source: CanvasImageSource, width: number, height: number): ImageData => {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { willReadFrequently: true }) as OffscreenCanvasRenderingContext2D;
  context.drawImage(source, 0, 0, width, height);
  return context.getImageData(0, 0, width, height);
};

const channelOf = (buffer: ArrayBuffer, format: Form['format']): Float32Array =>
  format === 's16'
    ? Float32Array.from(new Int16Array(buffer), (each) => each / 32_768)
    : new Float32Array(buffer.slice());

const whole = (parts: readonly Opened[], join: (parts: PageValue[]) => PageValue): Opened =>
  parts.some((each) => each instanceof Promise) ? Promise.all(parts).then(join) : join(parts as PageValue[]);

/** What is shown for many yields is copied once. */
const copies = new WeakMap<object, Opened>();

/** Copies a value that the worker sent, at once: its buffers may be given back soon. Only files that it names come later. */
const open = (value: unknown, fileOf: FileSource): Opened => {
  if (typeof value !== 'object' || value === null || value instanceof Blob) return value as PageValue;
  if (!('as' in value)) return copyOf(value, fileOf);
  const known = copies.get(value);
  if (known !== undefined) return known;
  const copy = copyOf(value, fileOf);
  copies.set(value, copy);
  return copy;
};

const copyOf = (value: object, fileOf: FileSource): Opened => {
  if (value instanceof ArrayBuffer) return new Uint8Array(value.slice());
  if (Array.isArray(value))
    return whole(
      value.map((each) => open(each, fileOf)),
      (parts) => parts,
    );
  if ('state' in value) return undefined;
  const form = value as Form;
  switch (form.as) {
    case 'pixels':
      return new ImageData(
        new Uint8ClampedArray(form.data as ArrayBuffer).slice(),
        form.width as number,
        form.height as number,
      );
    case 'bitmap': {
      const bitmap = form.bitmap as ImageBitmap;
      return pixelsOf(bitmap, bitmap.width, bitmap.height);
    }
    case 'frame': {
      const { frame } = form;
      if (frame) return pixelsOf(frame, frame.displayWidth, frame.displayHeight);
      return whole([open(form.image, fileOf), open(form.sound, fileOf)], ([image, sound]) => ({
        image: image as ImageData,
        sound: (sound ?? null) as SoundSamples | null,
      }));
    }
    case 'file':
      return form.file;
    case 'url':
      return fileOf(value as { url: string });
    case 'bytes':
      return new Blob([form.bytes as ArrayBuffer]);
    case 'samples':
      return {
        sampleRate: form.sampleRate as number,
        channels: (form.channels as ArrayBuffer[]).map((each) => channelOf(each, form.format)),
      };
  }
  const names = Object.keys(value);
  return whole(
    names.map((name) => open((value as Record<string, unknown>)[name], fileOf)),
    (parts) => Object.fromEntries(names.map((name, i) => [name, parts[i]])),
  );
};

const takesSeveral = ({ properties }: ComponentDescription) =>
  /^[md]/.test((properties as { fileCount?: string }).fileCount ?? '');

/** The value of a component, as the page's own code gets it. */
export const pageValueOf = (value: WireValue, component: ComponentDescription, fileOf: FileSource): Opened => {
  if (value === null) return null;
  switch (component.kind) {
    case 'json':
      return JSON.parse(value as string);
    case 'dataframe': {
      const { headers, rows } = value as NonNullable<WireValue<'dataframe'>>;
      return { headers: [...headers], data: rows.map((row) => [...row]) };
    }
    case 'file': {
      const files = open(value, fileOf);
      const one = (all: PageValue) => (takesSeveral(component) ? all : ((all as readonly PageValue[])[0] ?? null));
      return files instanceof Promise ? files.then(one) : one(files);
    }
    case 'auto': {
      const parts = (value as NonNullable<WireValue<'auto'>>).map((part) =>
        pageValueOf(part.value, { kind: part.kind, properties: {} } as ComponentDescription, fileOf),
      );
      return whole(parts, (all) => (all.length === 1 ? all[0] : all));
    }
    default:
      return open(value, fileOf);
  }
};

type Change = Extract<Slot, { slot: string }>;

const isChange = (slot: Slot): slot is Change => typeof slot === 'object' && slot !== null && 'slot' in slot;

/** What an output shows after a slot; of a stream, what the slot adds to it. */
export const wireAfter = (before: WireValue, slot: Slot, isStream: boolean): WireValue => {
  if (!isChange(slot)) return slot;
  if (isStream) return null;
  if (slot.slot === 'append') return `${before ?? ''}${slot.text}`;
  if (slot.slot === 'chat') return applyChat((before ?? []) as ChatMessageWire[], slot);
  if (slot.slot === 'update' && slot.properties.value !== undefined) return slot.properties.value as WireValue;
  return before;
};
