import { warning } from './feedback';
import type { FrameLike, Sound } from './values';

/** How {@link frames} reads a film. */
export type FramesOptions = {
  /** Converts to this many frames per second: frames are repeated or left out. By default, all frames are given. */
  fps?: number;
  /** The width of the frames in pixels; the height is scaled with it. By default, the video's own width. */
  width?: number;
};

/** How {@link chunks} cuts a file. */
export type ChunksOptions = {
  /**
   * Length of each chunk in seconds; 1 by default. A film is cut at the next key frame after that, an MP3 at a frame.
   */
  seconds?: number;
};

/** How {@link samples} reads a sound. */
export type SamplesOptions = {
  /**
   * Resamples to this many samples per second, a whole number from 3,000 to 768,000. By default, the file's own rate.
   */
  sampleRate?: number;
};

/** How {@link Clip} encodes. */
export type ClipOptions = {
  /** Frames per second; 30 by default. */
  fps?: number;
  /** Bits per second; by default it depends on the size of the frames. */
  bitrate?: number;
  /**
   * The film whose frames you add, to get its sound as well: add all of its frames, from the first one on, at this
   * `fps`. The sound is copied, not re-encoded, and continues from clip to clip (Vorbis with an error of some
   * milliseconds). Without it, or if the film has no sound, clips are silent.
   */
  sound?: Blob | ArrayBuffer | Uint8Array;
};

/** What {@link Clip} makes. */
export type Clip = {
  /** The length of the current file in seconds: the frames since the last `finish()`, divided by `fps`. */
  readonly duration: number;
  /**
   * Adds a frame as it is now; it remains yours to change or close. All frames of a file are scaled to the size of the
   * first one. Await the promise, which resolves when there is room for the next frame: otherwise frames pile up.
   *
   * @throws TypeError for a value that is not an image
   */
  add(frame: FrameLike): Promise<void>;
  /**
   * Finishes the file and returns it. The next frame begins a new file.
   *
   * @throws Error if there are no frames, this browser cannot encode them, or the film's sound cannot be read
   */
  finish(): Promise<Blob>;
};

/** Reading and writing video needs more code than everything else, so it is loaded only for programs that use it. */
export type VideoTools = {
  /**
   * Closes each frame when the next one is requested, unless it is `kept`. Reports in sentences what cannot be read.
   */
  readFrames(
    source: Blob | ArrayBuffer | Uint8Array,
    options: FramesOptions,
    kept: (frame: VideoFrame) => boolean,
    tell: (message: string) => void,
  ): AsyncGenerator<VideoFrame, void, void>;
  createClip(options: ClipOptions): Clip;
  cutChunks(source: Blob | ArrayBuffer | Uint8Array, options: ChunksOptions): AsyncGenerator<Blob, void, void>;
  /** Reports in a sentence which parts cannot be read. */
  readSamples(
    source: Blob | ArrayBuffer | Uint8Array,
    options: SamplesOptions,
    tell: (message: string) => void,
  ): Promise<Sound>;
};

let tools: VideoTools | undefined;

/** Sets the tools that came with the current program. */
export const setVideoTools = (loaded: VideoTools | undefined) => {
  tools = loaded;
};

const toolsFor = (name: string): VideoTools => {
  if (tools) return tools;
  throw new Error(`yc.${name} was not loaded. Is the network up, and does the source say yc.${name} by that name?`);
};

/** Frames that are on their way to the page. */
const kept = new WeakSet<object>();

/** Marks a frame as on its way to the page, so that it is not closed here. */
export const keepOpen = (thing: object) => kept.add(thing);

/** Whether it was yielded, and so no longer belongs to the author. */
export const isOnItsWay = (thing: object): boolean => kept.has(thing);

/**
 * The frames of a video, in order, decoded on demand. Their `timestamp` and `duration` are in microseconds.
 *
 * Each frame is closed automatically when the next one is requested, unless it was yielded to an output. To keep a
 * frame, `clone()` it, and close the clone yourself.
 *
 * @param source A file with H.264, HEVC, VP8, VP9 or AV1, in MP4, MOV, WebM, Matroska or MPEG-TS.
 * Damaged parts in the middle are skipped and reported with `yc.warning`.
 *
 * @throws Error for a file without video that this browser can decode, and, after the last frame, if it is cut off
 * @throws RangeError for an `fps` outside 0.1 to 1000, or a `width` that is not a whole number from 2 to 16,384
 * @example
 * for await (const frame of yc.frames(file, { fps: 15, width: 320 })) {
 *   context.drawImage(frame, 0, 0);
 *   yield canvas;
 * }
 */
export const frames = (
  source: Blob | ArrayBuffer | Uint8Array,
  options: FramesOptions = {},
): AsyncGenerator<VideoFrame, void, void> => toolsFor('frames').readFrames(source, options, isOnItsWay, warning);

/**
 * Cuts a sound or a film into chunks for a streaming Audio or Video. Each chunk is a file that plays on its own. Chunks
 * are copied, not re-encoded, and read on demand (an MP3 as a whole).
 *
 * @param source A WAV or MP3 file, or a film in MP4, MOV, WebM, Matroska or MPEG-TS. The chunks of a film are MP4.
 * @throws Error for any other file, or if MP4 cannot contain the film's sound
 * @throws RangeError for `seconds` that are not a number above 0
 * @example
 * for await (const chunk of yc.chunks(file, { seconds: 1 })) yield chunk;
 */
export const chunks = (
  source: Blob | ArrayBuffer | Uint8Array,
  options: ChunksOptions = {},
): AsyncGenerator<Blob, void, void> => toolsFor('chunks').cutChunks(source, options);

/**
 * Decodes a sound to samples, and resamples it if you set a `sampleRate`. Gives floats from −1 to 1: the mean of all
 * channels, and each channel separately. Everything is in memory at once: a minute of stereo at 48 kHz takes 35 MB.
 * Damaged parts in the middle are skipped and reported with `yc.warning`.
 *
 * @param source A WAV, MP3, AAC, Ogg, FLAC, MP4 or WebM file.
 * @throws Error for a file without sound that this browser can decode
 * @throws RangeError for a `sampleRate` that is not a whole number of Hz from 3,000 to 768,000
 * @example
 * const { samples, sampleRate } = await yc.samples(file, { sampleRate: 16_000 });
 */
export const samples = (source: Blob | ArrayBuffer | Uint8Array, options: SamplesOptions = {}): Promise<Sound> =>
  toolsFor('samples').readSamples(source, options, warning);

/**
 * Encodes frames into MP4 files, one after another, as chunks for a streaming Video. The video is H.264, or VP9 or VP8
 * if the browser cannot encode H.264. Each file begins with a key frame.
 *
 * @throws RangeError for an `fps` outside 0.1 to 1000
 * @throws TypeError for a `sound` that is neither a file nor bytes
 * @example
 * const clip = new yc.Clip({ fps: 15, sound: file });
 * for await (const frame of yc.frames(file, { fps: 15 })) {
 *   await clip.add(detect(frame));
 *   if (clip.duration >= 2) yield await clip.finish();
 * }
 * if (clip.duration > 0) yield await clip.finish();
 */
export const Clip = class {
  constructor(options: ClipOptions = {}) {
    // biome-ignore lint/correctness/noConstructorReturn: the object that the tools create replaces the new one.
    return toolsFor('Clip').createClip(options);
  }
} as unknown as new (
  options?: ClipOptions,
) => Clip;
