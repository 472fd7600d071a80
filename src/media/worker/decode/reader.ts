import type { Pcm } from '../pcm/pcm';

/** What a reader gives its samples to, in order, as soon as they are decoded. */
export type Give = (pcm: Pcm) => void;

/** A whole encoded file, decoded by the page's `decodeAudioData`: for engines whose WebCodecs cannot (MP3 in WebKit). */
export type DecodeOnPage = (file: Uint8Array) => Promise<Pcm>;

/**
 * Reads one file (or one byte stream) whose bytes come in pieces, cut anywhere. Encoder delay and padding are trimmed
 * as far as the file tells of them. Its methods are called one after the other, each when the last has settled.
 */
export type FormatReader = {
  /**
   * Takes the next bytes. Resolves when all that can be decoded of what has come so far was given.
   *
   * @throws Error with a sentence, where the bytes cannot be read; the reader is of no more use then, but for `close`.
   */
  push(bytes: Uint8Array): Promise<void>;
  /** No more bytes come: gives what was held back. Says in an error when the file is cut off, after giving what there is. */
  end(): Promise<void>;
  /** Has the whole file been read, as far as its headers tell? What comes then is another file. */
  readonly complete: boolean;
  /**
   * What was pushed behind the end of the file, once it is `complete`: the beginning of another. Readers that go on
   * with another file of their format by themselves (WAV, MP3, AAC) do without it, which is as if it were empty.
   */
  readonly leftover?: Uint8Array;
  /** Has the file pictures as well, which are not read here? Left out by readers of formats that hold none. */
  readonly hasPictures?: boolean;
  /** Can these bytes go on with the file? Left out where how a chunk begins is enough to tell. */
  goesOn?(bytes: Uint8Array): boolean;
  /** Frees decoders; nothing is given after this. */
  close(): void;
};

export type OpenReader = (give: Give, decodeOnPage: DecodeOnPage) => FormatReader;
