import type { Pcm, SampleFormat, Samples } from '../../pcm/pcm';
import type { WavCoding, WavFormat } from './format';

/** Decodes A-law to 16 bits (ITU-T G.711). */
const fromAlaw = (byte: number): number => {
  const code = byte ^ 0x55;
  const exponent = (code >> 4) & 7;
  const size = ((code & 15) << 4) + 8;
  const magnitude = exponent === 0 ? size : (size + 0x100) << (exponent - 1);
  return code & 0x80 ? magnitude : -magnitude;
};

const fromUlaw = (byte: number): number => {
  const code = ~byte & 0xff;
  const magnitude = ((((code & 15) << 3) + 0x84) << (code >> 4 >= 8 ? (code >> 4) - 8 : code >> 4)) - 0x84;
  return code & 0x80 ? -magnitude : magnitude;
};

/** De-interleaves the bytes of the channels. */
const planesOf = (bytes: Uint8Array, { channels, width }: WavFormat): Uint8Array<ArrayBuffer>[] => {
  const frames = bytes.length / (channels * width);
  return Array.from({ length: channels }, (_, channel) => {
    if (channels === 1) return bytes.slice();
    const plane = new Uint8Array(frames * width);
    for (let to = 0, from = channel * width; to < plane.length; from += (channels - 1) * width) {
      for (let i = 0; i < width; i++) plane[to++] = bytes[from++] as number;
    }
    return plane;
  });
};

const map16 = (plane: Uint8Array, value: (byte: number) => number) => Int16Array.from(plane, value);

const from24 = (plane: Uint8Array): Int32Array => {
  const samples = new Int32Array(plane.length / 3);
  for (let i = 0, at = 0; i < samples.length; i++, at += 3) {
    samples[i] =
      (((plane[at] as number) << 8) | ((plane[at + 1] as number) << 16) | ((plane[at + 2] as number) << 24)) >> 8;
  }
  return samples;
};

/** Where the file's encoding matches a typed array, we reuse its bytes: every engine runs on little-endian machines. */
const kinds: Record<WavCoding, { format: SampleFormat; read: (plane: Uint8Array<ArrayBuffer>) => Samples }> = {
  u8: { format: 's16', read: (plane) => map16(plane, (byte) => (byte - 128) << 8) },
  s16: { format: 's16', read: (plane) => new Int16Array(plane.buffer) },
  s24: { format: 's24', read: from24 },
  s32: { format: 's32', read: (plane) => new Int32Array(plane.buffer) },
  f32: { format: 'f32', read: (plane) => new Float32Array(plane.buffer) },
  f64: { format: 'f64', read: (plane) => new Float64Array(plane.buffer) },
  alaw: { format: 's16', read: (plane) => map16(plane, fromAlaw) },
  ulaw: { format: 's16', read: (plane) => map16(plane, fromUlaw) },
};

/** The samples of whole frames, without any rounding; NaNs keep their bits. */
export const readWavSamples = (bytes: Uint8Array, format: WavFormat): Pcm => {
  const kind = kinds[format.coding];
  return { sampleRate: format.sampleRate, format: kind.format, channels: planesOf(bytes, format).map(kind.read) };
};
