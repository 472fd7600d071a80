/** Units a second of all times of video: the usual frame rates, 23.976 included, are whole numbers of it. */
export const videoTimescale = 360_000;

/** One encoded frame. Packets follow each other in the order in which they are decoded. */
export type VideoPacket = {
  readonly data: Uint8Array;
  /** When it is shown, in units of {@link videoTimescale}. */
  readonly timestamp: number;
  /** For how long, in the same units. */
  readonly duration: number;
  /** Can decoding begin here? */
  readonly isKey: boolean;
};

export type Rotation = 0 | 90 | 180 | 270;

/** What a decoder has to know before the first packet, as WebCodecs calls it. */
export type VideoConfig = {
  /** As in RFC 6381, such as `avc1.64001e`. */
  readonly codec: string;
  /** As it is shown, in pixels, but before it is turned. */
  readonly width: number;
  readonly height: number;
  /** By how many degrees frames are turned clockwise to be shown, as those of phones are; 0 where it is left out. */
  readonly rotation?: Rotation;
  /**
   * What stands in the codec's configuration box: `avcC`, `hvcC`, `vpcC`, `av1C`, without the box's head. H.264 and HEVC
   * packets have lengths before their NAL units, as this says, never start codes.
   */
  readonly description: Uint8Array;
};

/** Are both so alike that packets of one may follow those of the other without a new init segment? */
export const isSameConfig = (one: VideoConfig, other: VideoConfig): boolean =>
  one.codec === other.codec &&
  one.width === other.width &&
  one.height === other.height &&
  (one.rotation ?? 0) === (other.rotation ?? 0) &&
  one.description.length === other.description.length &&
  one.description.every((byte, i) => byte === other.description[i]);
