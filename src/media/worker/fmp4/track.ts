import type { Rotation, VideoConfig } from '../video/packet';
import { flacSampleEntry } from './flacSampleEntry';
import { visualSampleEntry } from './visualSampleEntry';

/** Sound in FLAC, 16 bits. */
export type FlacTrack = {
  /** From 1 on. */
  readonly id: number;
  readonly codec: 'flac';
  /** In Hz. Durations and times of the track's samples count in this too, and are exact. */
  readonly sampleRate: number;
  readonly channels: number;
  /** The STREAMINFO block, 34 bytes. */
  readonly streamInfo: Uint8Array;
};

/** Video, of whichever codec its configuration tells. */
export type VideoTrack = {
  /** From 1 on. */
  readonly id: number;
  readonly codec: 'video';
  readonly config: VideoConfig;
  /** Units a second of durations and times. */
  readonly timescale: number;
};

/** One track of an init segment, by its codec. */
export type Track = FlacTrack | VideoTrack;

/** What an init segment tells of a track, whatever its codec: that stands in the sample entry. */
export type TrackHeader = {
  readonly id: number;
  /** Units a second of durations and times. */
  readonly timescale: number;
  /** The codec's box in `stsd`. */
  readonly sampleEntry: Uint8Array;
} & (
  | { readonly kind: 'audio' }
  /** As it is shown, in pixels, but before it is turned clockwise by so many degrees. */
  | { readonly kind: 'video'; readonly width: number; readonly height: number; readonly rotation: Rotation }
);

export const headerOf = (track: Track): TrackHeader => {
  if (track.codec === 'flac') {
    return { id: track.id, kind: 'audio', timescale: track.sampleRate, sampleEntry: flacSampleEntry(track) };
  }
  const { id, timescale, config } = track;
  const { width, height, rotation = 0 } = config;
  return { id, kind: 'video', timescale, width, height, rotation, sampleEntry: visualSampleEntry(config) };
};
