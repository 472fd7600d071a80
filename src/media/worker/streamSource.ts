import type { SaveFormat, StreamChunk } from '../contract';
import type { DecodeOnPage } from './decode/reader';

/** What a stream's source says to the page. */
export type StreamVoice = {
  /** Which kinds of media follow, before any of them: their MIME types, in the order of their tracks. */
  tracks(mimeTypes: readonly string[]): void;
  /** Media to append to a track, by its index, up to `end` in seconds. `mimeType` where it is another one from here on. */
  media(track: number, bytes: ArrayBuffer, end: number, mimeType?: string): void;
  /** All media of all tracks up to the end of the stream has been given. */
  finished(): void;
  /** The stream is this long now, in seconds. */
  grown(duration: number): void;
  /** @param message A sentence that names the chunk. */
  problem(chunk: number, message: string): void;
  /** What only the page can do. */
  decodeOnPage: DecodeOnPage;
  canPlay(mimeType: string): Promise<boolean>;
};

/** What makes media of a stream's chunks. Its promises reject where something that had come was lost. */
export type StreamSource = {
  /** What it is of, as the first word of a sentence. */
  readonly name: string;
  /** How long the stream is so far, in seconds. */
  readonly duration: number;
  /** The peaks that are new; with `end`, the last one as well, however little it is of. */
  takePeaks(end: boolean): Uint8Array<ArrayBuffer>;
  /** Reads the next chunk: the one before has been read. Settles when all that can be made of it is. */
  read(chunk: number, value: StreamChunk): Promise<void>;
  /** No more chunks come: settles when the duration is final. */
  end(): Promise<void>;
  /** Gives what media there is left, after `end`, as far as it is wanted. */
  complete(): Promise<void>;
  /** It is played at this time, in seconds. */
  playAt(time: number): Promise<void>;
  /** Media is wanted from this time on, in seconds, whatever was given before. */
  seek(time: number): Promise<void>;
  /**
   * A player failed at this time, in seconds: leaves out what it failed at. Gives a sentence of that, or nothing where
   * there is nothing to leave out. Media has to be asked for anew by `seek`.
   */
  mend(time: number): Promise<string | undefined>;
  /** What there is so far, as a file. Rejects with a sentence. */
  save(format: SaveFormat): Promise<Blob>;
  close(): void;
};

/** What is told where something that had come cannot be had any more: a Blob may be lost with the disk that it lies on. */
export const lossOf = ({ name }: Pick<StreamSource, 'name'>, error: Error): string =>
  `${name} was lost: ${error.message}`;
