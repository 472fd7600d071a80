import type { SaveFormat as StreamFormat } from '../../shared/messages';

/**
 * What a player shows and controls: a stream while it comes in, or a file. It lives outside the page's components, so
 * that sound goes on while they come and go.
 */
export type Playback = {
  /** The element that plays. Whoever shows it puts it into the document; it needs no browser controls. */
  readonly element: HTMLMediaElement;
  /** The current state; a new object after each change. */
  readonly state: PlaybackState;
  /** Calls the listener after each change of {@link state}. Returns a function that ends the subscription. */
  subscribe(listener: () => void): () => void;
  play(): void;
  pause(): void;
  /** Seeks to a time in seconds, limited to between 0 and the duration known so far. */
  seek(time: number): void;
  /** The formats that it, or what has come so far, can be saved in; the first is the default. */
  saveFormats(): Promise<readonly SaveFormat[]>;
  /** Saves what has come so far as one file. Rejects with an Error whose message is a sentence. */
  save(format: SaveFormat): Promise<Blob>;
  /** Stops the sound and frees all that the player holds. */
  dispose(): void;
};

/** The formats to save in. `original` is the file that was given, unchanged. */
export type SaveFormat = StreamFormat | 'original';

export type PlaybackState = {
  /** The playback time, in seconds. */
  readonly time: number;
  /** The duration of what has come so far, in seconds. */
  readonly duration: number;
  /** No more is to come: the duration is final. */
  readonly complete: boolean;
  /** The file does not state its duration: it is being read to its end to find out. */
  readonly measuring: boolean;
  /** It plays, or would if it had media to play. */
  readonly playing: boolean;
  /** It should be playing, but waits for media. */
  readonly buffering: boolean;
  /** The browser refused to play without a user gesture. */
  readonly refused: boolean;
  /** The range of media around the playback time that can be played at once, in seconds. */
  readonly buffered: readonly [from: number, to: number];
  /** So much is buffered that the generator waits until more of it has been played. */
  readonly full: boolean;
  /** Chunks that could not be used, and why; newest last. */
  readonly problems: readonly ChunkProblem[];
  /** The loudest value of every hundredth of a second so far, 0 to 255. Within one stream, it only gets longer. */
  readonly peaks: Uint8Array;
};

/** Chunks are numbered from 1. */
export type ChunkProblem = { readonly chunk: number; readonly message: string };

/** Values per second in {@link PlaybackState.peaks}. */
export const peaksPerSecond = 100;
