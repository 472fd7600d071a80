import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { convert, toFloat32, toInt16 } from '../../../../src/media/worker/pcm/convert';
import type { Pcm, SampleFormat, Samples } from '../../../../src/media/worker/pcm/pcm';

const pcm = (format: SampleFormat, ...channels: Samples[]): Pcm => ({ sampleRate: 8000, format, channels });
const f32 = (...values: number[]) => pcm('f32', Float32Array.from(values));
const f64 = (...values: number[]) => pcm('f64', Float64Array.from(values));
const samplesIn = (format: SampleFormat, from: Pcm) => [...(convert(from, format).channels[0] ?? [])];

describe('To samples of 16 bits', () => {
  test('floats are rounded to the nearest', () => {
    expect(toInt16(f64(0, 0.5, -0.5, 1.4 / 32768, 1.6 / 32768, -1.6 / 32768))).toEqual([
      Int16Array.of(0, 16384, -16384, 1, 2, -2),
    ]);
  });

  test('what is too loud is held at the edge, and what is no number is silence', () => {
    const loud = f32(1, 1.5, -1, -1.5, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NaN);
    expect(toInt16(loud)).toEqual([Int16Array.of(32767, 32767, -32768, -32768, 32767, -32768, 0)]);
  });

  test('wider whole numbers are rounded, and not cut off', () => {
    expect(samplesIn('s16', pcm('s24', Int32Array.of(127, 128, 8_388_607, -8_388_608)))).toEqual([0, 1, 32767, -32768]);
    expect(samplesIn('s16', pcm('s32', Int32Array.of(32767, 32768, 2 ** 31 - 1)))).toEqual([0, 1, 32767]);
  });

  test('samples of 16 bits are the same array', () => {
    const samples = Int16Array.of(1, 2);
    expect(toInt16(pcm('s16', samples))[0]).toBe(samples);
  });
});

describe('To a format with room for it', () => {
  const ranges = { s16: 2 ** 15, s24: 2 ** 23, s32: 2 ** 31 } as const;
  const widened = [
    ['s16', 's24'],
    ['s16', 's32'],
    ['s16', 'f32'],
    ['s16', 'f64'],
    ['s24', 's32'],
    ['s24', 'f32'],
    ['s24', 'f64'],
    ['s32', 'f64'],
  ] as const;

  test.each(widened)('%s to %s and back gives each sample as it was', (narrow, wide) => {
    const range = ranges[narrow];
    const array = (values: number[]) => (narrow === 's16' ? Int16Array.from(values) : Int32Array.from(values));
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -range, max: range - 1 })), (values) => {
        const samples = array([...values, -range, range - 1, 0]);
        expect(convert(convert(pcm(narrow, samples), wide), narrow).channels).toEqual([samples]);
      }),
    );
  });

  test('f32 to f64 and back gives each sample as it was', () => {
    fc.assert(
      fc.property(fc.float32Array(), (samples) => {
        expect(toFloat32(convert(pcm('f32', samples), 'f64'))).toEqual([samples]);
      }),
    );
  });

  test('full scale stays full scale', () => {
    const loudest = pcm('s16', Int16Array.of(-32768));
    expect(samplesIn('s24', loudest)).toEqual([-(2 ** 23)]);
    expect(samplesIn('s32', loudest)).toEqual([-(2 ** 31)]);
    expect(samplesIn('f32', loudest)).toEqual([-1]);
    expect(samplesIn('f64', loudest)).toEqual([-1]);
  });
});

test('Whole numbers of 24 bits keep to their range', () => {
  expect(samplesIn('s24', f32(2, -2))).toEqual([2 ** 23 - 1, -(2 ** 23)]);
});

test('Rate and number of channels stay', () => {
  const stereo = { ...pcm('s16', Int16Array.of(1), Int16Array.of(2)), sampleRate: 44_100 };
  expect(convert(stereo, 's24')).toEqual({
    sampleRate: 44_100,
    format: 's24',
    channels: [Int32Array.of(256), Int32Array.of(512)],
  });
});
