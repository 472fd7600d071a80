import type { Cut, MovieFormat, SoundFormat } from './capture/contract';

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

/** One yielded chunk of video: a film or a piece of one, or a frame with the sound that belongs to it. */
export type VideoChunk =
  | Extract<AudioChunk, { as: 'bytes' }>
  | { as: 'frame'; image: FrameImage; sound: Extract<AudioChunk, { as: 'samples' }> | null };

/** RGBA pixels, four bytes each, in rows from the top; or a picture of the browser's. */
export type FrameImage =
  | { as: 'pixels'; width: number; height: number; data: ArrayBuffer }
  | { as: 'bitmap'; bitmap: ImageBitmap }
  | { as: 'frame'; frame: VideoFrame };

export type StreamChunk = AudioChunk | VideoChunk;

/** What a stream is of. `fps` is the rate of single frames. */
export type StreamKind = { kind: 'audio' } | { kind: 'video'; fps: number };

/** The files that a stream can be saved as. */
export type SaveFormat = 'wav' | 'mp3' | 'm4a' | 'mp4';

/** What the page's `decodeAudioData` makes of a file: one `Float32Array` a channel, at the file's own rate. */
export type Decoded = { sampleRate: number; channels: Float32Array[] };

/** How far ahead of where it is played media is made and kept ready, in seconds. */
export const wantedAhead = 30;

/** Decodes a whole file of this rate. Rejects with an Error whose message is a sentence. */
export type DecodeFile = (file: ArrayBuffer, sampleRate: number) => Promise<Decoded>;

/** Tells which share of a job is done, 0 to 1. A job that does not tell of any progress is taken for hung. */
export type Report = (share: number) => void;

/** The least that counts as progress. It bounds how often a job can put off its end. */
export const leastStep = 1 / 500;

/** From page to worker. */
export type ToStream =
  /** The next chunk; chunks count from 1. */
  | { type: 'chunk'; chunk: number; value: StreamChunk }
  /** No more chunks come. */
  | { type: 'end' }
  /** Where it is played: media is wanted so far ahead of that as {@link wantedAhead} says. */
  | { type: 'playhead'; time: number }
  /** Media is wanted from this time on, whatever was sent before: what comes then carries this epoch. */
  | { type: 'seek'; time: number; epoch: number }
  /** The player failed at this time: what it failed at is to be left out. */
  | { type: 'mend'; time: number; request: number }
  | { type: 'save'; request: number; format: SaveFormat }
  | { type: 'close' }
  | { type: 'decoded'; request: number; decoded: Decoded | { message: string } }
  | { type: 'playable'; request: number; plays: boolean };

/** From worker to page. */
export type FromStream =
  /** Which kinds of media follow, before any of them; where they are others than before, media begins anew. */
  | { type: 'tracks'; mimeTypes: readonly string[] }
  /** Media to append to a track, by its index, in the order of its coming: segments of fragmented MP4, up to `end`. */
  | { type: 'media'; epoch: number; track: number; bytes: ArrayBuffer; end: number; mimeType?: string }
  /** The stream is this long now; `peaks` are those that are new. */
  | { type: 'grown'; duration: number; peaks: Uint8Array }
  /** A chunk has been read as far as can be. */
  | { type: 'read'; chunk: number }
  | { type: 'problem'; chunk: number; message: string }
  /** All chunks have been read: the duration is final. */
  | { type: 'complete' }
  /** All media up to the stream's end has been sent. */
  | { type: 'finished'; epoch: number }
  /** Was anything left out that the player may have failed at? Then media is to be asked for anew. */
  | { type: 'mended'; request: number; mended: boolean }
  | { type: 'saved'; request: number; file: Blob }
  | { type: 'unsaved'; request: number; message: string }
  /** Does a SourceBuffer take it? */
  | { type: 'plays'; request: number; mimeType: string }
  /** The engine's `decodeAudioData` is asked for: it is on the page alone. */
  | { type: 'decode'; request: number; bytes: ArrayBuffer; sampleRate: number };

/** A file that was made of another. `lost` tells in a sentence what could not be read of that; '' where all was. */
export type Made = { file: Blob; lost: string };

/** What the media worker offers through Comlink. Work on whole files rejects with a sentence. */
export type MediaWorker = {
  /** Answers as soon as the worker's event loop is free. */
  ping(): void;
  /** Begins a stream that is spoken of on this port; closing the port ends it. */
  open(port: MessagePort, of: StreamKind): void;
  /** The loudest of every hundredth of a second of a file, 0 to 255; empty where it cannot be decoded. */
  peaks(file: Blob, decode: DecodeFile, report: Report): Promise<Uint8Array>;
  /** Which formats it can save in. */
  saveFormats(): Promise<SaveFormat[]>;
  /** Begins a recording of sound that is spoken of on this port. */
  record(port: MessagePort): void;
  /** A file's sound in a format, or the part of it that is cut out. */
  soundFile(file: Blob, format: SoundFormat, part: Cut | undefined, decode: DecodeFile, report: Report): Promise<Made>;
  /** A file's film in a format, or the part of it that is cut out. */
  movieFile(file: Blob, format: MovieFormat, part: Cut | undefined, report: Report): Promise<Made>;
  /** The film of what a camera's recorder gave, or several recorders one after the other. */
  recordedMovie(parts: readonly Blob[], format: MovieFormat, report: Report): Promise<Blob>;
  hasPicture(file: Blob): Promise<boolean>;
  /** All the sound of a file. */
  decodeSound(file: Blob, decode: DecodeFile, report: Report): Promise<Decoded & { lost: string }>;
};
