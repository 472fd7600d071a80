import type { VideoConfig } from '../codecs/video-packet';
import type { MovieFormat } from '../streams/movie/open-format';

/** One encoded frame as stored in the file, in decode order. Times are seconds on the file's own clock. */
export type RawPacket = {
  readonly data: Uint8Array;
  /** Presentation time. */
  readonly time: number;
  /** Duration; 0 if unknown. */
  readonly duration: number;
  readonly isKey: boolean;
  /** Might part of it be missing? */
  readonly isSuspect?: boolean;
};

export type RawSound = {
  readonly data: Uint8Array;
  readonly time: number;
  readonly duration: number;
  /** When the sound ends, if the frame itself says so: the rest is padding. */
  readonly to?: number;
};

/** The part of a track to show or play, in seconds on the file's clock. */
export type Shown = { readonly from: number; readonly to: number };

export const whole: Shown = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };

export type VideoTrack = Shown & { readonly config: VideoConfig };

export type SoundTrack = Shown & {
  readonly config: AudioDecoderConfig;
  /** Do its frames say exactly how many samples they decode to? */
  readonly isCounted: boolean;
};

/** Receives what a reader finds. */
export type MovieOut = {
  /** @param track Undefined until the file has said how to decode the frames. */
  video(track: VideoTrack | undefined, packet: RawPacket): void;
  /** A new track object marks a new beginning, though the same decoder may continue. */
  sound(track: SoundTrack, frame: RawSound): void;
  /** Tells when the sound begins, if the file says so before its first frame of sound arrives. */
  soundBegins?(track: SoundTrack, time: number): void;
  /** A frame of video or sound arrived incomplete and is left out. */
  damaged(kind?: 'video' | 'sound'): void;
  /**
   * A problem that does not stop the video.
   * @param message A sentence that does not mention the chunk.
   */
  problem(message: string): void;
};

/**
 * Demuxes a film whose bytes arrive in pieces, cut anywhere. As with `FormatReader`, call one method at a time, each
 * after the previous one has settled.
 */
export type MovieReader = {
  /** @throws Error with a sentence if the bytes cannot be read; after that, only `close` may be called. */
  push(bytes: Uint8Array): Promise<void>;
  /** Emits what was held back. If the file is cut off, emits what there is, then throws an error that says so. */
  end(): Promise<void>;
  /** Has the whole file arrived, as far as its headers tell? */
  readonly complete: boolean;
  /** The bytes after the end of the file: the beginning of another file. */
  readonly leftover: Uint8Array;
  /** Can these bytes continue the file? */
  goesOn(bytes: Uint8Array): boolean;
  close(): void;
};

export type OpenMovie = (out: MovieOut) => MovieReader;

/** Readers for the formats to support. */
export type OpenMovies = Readonly<Partial<Record<MovieFormat, OpenMovie>>>;
