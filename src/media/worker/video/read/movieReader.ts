import type { VideoConfig } from '../packet';

/** One encoded frame as its file tells it, in decode order. Times are seconds on the file's own clock. */
export type RawPacket = {
  readonly data: Uint8Array;
  /** When it is shown. */
  readonly time: number;
  /** For how long; 0 where nothing tells. */
  readonly duration: number;
  readonly isKey: boolean;
  /** Is it not certain that all of it came? */
  readonly isSuspect?: boolean;
};

export type RawSound = {
  readonly data: Uint8Array;
  readonly time: number;
  readonly duration: number;
  /** When it stops being heard, where the frame itself tells: what is behind is padding. */
  readonly to?: number;
};

/** Which part of a track is to be shown or heard, in seconds on the file's clock. */
export type Shown = { readonly from: number; readonly to: number };

export const whole: Shown = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };

export type VideoTrack = Shown & { readonly config: VideoConfig };

export type SoundTrack = Shown & {
  readonly config: AudioDecoderConfig;
  /** Do its frames tell exactly how many samples they decode to? */
  readonly isCounted: boolean;
};

/** What a reader finds. */
export type MovieOut = {
  /** @param track Undefined while nothing has told how the frames are to be decoded. */
  video(track: VideoTrack | undefined, packet: RawPacket): void;
  /** A track that is another object than the one before begins anew, though its decoder may go on. */
  sound(track: SoundTrack, frame: RawSound): void;
  /** A frame of video, or of sound, came in part: it is left out. */
  damaged(kind?: 'video' | 'sound'): void;
  /** The video goes on all the same. @param message A sentence without its chunk. */
  problem(message: string): void;
};

/**
 * Takes a film apart whose bytes come in pieces, cut anywhere. Its methods are called one after the other, each when
 * the last has settled, as those of `FormatReader`.
 */
export type MovieReader = {
  /** @throws Error with a sentence, where the bytes cannot be read; it is of no more use then, but for `close`. */
  push(bytes: Uint8Array): Promise<void>;
  /** Gives what was held back. Says in an error when the file is cut off, after giving what there is. */
  end(): Promise<void>;
  /** Has the whole file come, as far as its headers tell? */
  readonly complete: boolean;
  /** What came behind the end of the file: the beginning of another. */
  readonly leftover: Uint8Array;
  /** Can these bytes go on with the file? */
  goesOn(bytes: Uint8Array): boolean;
  close(): void;
};

export type OpenMovie = (out: MovieOut) => MovieReader;
