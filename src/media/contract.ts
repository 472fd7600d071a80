/**
 * What the page and the media worker say to each other, on one `MessagePort` a stream. Both are ours, of one build:
 * types suffice. Times are seconds on the stream's own timeline, which begins at 0.
 */

/** One yielded chunk of sound. */
export type AudioChunk =
  /** An encoded file or a piece of one. `type` is its MIME type where it is known, else ''. */
  | { as: 'bytes'; bytes: ArrayBuffer; type: string }
  /** Samples, one buffer a channel, all of one length: `Int16Array` or `Float32Array` by `format`. */
  | { as: 'samples'; sampleRate: number; format: 's16' | 'f32'; channels: ArrayBuffer[] };

/** The files that a stream can be saved as. */
export type SaveFormat = 'wav' | 'mp3' | 'm4a';

/** What the page's `decodeAudioData` makes of a file: one `Float32Array` a channel, at the file's own rate. */
export type Decoded = { sampleRate: number; channels: Float32Array[] };

/** How far ahead of where it is played media is made and kept ready, in seconds. */
export const wantedAhead = 30;

/** Decodes a whole file of this rate. Rejects with an Error whose message is a sentence. */
export type DecodeFile = (file: ArrayBuffer, sampleRate: number) => Promise<Decoded>;

/** From page to worker. */
export type ToStream =
  /** The next chunk; chunks count from 1. */
  | { type: 'chunk'; chunk: number; value: AudioChunk }
  /** No more chunks come. */
  | { type: 'end' }
  /** Where it is played: media is wanted so far ahead of that as {@link wantedAhead} says. */
  | { type: 'playhead'; time: number }
  /** Media is wanted from this time on, whatever was sent before: what comes then carries this epoch. */
  | { type: 'seek'; time: number; epoch: number }
  | { type: 'save'; request: number; format: SaveFormat }
  | { type: 'close' }
  | { type: 'decoded'; request: number; decoded: Decoded | { message: string } };

/** From worker to page. */
export type FromStream =
  /** Media to append, in the order of its coming: segments of fragmented MP4, up to `end`. */
  | { type: 'media'; epoch: number; bytes: ArrayBuffer; end: number }
  /** The stream is this long now; `peaks` are those that are new. */
  | { type: 'grown'; duration: number; peaks: Uint8Array }
  /** A chunk has been read as far as can be. */
  | { type: 'read'; chunk: number }
  | { type: 'problem'; chunk: number; message: string }
  /** All chunks have been read: the duration is final. */
  | { type: 'complete' }
  /** All media up to the stream's end has been sent. */
  | { type: 'finished'; epoch: number }
  | { type: 'saved'; request: number; file: Blob }
  | { type: 'unsaved'; request: number; message: string }
  /** The engine's `decodeAudioData` is asked for: it is on the page alone. */
  | { type: 'decode'; request: number; bytes: ArrayBuffer; sampleRate: number };

/** What the media worker offers through Comlink. */
export type MediaWorker = {
  /** Begins a stream of sound that is spoken of on this port; closing the port ends it. */
  openAudio(port: MessagePort): void;
  /** The loudest of every hundredth of a second of a file, 0 to 255; empty where it cannot be decoded. */
  peaks(file: ArrayBuffer, type: string, decode: DecodeFile): Promise<Uint8Array>;
  /** Which formats it can save in. */
  saveFormats(): Promise<SaveFormat[]>;
};
