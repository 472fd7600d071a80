/**
 * Units per second of all video times: the usual frame rates, including 23.976, have whole numbers of units per frame.
 */
export const videoTimescale = 360_000;

/** One encoded frame. Packets are in decode order. */
export type VideoPacket = {
  readonly data: Uint8Array;
  /** Presentation time, in units of {@link videoTimescale}. */
  readonly timestamp: number;
  /** Duration, in the same units. */
  readonly duration: number;
  /** Can decoding begin here? */
  readonly isKey: boolean;
};

export type Rotation = 0 | 90 | 180 | 270;

/** What a decoder needs to know before the first packet, in the terms of WebCodecs. */
export type VideoConfig = {
  /** As in RFC 6381, such as `avc1.64001e`. */
  readonly codec: string;
  /** Displayed size in pixels, before rotation. */
  readonly width: number;
  readonly height: number;
  /** Clockwise rotation in degrees for display, as in phone videos; 0 if omitted. */
  readonly rotation?: Rotation;
  /**
   * The contents of the codec's configuration box: `avcC`, `hvcC`, `vpcC` or `av1C`, without the box header. The NAL
   * units of H.264 and HEVC packets have length prefixes as declared here, never start codes.
   */
  readonly description: Uint8Array;
};

/** Are the two so alike that packets of one may follow those of the other without a new init segment? */
export const isSameConfig = (one: VideoConfig, other: VideoConfig): boolean =>
  one.codec === other.codec &&
  one.width === other.width &&
  one.height === other.height &&
  (one.rotation ?? 0) === (other.rotation ?? 0) &&
  one.description.length === other.description.length &&
  one.description.every((byte, i) => byte === other.description[i]);
