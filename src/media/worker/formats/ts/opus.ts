import { opusSamples } from '../../codecs/opus';

/** The header before an Opus packet in MPEG-TS, and how many samples to trim. */
export type OpusControl = {
  readonly headBytes: number;
  readonly frameBytes: number;
  readonly samples: number;
  readonly trimStart: number;
  readonly trimEnd: number;
};

/**
 * Reads a control header (opus-codec.org/docs/ETSI_TS_opus-v0.1.3-draft.pdf, table 4-2). Undefined if it is incomplete.
 */
export const opusControl = (bytes: Uint8Array): OpusControl | undefined => {
  const [first = 0, flags = 0] = bytes;
  if (first !== 0x7f || (flags & 0xe0) !== 0xe0) return undefined;
  let at = 2;
  let frameBytes = 0;
  for (;;) {
    const byte = bytes[at++];
    if (byte === undefined) return undefined;
    frameBytes += byte;
    if (byte !== 255) break;
  }
  const trim = (flag: number): number => {
    if ((flags & flag) === 0) return 0;
    at += 2;
    return (((bytes[at - 2] ?? 0) & 31) << 8) | (bytes[at - 1] ?? 0);
  };
  const trimStart = trim(0x10);
  const trimEnd = trim(0x08);
  if (flags & 0x04) at += 1 + (bytes[at] ?? 0);
  // The packet's first two bytes tell its duration.
  if (bytes.length < at + Math.min(2, frameBytes)) return undefined;
  return { headBytes: at, frameBytes, samples: opusSamples(bytes.subarray(at, at + 2)), trimStart, trimEnd };
};

/** Streams, coupled streams and channel mapping by number of channels, as in Vorbis (RFC 7845, section 5.1.1.2). */
const families: readonly (readonly [streams: number, coupled: number, places: readonly number[]])[] = [
  [1, 1, [0, 1]],
  [1, 0, [0]],
  [1, 1, [0, 1]],
  [2, 1, [0, 2, 1]],
  [2, 2, [0, 1, 2, 3]],
  [3, 2, [0, 4, 1, 2, 3]],
  [4, 2, [0, 4, 1, 2, 3, 5]],
  [4, 3, [0, 4, 1, 2, 3, 5, 6]],
  [5, 3, [0, 6, 1, 2, 3, 4, 5, 7]],
];

/** The `OpusHead` for a channel configuration code; undefined for codes that are not in use. */
export const opusHead = (code: number): Uint8Array<ArrayBuffer> | undefined => {
  const family = families[code];
  if (!family) return undefined;
  const [streams, coupled, places] = family;
  const isPlain = code === 1 || code === 2;
  const head = new Uint8Array(isPlain ? 19 : 21 + places.length);
  head.set(new TextEncoder().encode('OpusHead'));
  new DataView(head.buffer).setUint32(12, 48_000, true);
  head[8] = 1;
  head[9] = places.length;
  if (!isPlain) head.set([code === 0 ? 255 : 1, streams, coupled, ...places], 18);
  return head;
};
