import { viewOf } from '../../bytes/bytes';
import type { Pcm } from '../../pcm/pcm';

/** ADPCM in WAV: samples of 4 bits, in blocks that can each be decoded alone. */
export type Adpcm = {
  readonly kind: 'ima' | 'microsoft';
  readonly sampleRate: number;
  readonly channels: number;
  readonly blockBytes: number;
  /** Samples per channel in a whole block. */
  readonly blockSamples: number;
  /** Pairs of Microsoft's coefficients. */
  readonly coefficients: readonly (readonly [number, number])[];
};

const clamped = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most);
const to16 = (value: number): number => clamped(value, -32_768, 32_767);

/** https://wiki.multimedia.cx/index.php/IMA_ADPCM: each step is a tenth larger than the one before. */
const imaSteps = [
  ...[7, 8, 9, 10, 11, 12, 13, 14, 16, 17, 19, 21, 23, 25, 28, 31, 34, 37, 41, 45, 50, 55, 60, 66, 73, 80, 88, 97],
  ...[107, 118, 130, 143, 157, 173, 190, 209, 230, 253, 279, 307, 337, 371, 408, 449, 494, 544, 598, 658, 724, 796],
  ...[876, 963, 1060, 1166, 1282, 1411, 1552, 1707, 1878, 2066, 2272, 2499, 2749, 3024, 3327, 3660, 4026, 4428, 4871],
  ...[5358, 5894, 6484, 7132, 7845, 8630, 9493, 10442, 11487, 12635, 13899, 15289, 16818, 18500, 20350, 22385, 24623],
  ...[27086, 29794, 32767],
];
const imaMoves = [-1, -1, -1, -1, 2, 4, 6, 8];

const readIma = (block: Uint8Array, channels: number): Int16Array<ArrayBuffer>[] => {
  const view = viewOf(block);
  const groups = Math.max(0, Math.floor(block.length / (4 * channels)) - 1);
  return Array.from({ length: channels }, (_, channel) => {
    const samples = new Int16Array(1 + 8 * groups);
    let value = view.getInt16(4 * channel, true);
    let place = clamped(block[4 * channel + 2] ?? 0, 0, imaSteps.length - 1);
    samples[0] = value;
    for (let i = 1; i < samples.length; i++) {
      const at = 4 * (channels * (1 + ((i - 1) >> 3)) + channel) + (((i - 1) & 7) >> 1);
      const code = ((block[at] ?? 0) >> (4 * ((i - 1) & 1))) & 15;
      const change = ((2 * (code & 7) + 1) * (imaSteps[place] ?? 0)) >> 3;
      value = to16(code & 8 ? value - change : value + change);
      place = clamped(place + (imaMoves[code & 7] ?? 0), 0, imaSteps.length - 1);
      samples[i] = value;
    }
    return samples;
  });
};

/** https://wiki.multimedia.cx/index.php/Microsoft_ADPCM */
const microsoftPairs: readonly (readonly [number, number])[] = [
  [256, 0],
  [512, -256],
  [0, 0],
  [192, 64],
  [240, 0],
  [460, -208],
  [392, -232],
];
const microsoftSteps = [230, 230, 230, 230, 307, 409, 512, 614, 768, 614, 512, 409, 307, 230, 230, 230];

const readMicrosoft = (block: Uint8Array, { channels, coefficients }: Adpcm): Int16Array<ArrayBuffer>[] => {
  const view = viewOf(block);
  const head = 7 * channels;
  const length = 2 + Math.floor((2 * (block.length - head)) / channels);
  return Array.from({ length: channels }, (_, channel) => {
    const [first, second] = coefficients[block[channel] ?? 0] ?? [256, 0];
    const numberAt = (place: number) => view.getInt16(channels + 2 * (place * channels + channel), true);
    let step = numberAt(0);
    let [last, before] = [numberAt(1), numberAt(2)];
    const samples = new Int16Array(length);
    samples[0] = before;
    samples[1] = last;
    for (let i = 2; i < length; i++) {
      const nibble = (i - 2) * channels + channel;
      const code = ((block[head + (nibble >> 1)] ?? 0) >> (nibble & 1 ? 0 : 4)) & 15;
      const expected = Math.trunc((last * first + before * second) / 256);
      [last, before] = [to16(expected + (code < 8 ? code : code - 16) * step), last];
      step = Math.max(16, ((microsoftSteps[code] ?? 0) * step) >> 8);
      samples[i] = last;
    }
    return samples;
  });
};

/** Bytes per channel before a block's samples. */
const headBytes = { ima: 4, microsoft: 7 };

/** Reads the body of a `fmt ` chunk; undefined if it describes anything but 4-bit ADPCM. */
export const adpcmOf = (body: Uint8Array): Adpcm | undefined => {
  if (body.length < 16) return undefined;
  const view = viewOf(body);
  const code = view.getUint16(0, true);
  const kind = code === 0x11 ? 'ima' : code === 2 ? 'microsoft' : undefined;
  const channels = view.getUint16(2, true);
  const blockBytes = view.getUint16(12, true);
  if (!kind || view.getUint16(14, true) !== 4 || channels === 0 || channels > 2) return undefined;
  if (blockBytes <= headBytes[kind] * channels) return undefined;
  const pairs = body.length >= 22 ? view.getUint16(20, true) : 0;
  const coefficients = Array.from(
    { length: Math.min(pairs, (body.length - 22) >> 2) },
    (_, i) => [view.getInt16(22 + 4 * i, true), view.getInt16(24 + 4 * i, true)] as const,
  );
  const blockSamples =
    kind === 'ima'
      ? 1 + 8 * (Math.floor(blockBytes / (4 * channels)) - 1)
      : 2 + Math.floor((2 * (blockBytes - headBytes.microsoft * channels)) / channels);
  return {
    kind,
    sampleRate: view.getUint32(4, true),
    channels,
    blockBytes,
    blockSamples,
    coefficients: coefficients.length > 0 ? coefficients : microsoftPairs,
  };
};

/** The samples of whole blocks, of which the last may be short. */
export const readAdpcm = (bytes: Uint8Array, format: Adpcm): Pcm => {
  const { kind, sampleRate, channels, blockBytes } = format;
  const blocks: Int16Array<ArrayBuffer>[][] = [];
  for (let at = 0; at + headBytes[kind] * channels <= bytes.length; at += blockBytes) {
    const block = bytes.subarray(at, at + blockBytes);
    blocks.push(kind === 'ima' ? readIma(block, channels) : readMicrosoft(block, format));
  }
  const planes = Array.from({ length: channels }, (_, channel) => {
    const plane = new Int16Array(blocks.reduce((sum, block) => sum + (block[channel]?.length ?? 0), 0));
    let to = 0;
    for (const block of blocks) {
      plane.set(block[channel] ?? [], to);
      to += block[channel]?.length ?? 0;
    }
    return plane;
  });
  return { sampleRate, format: 's16', channels: planes };
};
