import type { SaveFormat as StreamFormat } from '../contract';

/**
 * What a player shows and steers: a stream while it comes in, or a file. It lives beside the page's components, so
 * that sound goes on while they come and go.
 */
export type Playback = {
  /** Plays. It is put into the document by whoever shows it, and needs no controls of the browser's. */
  readonly element: HTMLMediaElement;
  /** How it stands; another object after each change. */
  readonly state: PlaybackState;
  /** Calls back after each change of {@link state}, until the function it returns is called. */
  subscribe(listener: () => void): () => void;
  play(): void;
  pause(): void;
  /** Goes to a time in seconds, within 0 and the duration known so far. */
  seek(time: number): void;
  /** The formats that all of it, or what has come so far, can be saved in; the first is the one to offer. */
  saveFormats(): Promise<readonly SaveFormat[]>;
  /** What has come so far as one file of its own. Rejects with an Error whose message is a sentence. */
  save(format: SaveFormat): Promise<Blob>;
  /** Ends it: stops the sound, frees all that it holds. */
  dispose(): void;
};

/** What the sound can be saved as. `original` is the file that was given, as it is. */
export type SaveFormat = StreamFormat | 'original';

export type PlaybackState = {
  /** Where it plays, in seconds. */
  readonly time: number;
  /** How long it is, as far as it has come, in seconds. */
  readonly duration: number;
  /** No more comes: the duration is the final one. */
  readonly complete: boolean;
  /** It plays, or would if it had something to play. */
  readonly playing: boolean;
  /** It is to play and waits for more to come. */
  readonly buffering: boolean;
  /** The browser refused to play without a person's gesture. */
  readonly refused: boolean;
  /** What can be played at once, around where it plays: from and to, in seconds. */
  readonly buffered: readonly [from: number, to: number];
  /** So much has come that the generator waits until more of it has been heard. */
  readonly full: boolean;
  /** Chunks that could not be used, and why; the newest last. */
  readonly problems: readonly ChunkProblem[];
  /** The loudest of every hundredth of a second so far, 0 to 255. It grows in place; `peaks.length` is what counts. */
  readonly peaks: Uint8Array;
};

/** `chunk` counts from 1. */
export type ChunkProblem = { readonly chunk: number; readonly message: string };

/** How many values of {@link PlaybackState.peaks} there are a second. */
export const peaksPerSecond = 100;
