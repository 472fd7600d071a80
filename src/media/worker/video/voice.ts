import type { DecodeOnPage } from '../decode/reader';

/** What a stream's source says to the page. */
export type VideoVoice = {
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
