import type { Pcm } from '../../../src/media/worker/pcm/pcm';
import { ChunkReader } from '../../../src/media/worker/streams/sound/chunk-reader';

/** The sound of every fixture in tests/fixtures/audio/containers, of which each is a part: see its make.sh. */
export const sweep = (rate: number, seconds: number, start = 0): Float32Array =>
  Float32Array.from({ length: Math.round(rate * seconds) }, (_, index) => {
    const t = start + index / rate;
    return 0.4 * Math.sin(2 * Math.PI * (220 * t + 110 * t * t));
  });

export const fixture = async (name: string): Promise<Uint8Array<ArrayBuffer>> => {
  const response = await fetch(`/tests/fixtures/audio/containers/${name}`);
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
};

export const joined = (pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
};

/** Cuts into pieces whose lengths come of `length`, called for each. */
export const sliced = (bytes: Uint8Array, length: () => number): Uint8Array<ArrayBuffer>[] => {
  const slices: Uint8Array<ArrayBuffer>[] = [];
  for (let at = 0; at < bytes.length; ) {
    const slice = bytes.slice(at, at + Math.max(1, length()));
    slices.push(slice);
    at += slice.length;
  }
  return slices;
};

/** Numbers that look random, and are the same each time. */
export const random = (seed: number) => () => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return seed / 2 ** 32;
};

export const joinedSamples = (parts: readonly Float32Array[]): Float32Array => {
  const all = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
};

/** The first channel, full scale −1 … 1. */
export const samplesOf = (pcms: readonly Pcm[]): Float32Array => {
  const scale = { s16: 2 ** 15, s24: 2 ** 23, s32: 2 ** 31, f32: 1, f64: 1 };
  return joinedSamples(
    pcms.map(({ format, channels }) => Float32Array.from(channels[0] ?? [], (one) => one / scale[format])),
  );
};

export const correlation = (one: Float32Array, other: Float32Array): number => {
  let [both, ones, others] = [0, 0, 0];
  for (let index = 0; index < Math.min(one.length, other.length); index++) {
    const [a, b] = [one[index] ?? 0, other[index] ?? 0];
    both += a * b;
    ones += a * a;
    others += b * b;
  }
  return both / Math.sqrt(ones * others);
};

export type Heard = { pcms: Pcm[]; problems: string[]; samples: Float32Array; rate: number | undefined };

/** What a stream gives for chunks: bytes, or chunks as they are pushed. */
export const hear = async (
  chunks: readonly (Uint8Array<ArrayBuffer> | Parameters<ChunkReader['push']>[1])[],
  decodeOnPage: (file: Uint8Array) => Promise<Pcm> = () => Promise.reject(new Error('not here')),
): Promise<Heard> => {
  const pcms: Pcm[] = [];
  const problems: string[] = [];
  const stream = new ChunkReader(
    { pcm: (pcm) => pcms.push(pcm), problem: (_, message) => problems.push(message) },
    decodeOnPage,
  );
  for (const [index, chunk] of chunks.entries()) {
    // A copy: what the caller does to its bytes later must not matter.
    await stream.push(
      index,
      chunk instanceof Uint8Array ? { as: 'bytes', bytes: chunk.slice().buffer, type: '' } : chunk,
    );
  }
  await stream.end();
  stream.close();
  return { pcms, problems, samples: samplesOf(pcms), rate: pcms[0]?.sampleRate };
};
