import { expect, test } from 'vitest';
import type { Pcm } from '../../../../src/media/worker/pcm/pcm';
import { remix } from '../../../../src/media/worker/pcm/remix';

const s16 = (...channels: number[][]): Pcm => ({
  sampleRate: 8000,
  format: 's16',
  channels: channels.map((samples) => Int16Array.from(samples)),
});

/** Each channel is heard alone, one after the other: column i is what becomes of channel i. */
const oneByOne = (count: number): Pcm => ({
  sampleRate: 8000,
  format: 'f64',
  channels: Array.from({ length: count }, (_, i) => Float64Array.from({ length: count }, (_, j) => (i === j ? 1 : 0))),
});

const gains = (from: number, to: number) => remix(oneByOne(from), to).channels.map((samples) => [...samples]);

test('One channel goes to all, exactly, and each has its own copy', () => {
  const { channels } = remix(s16([1, -32768, 32767]), 3);
  expect(channels).toEqual(Array(3).fill(Int16Array.of(1, -32768, 32767)));
  expect(new Set(channels.map(({ buffer }) => buffer)).size).toBe(3);
});

test('Two channels become their mean, rounded', () => {
  expect(remix(s16([100, 32767, 1], [200, 32767, 2]), 1)).toEqual(s16([150, 32767, 2]));
});

test('The same number of channels is the same sound', () => {
  const stereo = s16([1], [2]);
  expect(remix(stereo, 2)).toBe(stereo);
});

test('5.1 becomes stereo: the centre on both sides, those behind on their own, at −3 dB, without the low frequencies', () => {
  const [left = [], right = []] = gains(6, 2);
  const relative = (row: number[], own: number) => row.map((gain) => Math.round((1000 * gain) / (row[own] as number)));
  expect(relative(left, 0)).toEqual([1000, 0, 707, 0, 707, 0]);
  expect(relative(right, 1)).toEqual([0, 1000, 707, 0, 0, 707]);
});

test.each([
  [2, 1],
  [3, 1],
  [3, 2],
  [4, 2],
  [5, 2],
  [6, 1],
  [6, 2],
  [7, 2],
  [8, 2],
  [8, 6],
  [9, 2],
  [5, 3],
])('%i channels to %i are never louder than what went in, and as loud on either side', (from, to) => {
  const sums = gains(from, to).map((row) => row.reduce((sum, gain) => sum + gain, 0));
  for (const sum of sums) expect(sum).toBeCloseTo(1, 9);
});

test('Stereo in a file of more channels keeps its places, and the others are silent', () => {
  expect(remix(s16([1, 2], [3, 4]), 4)).toEqual(s16([1, 2], [3, 4], [0, 0], [0, 0]));
});
