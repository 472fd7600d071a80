import * as Comlink from 'comlink';
import { zipSync } from 'fflate';
import { encodeGif } from '../src/runtime/gif';
import { createClip } from '../src/runtime/video';

/** The same types as in `src/app/timeline/pictures.ts`, which describes what this worker does. */
type Still =
  | { as: 'pixels'; width: number; height: number; data: ArrayBuffer }
  | { as: 'bitmap'; bitmap: ImageBitmap }
  | { as: 'file'; file: Blob };
type Kind = 'zip' | 'gif' | 'mp4';

/** Frames per second of a video, which repeats a picture to show it longer, but for at most `longest` seconds. */
const fps = 10;
const longest = 5;

/** Longest side of an animated GIF, in pixels. Larger ones take minutes to encode, and nobody shares them. */
const mostOfGif = 640;

/** Most pixels in all frames of an animated GIF together. */
const mostPixels = 120_000_000;

const drawn = async (still: Still): Promise<ImageBitmap> => {
  if (still.as === 'bitmap') return still.bitmap;
  if (still.as === 'file') return createImageBitmap(still.file);
  return createImageBitmap(new ImageData(new Uint8ClampedArray(still.data), still.width, still.height));
};

/** A clip needs a way to read sound, but pictures have none. */
const noFilm = () => Promise.reject(new Error('A film of pictures has no sound.'));

let kind: Kind = 'zip';
let files: Record<string, Uint8Array> = {};
let frames: { image: ImageData; seconds: number }[] = [];
let canvas: OffscreenCanvas | undefined;
let clip: ReturnType<typeof createClip> | undefined;

/** Draws a picture in the size of the first one, which all frames of a film share. */
const fitted = async (still: Still): Promise<OffscreenCanvas> => {
  const image = await drawn(still);
  if (!canvas) {
    const share = kind === 'gif' ? Math.min(1, mostOfGif / Math.max(image.width, image.height)) : 1;
    // Video encoders only accept even sides.
    const side = (length: number) => Math.max(2, Math.round((length * share) / 2) * 2);
    canvas = new OffscreenCanvas(side(image.width), side(image.height));
  }
  const { width, height } = canvas;
  const context = canvas.getContext('2d', { willReadFrequently: kind === 'gif' });
  const scale = Math.min(width / image.width, height / image.height);
  const size = [image.width * scale, image.height * scale] as const;
  context?.clearRect(0, 0, width, height);
  context?.drawImage(image, (width - size[0]) / 2, (height - size[1]) / 2, ...size);
  return canvas;
};

const pngOf = async (still: Still): Promise<Blob> => {
  const image = await drawn(still);
  const whole = new OffscreenCanvas(image.width, image.height);
  whole.getContext('2d')?.drawImage(image, 0, 0);
  return whole.convertToBlob({ type: 'image/png' });
};

/** Makes a name unique in the zip. */
const free = (name: string): string => {
  if (!Object.hasOwn(files, name)) return name;
  for (let i = 2; ; i++) {
    const next = name.replace(/(\.\w+)?$/, ` (${i})$1`);
    if (!Object.hasOwn(files, next)) return next;
  }
};

Comlink.expose({
  png: pngOf,

  begin(next: Kind) {
    kind = next;
    files = {};
    frames = [];
    canvas = undefined;
    clip = next === 'mp4' ? createClip({ fps }, noFilm) : undefined;
  },

  async add(still: Still, name: string, seconds: number) {
    if (kind === 'zip') {
      const file = still.as === 'file' && still.file.type === 'image/png' ? still.file : await pngOf(still);
      files[free(name)] = new Uint8Array(await file.arrayBuffer());
      return;
    }
    const picture = await fitted(still);
    if (clip) {
      const times = Math.max(1, Math.min(longest * fps, Math.round(seconds * fps)));
      for (let i = 0; i < times; i++) await clip.add(picture);
      return;
    }
    const image = picture.getContext('2d')?.getImageData(0, 0, picture.width, picture.height) as ImageData;
    if ((frames.length + 1) * image.width * image.height > mostPixels) {
      throw new Error('These are too many pictures for an animated GIF: save them as MP4.');
    }
    frames.push({ image, seconds: Math.max(0.02, Math.min(longest, seconds)) });
  },

  addText(text: string, name: string) {
    files[free(name)] = new TextEncoder().encode(text);
  },

  async addFile(file: Blob, name: string) {
    files[free(name)] = new Uint8Array(await file.arrayBuffer());
  },

  async finish() {
    if (clip) return clip.finish();
    // PNG files are compressed already.
    if (kind === 'zip') return new Blob([zipSync(files, { level: 0 }) as BlobPart], { type: 'application/zip' });
    if (frames.length === 0) throw new Error('There is no picture to save.');
    const seconds = frames.reduce((sum, frame) => sum + frame.seconds, 0) / frames.length;
    return encodeGif(
      frames.map(({ image }) => image),
      { seconds, loop: true },
    );
  },
});
