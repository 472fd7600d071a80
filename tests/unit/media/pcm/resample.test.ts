import { describe, expect, test } from 'vitest';
import { Resampler } from '../../../../src/media/worker/pcm/resample';

const sine = (frequency: number, rate: number, length: number) =>
  Float32Array.from({ length }, (_, i) => 0.5 * Math.sin((2 * Math.PI * frequency * i) / rate));

const joined = (parts: readonly Float32Array[]) => Float32Array.from(parts.flatMap((part) => [...part]));

/** Pushes pieces of these sizes, in turn. */
const resample = (input: Float32Array, from: number, to: number, sizes = [input.length]) => {
  const resampler = new Resampler(from, to, 1);
  const parts: Float32Array[] = [];
  for (let at = 0, i = 0; at < input.length; i++) {
    const size = sizes[i % sizes.length] as number;
    parts.push(...resampler.push([input.subarray(at, at + size)]));
    at += size;
  }
  return joined([...parts, ...resampler.flush()]);
};

const power = (samples: Float32Array) => samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
const decibels = (ratio: number) => 10 * Math.log10(ratio);

/** Without the edges, where the sound begins and ends of a sudden. */
const middle = (samples: Float32Array) => samples.subarray(samples.length >> 2, (samples.length * 3) >> 2);

/** How far above the difference from what it should be the sound is, in dB. */
const fidelity = (output: Float32Array, ideal: Float32Array) =>
  decibels(power(middle(ideal)) / power(middle(output.map((sample, i) => sample - (ideal[i] as number)))));

const pairs = [
  [16_000, 48_000],
  [44_100, 16_000],
  [44_100, 48_000],
  [48_000, 44_100],
  [22_050, 48_000],
  [8000, 48_000],
  [96_000, 48_000],
  // More places between two samples than the filter has rows for.
  [44_100, 47_999],
] as const;

describe('Resampled sound', () => {
  test.each(pairs)('has a tone of 1 kHz where it was, from %i to %i Hz, within 80 dB', (from, to) => {
    const output = resample(sine(1000, from, from), from, to);
    expect(output).toHaveLength(to);
    expect(fidelity(output, sine(1000, to, to))).toBeGreaterThan(80);
  });

  test.each([
    [44_100, 16_000, 8100],
    [44_100, 16_000, 10_000],
    [44_100, 16_000, 15_000],
    [48_000, 8000, 4100],
    [96_000, 44_100, 30_000],
  ])('from %i to %i Hz has no alias of %i Hz above −60 dB', (from, to, frequency) => {
    const input = sine(frequency, from, from);
    expect(decibels(power(middle(resample(input, from, to))) / power(middle(input)))).toBeLessThan(-60);
  });

  test('keeps what is high as loud as it was', () => {
    expect(fidelity(resample(sine(7000, 16_000, 16_000), 16_000, 48_000), sine(7000, 48_000, 48_000))).toBeGreaterThan(
      60,
    );
    expect(
      fidelity(resample(sine(19_000, 44_100, 44_100), 44_100, 48_000), sine(19_000, 48_000, 48_000)),
    ).toBeGreaterThan(60);
  });

  test.each(pairs)('from %i to %i Hz is the same in one piece or in many', (from, to) => {
    const input = sine(997, from, 9000);
    expect(resample(input, from, to, [1, 320, 17, 0, 1067, 4000])).toEqual(resample(input, from, to));
  });

  test.each([1, 2, 3, 100, 147, 12_345])('of %i samples lasts as long as before', (length) => {
    for (const [from, to] of pairs) {
      expect(resample(new Float32Array(length), from, to, [7])).toHaveLength(Math.round((length * to) / from));
    }
  });

  test('of a constant is that constant', () => {
    const output = resample(new Float32Array(8000).fill(0.25), 44_100, 48_000);
    for (const sample of middle(output)) expect(sample).toBeCloseTo(0.25, 6);
  });

  test('keeps channels apart', () => {
    const resampler = new Resampler(16_000, 48_000, 2);
    const channels = [sine(400, 16_000, 1600), new Float32Array(1600)];
    const [first = [], second = []] = [resampler.push(channels), resampler.flush()];
    const [left, right] = [0, 1].map((c) => joined([first[c] as Float32Array, second[c] as Float32Array]));
    expect(left).toEqual(resample(sine(400, 16_000, 1600), 16_000, 48_000));
    expect(right).toEqual(new Float32Array(4800));
  });

  test('comes as soon as the samples around it are there', () => {
    const [first] = new Resampler(16_000, 48_000, 1).push([new Float32Array(320)]);
    expect((first?.length ?? 0) / 48_000).toBeGreaterThan((320 - 50) / 16_000);
  });
});
