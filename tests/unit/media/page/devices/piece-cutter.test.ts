import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SoundPiece } from '../../../../../src/media/page/devices/capture';
import { PieceCutter } from '../../../../../src/media/page/devices/piece-cutter';

const cutAll = (rate: number, every: number, blocks: readonly number[], channels = 1) => {
  const pieces: SoundPiece[] = [];
  const cutter = new PieceCutter(rate, every, (piece) => pieces.push(piece));
  let at = 0;
  for (const length of blocks) {
    const from = at;
    cutter.push(
      Array.from({ length: channels }, (_, c) => Float32Array.from({ length }, (_, i) => (from + i) * (c + 1))),
    );
    at += length;
  }
  return { cutter, pieces, total: at };
};

test('pieces end at round(k · every · rate), whatever the blocks, and hold every sample once', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(8000, 44_100, 48_000),
      fc.double({ min: 1e-6, max: 0.05, noNaN: true }),
      fc.array(fc.integer({ min: 0, max: 700 }), { maxLength: 20 }),
      (rate, every, blocks) => {
        const { cutter, pieces, total } = cutAll(rate, every, blocks);
        cutter.flush();
        let end = 0;
        const samples = pieces.flatMap(({ channels }) => [...(channels[0] as Float32Array)]);
        expect(samples).toEqual(Array.from({ length: total }, (_, i) => i));
        pieces.slice(0, -1).forEach(({ channels }, k) => {
          const length = channels[0]?.length ?? 0;
          end += length;
          // A piece has a sample at least, though a stretch may be shorter than one.
          if (every * rate >= 1) expect(end).toBe(Math.round((k + 1) * every * rate));
          else expect(length).toBeGreaterThan(0);
        });
      },
    ),
    { numRuns: 60 },
  );
});

test('an hour of pieces of a third of a second is an hour', () => {
  const { pieces } = cutAll(
    44_100,
    1 / 3,
    Array.from({ length: 120 }, () => 44_100 / 4),
  );
  expect(pieces).toHaveLength(90);
  expect(pieces.reduce((sum, { channels }) => sum + (channels[0]?.length ?? 0), 0)).toBe(30 * 44_100);
});

test('a piece is given as soon as it is full, all channels alike; what is left, at the end alone', () => {
  const { cutter, pieces } = cutAll(10, 0.5, [3, 4], 2);
  expect(pieces.map(({ channels }) => channels.map((samples) => [...samples]))).toEqual([
    [
      [0, 1, 2, 3, 4],
      [0, 2, 4, 6, 8],
    ],
  ]);
  cutter.flush();
  cutter.flush();
  expect(pieces.map(({ channels }) => channels[0]?.length)).toEqual([5, 2]);
});
