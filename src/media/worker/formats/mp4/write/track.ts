import type { Rotation, VideoConfig } from '../../../codecs/video-packet';
import { type FlacTrack, flacSampleEntry, visualSampleEntry } from './sample-entries';

/** A video track; its configuration determines the codec. */
export type VideoTrack = {
  /** Starts at 1. */
  readonly id: number;
  readonly codec: 'video';
  readonly config: VideoConfig;
  /** Units per second of durations and times. */
  readonly timescale: number;
};

/** One track of an init segment, by codec. */
export type Track = FlacTrack | VideoTrack;

/** What an init segment says about a track of any codec; the sample entry holds what depends on the codec. */
export type TrackHeader = {
  readonly id: number;
  /** Units per second of durations and times. */
  readonly timescale: number;
  /** The codec's box in `stsd`. */
  readonly sampleEntry: Uint8Array;
} & (
  | { readonly kind: 'audio' }
  /** Displayed size in pixels before rotation, and the clockwise rotation in degrees. */
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
