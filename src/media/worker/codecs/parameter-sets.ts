import type { VideoConfig } from './video-packet';

/** Offsets in `avcC` and `hvcC`: ISO/IEC 14496-15, sections 5.3.3.1 and 8.3.3.1. */
const avcSetsAt = 5;
const hevcArraysAt = 22;

const readSets = (description: Uint8Array, from: number, count: number): { sets: Uint8Array[]; end: number } => {
  const sets: Uint8Array[] = [];
  let at = from;
  for (let i = 0; i < count; i++) {
    const length = ((description[at] ?? 0) << 8) | (description[at + 1] ?? 0);
    sets.push(description.subarray(at + 2, at + 2 + length));
    at += 2 + length;
  }
  return { sets, end: at };
};

const avcSets = (description: Uint8Array): Uint8Array[] => {
  const sequence = readSets(description, avcSetsAt + 1, (description[avcSetsAt] ?? 0) & 0x1f);
  const picture = readSets(description, sequence.end + 1, description[sequence.end] ?? 0);
  return [...sequence.sets, ...picture.sets];
};

const hevcSets = (description: Uint8Array): Uint8Array[] => {
  const all: Uint8Array[] = [];
  let at = hevcArraysAt + 1;
  for (let i = 0; i < (description[hevcArraysAt] ?? 0); i++) {
    const { sets, end } = readSets(description, at + 3, ((description[at + 1] ?? 0) << 8) | (description[at + 2] ?? 0));
    all.push(...sets);
    at = end;
  }
  return all;
};

/**
 * How many bytes the length of a NAL unit takes in all packets of this configuration; 0 if its codec has no NAL units.
 */
export const bytesOfLength = ({ codec, description }: VideoConfig): number => {
  if (codec.startsWith('avc')) return ((description[4] ?? 0) & 3) + 1;
  if (/^(hvc|hev)1/.test(codec)) return ((description[21] ?? 0) & 3) + 1;
  return 0;
};

/**
 * The parameter sets of H.264 or HEVC as NAL units, to put at the beginning of a key frame: decoders look for them
 * there if a file has frames of several configurations. Empty for other codecs, whose key frames describe themselves.
 */
export const parameterSets = (config: VideoConfig): Uint8Array<ArrayBuffer> => {
  const lengthBytes = bytesOfLength(config);
  if (lengthBytes === 0) return new Uint8Array(0);
  const sets = config.codec.startsWith('avc') ? avcSets(config.description) : hevcSets(config.description);
  const units = new Uint8Array(sets.reduce((sum, { length }) => sum + lengthBytes + length, 0));
  let at = 0;
  for (const set of sets) {
    for (let i = 0; i < lengthBytes; i++) units[at + i] = set.length >>> (8 * (lengthBytes - 1 - i));
    units.set(set, at + lengthBytes);
    at += lengthBytes + set.length;
  }
  return units;
};
