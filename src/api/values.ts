import type { Cell } from '../protocol';

/**
 * Pixels, row by row from the top left, with 1 channel (grey), 3 (RGB) or 4 (RGBA). Floats go from 0 to 1, bytes from 0
 * to 255.
 */
export type PixelArray = {
  width: number;
  height: number;
  data: Uint8Array | Uint8ClampedArray | Float32Array | Float64Array;
};

/** What an image output accepts. A string is a URL; bytes are the contents of an image file. */
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

/** Samples as floats from −1 to 1 or as 16-bit integers, in one array or in one array per channel. */
export type SampleArray = {
  /** Samples per second of each channel. */
  sampleRate: number;
  samples: Float32Array | Float64Array | Int16Array | readonly (Float32Array | Float64Array | Int16Array)[];
};

/** What `fn` gets from an Audio with `type: 'samples'`. Yielded to an Audio, it plays unchanged. */
export type Sound = {
  /** Samples per second of each channel. */
  sampleRate: number;
  /** From −1 to 1: the only channel, or the mean of all channels. */
  samples: Float32Array;
  /** The separate channels, all of the same length. */
  channels: Float32Array[];
};

/**
 * What an audio output accepts: an encoded file (WAV, MP3, AAC, Ogg, FLAC, MP4, WebM) as a Blob, bytes or a URL, or
 * samples. For a `streaming` output, a chunk can also be a slice of such a file, cut at any byte.
 */
export type AudioLike = Blob | ArrayBuffer | Uint8Array | SampleArray | Sound | AudioData | string;

/** An image that can be a frame of a video. */
export type FrameLike = VideoFrame | ImageData | ImageBitmap | OffscreenCanvas | PixelArray;

/** A frame of a video with its sound. */
export type SoundingFrame = { frame: FrameLike; audio?: SampleArray | AudioData | null };

/**
 * What a video output accepts: a file (MP4, WebM, MPEG-TS) as a Blob, bytes or a URL, or a single frame. For a
 * `streaming` output, a chunk can also be a slice of a TS or fragmented MP4 file, cut at any byte, and frames play at
 * the output's `fps`.
 */
export type VideoLike = Blob | ArrayBuffer | Uint8Array | FrameLike | SoundingFrame | string;

/**
 * Delimiters of LaTeX in Markdown, such as `{ left: '$', right: '$', display: false }`. `display` puts the formula on a
 * line of its own.
 */
export type LatexDelimiter = { left: string; right: string; display: boolean };

/** What a file output accepts. A string is a URL. */
export type FileLike = Blob | { name: string; data: Blob | ArrayBuffer | Uint8Array | string } | string;

/** What a table accepts: rows of cells, or records whose keys are the headers. */
export type TableLike =
  | { headers?: readonly string[]; data: readonly (readonly Cell[])[] }
  | readonly (readonly Cell[])[]
  | readonly Readonly<Record<string, Cell>>[];

/** What `fn` gets from a Dataframe: `data` is an array of rows, each an array of cells. */
export type Table = { headers: string[]; data: Cell[][] };

/** What a Label accepts: a class, or classes with their confidences from 0 to 1. */
export type LabelLike =
  | string
  | number
  | Readonly<Record<string, number>>
  | { label: string; confidences: Readonly<Record<string, number>> };

/** What a Gallery accepts: images, or pairs of an image and its caption. */
export type GalleryLike = readonly (ImageLike | readonly [image: ImageLike, caption: string | null])[];

/** What `fn` gets of a drawing: what lies under the layers, the layers from bottom to top, and all of it as one image. */
export type Drawing<Form = ImageData> = { background: Form | null; layers: Form[]; composite: Form };

/** An image to draw on, or a drawing in parts. What has parts needs no `composite`. */
export type DrawingLike =
  | ImageLike
  | { background?: ImageLike | null; layers?: readonly ImageLike[] | null; composite?: ImageLike | null };

/** A line of a dialogue: who speaks, and what is said. */
export type DialogueLine = { speaker: string; text: string };

/** A piece of a text, with its class, its score from −1 to 1, or neither. */
export type TextSpan = [text: string, of: string | number | null];

/** What a HighlightedText shows: pieces with their classes, or a text and where its entities begin and end. */
export type HighlightedLike =
  | string
  | readonly (readonly [text: string, of: string | number | null])[]
  | {
      text: string;
      entities?: readonly { entity?: string | number; entity_group?: string | number; start: number; end: number }[];
    };
