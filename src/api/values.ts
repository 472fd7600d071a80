import type { Cell } from '../protocol';

/** Pixels, row by row from the top left. 1 channel is grey, 3 are RGB, 4 are RGBA; floats go from 0 to 1, bytes from 0 to 255. */
export type PixelArray = {
  width: number;
  height: number;
  data: Uint8Array | Uint8ClampedArray | Float32Array | Float64Array;
};

/** All that an image output takes. A string is a URL; bytes are those of an image file. */
export type ImageLike =
  | ImageData
  | ImageBitmap
  | OffscreenCanvas
  | VideoFrame
  | Blob
  | ArrayBuffer
  | Uint8Array
  | PixelArray
  | string;

/** Samples from −1 to 1, or of 16 bits; one array, or one a channel. */
export type SampleArray = {
  /** Samples a second, of each channel. */
  sampleRate: number;
  samples: Float32Array | Float64Array | Int16Array | readonly (Float32Array | Float64Array | Int16Array)[];
};

/** What `fn` gets from an Audio of `type: 'samples'`; yielded to an Audio, it is what it was. */
export type Sound = {
  /** Samples a second, of each channel. */
  sampleRate: number;
  /** From −1 to 1: the only channel, or the mean of all. */
  samples: Float32Array;
  /** Each channel by itself, all of one length. */
  channels: Float32Array[];
};

/**
 * All that an audio output takes: an encoded file (WAV, MP3, AAC, Ogg, FLAC, MP4, WebM) as a Blob or its bytes, its URL,
 * or samples. Where the output is `streaming`, a slice of such a file, cut anywhere, is a chunk too.
 */
export type AudioLike = Blob | ArrayBuffer | Uint8Array | SampleArray | Sound | AudioData | string;

/** A picture that can be a frame of a video. */
export type FrameLike = VideoFrame | ImageData | ImageBitmap | OffscreenCanvas | PixelArray;

/** A frame of a video, with the sound that goes with it. */
export type SoundingFrame = { frame: FrameLike; audio?: SampleArray | AudioData | null };

/**
 * All that a video output takes: a file (MP4, WebM, MPEG-TS) as a Blob or its bytes, its URL, or a single frame. Where
 * the output is `streaming`, a slice of a TS or fragmented MP4 file, cut anywhere, is a chunk too, and frames follow
 * each other at its `fps`.
 */
export type VideoLike = Blob | ArrayBuffer | Uint8Array | FrameLike | SoundingFrame | string;

/** What LaTeX stands between in Markdown, such as `{ left: '$', right: '$', display: false }`; `display` for a line of its own. */
export type LatexDelimiter = { left: string; right: string; display: boolean };

/** All that a file output takes. A string is a URL. */
export type FileLike = Blob | { name: string; data: Blob | ArrayBuffer | Uint8Array | string } | string;

/** A table: rows of cells, or records whose keys are the headers. */
export type TableLike =
  | { headers?: readonly string[]; data: readonly (readonly Cell[])[] }
  | readonly (readonly Cell[])[]
  | readonly Readonly<Record<string, Cell>>[];

/** What `fn` gets from a Dataframe. */
export type Table = { headers: string[]; data: Cell[][] };

/** A class, or classes with their confidences from 0 to 1. */
export type LabelLike =
  | string
  | number
  | Readonly<Record<string, number>>
  | { label: string; confidences: Readonly<Record<string, number>> };

export type GalleryLike = readonly (ImageLike | readonly [image: ImageLike, caption: string | null])[];
