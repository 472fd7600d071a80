import { expect, test } from 'vitest';
import { numbers } from './damage';
import { film, type Seen, watch } from './movies';
import { random, sliced } from './sweep';

const streamed = [
  'moov-at-front.mp4',
  'fragmented.mp4',
  'vp9.mp4',
  'alone-0.m2t',
  'film.m2t',
  'vp8-0.webm',
  'vp9-live.webm',
  'h264.mkv',
];

const seeds = Number(import.meta.env.VITE_FUZZ_ROUNDS ?? 8);

/** Frames by their bytes. */
const framesOf = ({ packets }: Seen): string[] =>
  packets.map(({ data }) => `${data.length}:${data.reduce((sum, byte) => (31 * sum + byte) | 0, 0)}`);

test.each(Array.from({ length: seeds }, (_, seed) => seed + 1))(
  'films cut and joined at random (%d): a stream never ends because of one chunk, and lost pictures are told',
  async (seed) => {
    const next = random(seed);
    const below = numbers(seed);
    const names = [0, 1, 2].map(() => streamed[below(streamed.length)] as string);
    const [before, damaged, after] = (await Promise.all(names.map(film))) as [
      Uint8Array<ArrayBuffer>,
      Uint8Array<ArrayBuffer>,
      Uint8Array<ArrayBuffer>,
    ];
    const cut = (bytes: Uint8Array) => sliced(bytes, () => 600 + Math.floor(next() ** 3 * 9_000));
    // All but one piece of the film in the midst comes; its head does.
    const pieces = cut(damaged);
    const lost = 1 + below(Math.max(1, pieces.length - 1));
    const seen = await watch([...cut(before), ...pieces.filter((_, i) => i !== lost), ...cut(after)]);
    const [first, middle, last] = (await Promise.all([before, damaged, after].map((one) => watch([one])))) as [
      Seen,
      Seen,
      Seen,
    ];
    const where = `${names.join(', ')} without ${lost} of ${pieces.length}: ${seen.problems.join(' ')}`;
    const frames = framesOf(seen);
    expect(frames.slice(0, first.packets.length), where).toEqual(framesOf(first));
    expect(frames.slice(-last.packets.length), where).toEqual(framesOf(last));
    const came = frames.length - first.packets.length - last.packets.length;
    if (came < middle.packets.length) expect(seen.problems, where).not.toEqual([]);
  },
);

const noisy = (bytes: Uint8Array<ArrayBuffer>, seed: number): Uint8Array<ArrayBuffer> => {
  const below = numbers(seed);
  const copy = bytes.slice();
  const at = Math.floor(copy.length * (0.3 + below(400) / 1_000));
  for (let i = 0; i < 400; i++) copy[at + i] = below(256);
  return copy;
};

test.each(['film.m2t', 'alone-0.m2t', 'copied-1.m2t', 'no-duration.webm', 'vp8-0.webm', 'h264.mkv'])(
  'noise in %s costs the frames that it stands in, which is told',
  async (name) => {
    const bytes = await film(name);
    const { packets } = await watch([bytes]);
    for (let seed = 1; seed <= 4; seed++) {
      const seen = await watch(seed % 2 === 0 ? [noisy(bytes, seed)] : sliced(noisy(bytes, seed), () => 3_000));
      const where = `${seed}: ${seen.problems.join(' ')}`;
      expect(seen.problems, where).not.toEqual([]);
      expect(seen.packets.length, where).toBeGreaterThan(packets.length - 5);
    }
  },
);
