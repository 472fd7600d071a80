import type { Cut, MovieFormat, SoundFormat } from './capture-messages';

/**
 * Messages between the page and the media worker, on one `MessagePort` per stream. Both sides are from the same build,
 * so messages need types but no checks. Times are seconds on the stream's own timeline, which starts at 0.
 */

/** One chunk of sound, as yielded by a generator. */
export type AudioChunk =
  /** An encoded file or a piece of one. `type` is its MIME type if known, else ''. */
  | { as: 'bytes'; bytes: ArrayBuffer; type: string }
  /** Samples: one buffer per channel, all of the same length. `format` says whether they are 16-bit or floats. */
  | { as: 'samples'; sampleRate: number; format: 's16' | 'f32'; channels: ArrayBuffer[] };

/** One chunk of video: a film or a piece of one, or a frame with the sound that belongs to it. */
export type VideoChunk =
  | Extract<AudioChunk, { as: 'bytes' }>
  | { as: 'frame'; image: FrameImage; sound: Extract<AudioChunk, { as: 'samples' }> | null };

/** RGBA pixels, four bytes each, in rows from the top; or an image object of the browser. */
export type FrameImage =
  | { as: 'pixels'; width: number; height: number; data: ArrayBuffer }
  | { as: 'bitmap'; bitmap: ImageBitmap }
  | { as: 'frame'; frame: VideoFrame };

export type StreamChunk = AudioChunk | VideoChunk;

/** Whether a stream is sound or video. `fps` is the rate at which single frames are shown. */
export type StreamKind = { kind: 'audio' } | { kind: 'video'; fps: number };

/** The formats that a stream can be saved in. */
export type SaveFormat = 'wav' | 'mp3' | 'm4a' | 'mp4';

/** A decoded file: one `Float32Array` per channel, at the file's own sample rate. */
export type Decoded = { sampleRate: number; channels: Float32Array[] };

/** How far ahead of the playhead media is made and sent, in seconds. */
export const wantedAhead = 30;

/** Decodes a whole file with this sample rate. Rejects with an Error whose message is a sentence. */
export type DecodeFile = (file: ArrayBuffer, sampleRate: number) => Promise<Decoded>;

/** Reports the share of a job done so far, 0 to 1. A job that reports no progress for too long counts as hung. */
export type Report = (share: number) => void;

/** The smallest share that counts as progress. It limits how often a job can postpone its timeout. */
export const leastStep = 1 / 500;

/** From page to worker. */
export type ToStream =
  /** The next chunk. Chunks are numbered from 1. */
  | { type: 'chunk'; chunk: number; value: StreamChunk }
  /** No more chunks come. */
  | { type: 'end' }
  /** The current playback time. The worker sends media up to {@link wantedAhead} beyond it. */
  | { type: 'playhead'; time: number }
  /** Asks for media from this time on, even if it was sent before. The media that follows carries this epoch. */
  | { type: 'seek'; time: number; epoch: number }
  /** The player failed at this time: asks to leave out what it failed at. */
  | { type: 'mend'; time: number; request: number }
  | { type: 'save'; request: number; format: SaveFormat }
  | { type: 'close' }
  | { type: 'decoded'; request: number; decoded: Decoded | { message: string } }
  | { type: 'playable'; request: number; plays: boolean };

/** From worker to page. */
export type FromStream =
  /** The MIME type of each track, sent before any media. If it is sent again, the page starts a new MediaSource. */
  | { type: 'tracks'; mimeTypes: readonly string[] }
  /**
   * Segments of fragmented MP4 up to the time `end`, to append in the order they arrive. `track` is an index into
   * `mimeTypes`. `mimeType` is set if the type changes from here on.
   */
  | { type: 'media'; epoch: number; track: number; bytes: ArrayBuffer; end: number; mimeType?: string }
  /** The stream's new duration, and the peaks that are new. */
  | { type: 'grown'; duration: number; peaks: Uint8Array }
  /** A chunk has been read, as far as that was possible. */
  | { type: 'read'; chunk: number }
  | { type: 'problem'; chunk: number; message: string }
  /** All chunks have been read: the duration is final. */
  | { type: 'complete' }
  /** All media up to the end of the stream has been sent. */
  | { type: 'finished'; epoch: number }
  /** Whether anything that the player may have failed at was left out. If so, the page asks for the media again. */
  | { type: 'mended'; request: number; mended: boolean }
  | { type: 'saved'; request: number; file: Blob }
  | { type: 'unsaved'; request: number; message: string }
  /** Asks whether a SourceBuffer accepts this type. Answered by `playable`. */
  | { type: 'plays'; request: number; mimeType: string }
  /** Asks for `decodeAudioData`, which only the page has. Answered by `decoded`. */
  | { type: 'decode'; request: number; bytes: ArrayBuffer; sampleRate: number };

/**
 * A file made from another one. `lost` is a sentence on what could not be read of the original; '' if everything was
 * read. `short` is true if the end is missing. Gaps in the middle are filled with silence, or hold the last frame.
 */
export type Made = { file: Blob; lost: string; short: boolean };

/** What decoding a sound file to its end reveals about it. */
export type SoundShape = {
  /** The loudest value of every hundredth of a second, 0 to 255; empty if nothing can be decoded. */
  peaks: Uint8Array;
  /** In seconds. If a file does not state its duration, players only guess it. */
  duration: number;
};

/** The media worker's methods, called through Comlink. Work on whole files rejects with a sentence. */
export type MediaWorker = {
  /** Answers as soon as the worker's event loop is free. */
  ping(): void;
  /** Starts a stream whose messages go over this port. A `close` message ends it. */
  open(port: MessagePort, of: StreamKind): void;
  soundShape(file: Blob, decode: DecodeFile, report: Report): Promise<SoundShape>;
  /** How long a film is, in seconds, going by its packets instead of its header. Rejects if none can be read. */
  filmLength(file: Blob, report: Report): Promise<number>;
  /** The formats that a sound stream can be saved in. */
  saveFormats(): Promise<SaveFormat[]>;
  /** Starts a sound recording whose messages go over this port. */
  record(port: MessagePort): void;
  /** Converts a file's sound to a format: all of it, or only a part. */
  soundFile(file: Blob, format: SoundFormat, part: Cut | undefined, decode: DecodeFile, report: Report): Promise<Made>;
  /** Converts a film to a format: all of it, or only a part. */
  movieFile(file: Blob, format: MovieFormat, part: Cut | undefined, report: Report): Promise<Made>;
  /** Makes a film from what a camera's recorder delivered, or several recorders one after another. */
  recordedMovie(parts: readonly Blob[], format: MovieFormat, report: Report): Promise<Blob>;
  hasPicture(file: Blob): Promise<boolean>;
  /** Decodes all the sound of a file. */
  decodeSound(file: Blob, decode: DecodeFile, report: Report): Promise<Decoded & { lost: string }>;
};
