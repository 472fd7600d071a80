import type { SaveFormat, StreamChunk } from '../../shared/messages';
import type { DecodeOnPage } from '../formats/sound-reader';

/** What a stream's source reports to the page, and asks of it. */
export type StreamSink = {
  /**
   * Announces the MIME types of the tracks, in track order, before their media. Called again if a track is added later.
   */
  tracks(mimeTypes: readonly string[]): void;
  /**
   * Media to append to the track with this index, up to `end` in seconds. If `mimeType` differs from before, the
   * track's type changes here.
   */
  media(track: number, bytes: ArrayBuffer, end: number, mimeType?: string): void;
  /** All media of all tracks, up to the end of the stream, has been sent. */
  finished(): void;
  /** The stream is now this long, in seconds. */
  grown(duration: number): void;
  /** @param message A sentence that names the chunk. */
  problem(chunk: number, message: string): void;
  /** Decodes on the page, where WebCodecs cannot. */
  decodeOnPage: DecodeOnPage;
  canPlay(mimeType: string): Promise<boolean>;
};

/** Turns a stream's chunks into media. Its promises reject when data that had already arrived was lost. */
export type StreamSource = {
  /** The kind of media, as the first word of a sentence. */
  readonly name: string;
  /** Length of the stream so far, in seconds. */
  readonly duration: number;
  /** The peaks added since the last call. With `end`, this includes the last one, even if it is incomplete. */
  takePeaks(end: boolean): Uint8Array<ArrayBuffer>;
  /**
   * Reads the next chunk, once the one before has been read. Settles when everything that can be made from it has been
   * made.
   */
  read(chunk: number, value: StreamChunk): Promise<void>;
  /** No more chunks come. Settles when the duration is final. */
  end(): Promise<void>;
  /** After `end`, sends the media that is left, as far as it is wanted. */
  complete(): Promise<void>;
  /** Playback is at this time, in seconds. */
  playAt(time: number): Promise<void>;
  /** Media is wanted from this time on, in seconds, whatever was sent before. */
  seek(time: number): Promise<void>;
  /**
   * A player failed at this time, in seconds: drops the frames it failed on. Returns a sentence about them, or nothing
   * if there is nothing to drop. Ask for the media again with `seek`.
   */
  mend(time: number): Promise<string | undefined>;
  /** Saves what there is so far as a file. Rejects with a sentence. */
  save(format: SaveFormat): Promise<Blob>;
  close(): void;
};

/** The message for data that arrived but can no longer be read: a Blob may be lost with the disk that holds it. */
export const lossOf = ({ name }: Pick<StreamSource, 'name'>, error: Error): string =>
  `${name} was lost: ${error.message}`;
