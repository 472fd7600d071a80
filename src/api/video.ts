import type { FrameLike } from './values';

export type FramesOptions = {
  /** Frames a second to give, whatever the video has: frames are repeated or left out. All frames unless said. */
  fps?: number;
  /** Their width in pixels; the height follows. As the video has it unless said. */
  width?: number;
};

export type ClipOptions = {
  /** Frames a second: 30 unless said. */
  fps?: number;
  /** Bits a second; by the size of the frames unless said. */
  bitrate?: number;
  /**
   * The film whose frames are added, all from the first on, at this `fps`: its sound goes with them, copied and not
   * encoded anew, and goes on from clip to clip (that of Vorbis is joined within some milliseconds). Without it, or where the film has none, a clip is silent.
   */
  sound?: Blob | ArrayBuffer | Uint8Array;
};

/** What {@link Clip} makes. */
export type Clip = {
  /** How many seconds there are of it: the frames since the last `finish()`, divided by `fps`. */
  readonly duration: number;
  /**
   * Adds a frame as it is now; it stays its owner's. All frames of a file become of the first one's size. The promise
   * settles when there is room for the next: await it, lest frames pile up.
   *
   * @throws TypeError for what is no picture.
   */
  add(frame: FrameLike): Promise<void>;
  /**
   * Ends the file; the next one begins with the next frame.
   *
   * @throws Error where no frame was added, this browser cannot encode them, or the film's sound cannot be read.
   */
  finish(): Promise<Blob>;
};

/** Reading and writing video needs more code than all else together, so it comes by itself, with programs that use it. */
export type VideoTools = {
  /** Closes each frame when the next is asked for, unless it is `kept`. */
  readFrames(
    source: Blob | ArrayBuffer | Uint8Array,
    options: FramesOptions,
    kept: (frame: VideoFrame) => boolean,
  ): AsyncGenerator<VideoFrame, void, void>;
  createClip(options: ClipOptions): Clip;
};

let tools: VideoTools | undefined;

/** The tools that came with the program that is loaded. */
export const setVideoTools = (loaded: VideoTools | undefined) => {
  tools = loaded;
};

const toolsFor = (name: string): VideoTools => {
  if (tools) return tools;
  throw new Error(`yc.${name} was not loaded. Is the network up, and does the source say yc.${name} by that name?`);
};

/** Frames that are on their way to the page. */
const kept = new WeakSet<object>();

/** What is to be transferred is not closed here any more. */
export const keepOpen = (thing: object) => kept.add(thing);

/** Was it yielded, so that it is no longer its owner's? */
export const isOnItsWay = (thing: object): boolean => kept.has(thing);

/**
 * The frames of a video, in order, decoded as they are asked for. `timestamp` and `duration` are microseconds.
 *
 * A frame is closed by itself when the next one is asked for, unless it was yielded to an output: to keep one, `clone()`
 * it, and close the clone.
 *
 * @param source A file with H.264, HEVC, VP8, VP9 or AV1, in MP4, MOV, WebM, Matroska or MPEG-TS.
 * @throws Error for what holds no video that this browser decodes.
 * @throws RangeError for an `fps` or `width` out of bounds.
 * @example
 * for await (const frame of yc.frames(file, { fps: 15, width: 320 })) {
 *   context.drawImage(frame, 0, 0);
 *   yield canvas;
 * }
 */
export const frames = (
  source: Blob | ArrayBuffer | Uint8Array,
  options: FramesOptions = {},
): AsyncGenerator<VideoFrame, void, void> => toolsFor('frames').readFrames(source, options, isOnItsWay);

/**
 * Gathers frames into MP4 files, one after another, that a streaming Video takes as chunks. The video is H.264, or VP9
 * or VP8 where the browser encodes no H.264; each file begins with a key frame.
 *
 * @throws RangeError for an `fps` out of bounds.
 * @throws TypeError for a `sound` that is neither a file nor bytes.
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
    // biome-ignore lint/correctness/noConstructorReturn: what the tools make takes the place of the new object.
    return toolsFor('Clip').createClip(options);
  }
} as unknown as new (
  options?: ClipOptions,
) => Clip;
