import type { Pcm } from '../pcm/pcm';

/** Receives a reader's samples, in order, as soon as they are decoded. */
export type PcmSink = (pcm: Pcm) => void;

/**
 * Decodes a whole encoded file with the page's `decodeAudioData`, for engines whose WebCodecs cannot (MP3 in WebKit).
 */
export type DecodeOnPage = (file: Uint8Array) => Promise<Pcm>;

/**
 * Reads one file (or one byte stream) whose bytes arrive in pieces, cut anywhere. Trims encoder delay and padding as
 * far as the file declares them. Call one method at a time, each after the previous one has settled.
 */
export type FormatReader = {
  /**
   * Takes the next bytes. Resolves once everything decodable so far has been emitted.
   *
   * @throws Error with a sentence if the bytes cannot be read; after that, only `close` may be called.
   */
  push(bytes: Uint8Array): Promise<void>;
  /**
   * No more bytes follow: emits what was held back. If the file is cut off, emits what there is, then throws an error
   * that says so.
   */
  end(): Promise<void>;
  /** Has the whole file been read, as far as its headers tell? Any bytes that follow are another file. */
  readonly complete: boolean;
  /**
   * The bytes after the end of the file, once it is `complete`: the beginning of another file. Readers that continue
   * with another file of their own format by themselves (WAV, MP3, AAC) may omit it, which means empty.
   */
  readonly leftover?: Uint8Array;
  /** Does the file also have pictures, which this reader ignores? Omitted by readers of formats without pictures. */
  readonly hasPictures?: boolean;
  /** Can these bytes continue the file? Omitted where the beginning of a chunk is enough to tell. */
  goesOn?(bytes: Uint8Array): boolean;
  /** Frees the decoders; nothing is emitted after this. */
  close(): void;
};

export type OpenReader = (give: PcmSink, decodeOnPage: DecodeOnPage) => FormatReader;
