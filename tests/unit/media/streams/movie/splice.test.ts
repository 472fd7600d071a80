import { expect, test } from 'vitest';
import type { Pcm } from '../../../../../src/media/worker/pcm/pcm';
import { Splice } from '../../../../../src/media/worker/streams/movie/splice';

const rate = 1000;

/** Pushes samples that count up from 0, in pieces, and gives what came out. */
const passed = (length: number, piece: number, prepare: (splice: Splice) => void): number[] => {
  const out: number[] = [];
  const splice = new Splice((pcm) => out.push(...(pcm.channels[0] ?? [])));
  prepare(splice);
  for (let at = 0; at < length; at += piece) {
    const samples = Int16Array.from({ length: Math.min(piece, length - at) }, (_, i) => at + i + 1);
    const pcm: Pcm = { sampleRate: rate, format: 's16', channels: [samples] };
    splice.push(pcm);
  }
  expect(splice.given).toBeCloseTo(out.length / rate, 9);
  return out;
};

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);

test.each([1, 3, 7, 100])('parts are cut out and silence comes in, whatever the pieces (%i samples)', (piece) => {
  const out = passed(30, piece, (splice) => {
    splice.cut(0, 0.005);
    splice.pause(0.005, 0.002);
    splice.cut(0.01, 0.012);
    splice.cut(0.012, 0.013);
    splice.pause(0.02, 0.001);
    splice.cut(0.028, 0.03);
  });
  expect(out).toEqual([0, 0, ...range(6, 11), ...range(14, 21), 0, ...range(21, 29)]);
});

test('what is behind the limit waits, and may still be cut out', () => {
  const out: number[] = [];
  const splice = new Splice((pcm) => out.push(...(pcm.channels[0] ?? [])));
  splice.limit = 0.004;
  for (const at of [0, 3, 6]) {
    splice.push({ sampleRate: rate, format: 's16', channels: [Int16Array.of(at + 1, at + 2, at + 3)] });
  }
  expect(out).toEqual([1, 2, 3, 4]);
  splice.cut(0.006, 0.008);
  splice.limit = Number.POSITIVE_INFINITY;
  expect(out).toEqual([1, 2, 3, 4, 5, 6, 9]);
});
