import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FlacEncoder, type FlacFrame } from '../../../../../src/media/worker/codecs/flac/encoder';
import { decodeFrame } from '../../tools/decode-flac';

const decode = (frames: readonly FlacFrame[]) => frames.map(({ data }) => decodeFrame(data));

/** What all frames hold, a channel each. */
const samplesOf = (frames: readonly FlacFrame[], channels: number) =>
  Array.from({ length: channels }, (_, c) =>
    Int16Array.from(decode(frames).flatMap((frame) => frame.channels[c] ?? [])),
  );

const tone = (length: number, amplitude = 9000, period = 37) =>
  Int16Array.from({ length }, (_, i) => amplitude * Math.sin((2 * Math.PI * i) / period));

/** The same at each run, and without a pattern that a predictor finds. */
const noise = (length: number, seed = 1) => {
  let state = seed;
  return Int16Array.from({ length }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return state >> 16;
  });
};

/** One long signal or another: samples at random, at the edges of the range, or smooth. */
const signal = (length: number) =>
  fc.oneof(
    fc.integer({ min: 1, max: 1e9 }).map((seed) => noise(length, seed)),
    fc.int16Array({ minLength: length, maxLength: length }),
    fc
      .array(fc.constantFrom(-32768, 32767, 0, -1), { minLength: length, maxLength: length })
      .map((s) => Int16Array.from(s)),
    fc.tuple(fc.integer({ min: 0, max: 32767 }), fc.integer({ min: 2, max: 400 })).map(([a, p]) => tone(length, a, p)),
    fc.integer({ min: -32768, max: 32767 }).map((value) => new Int16Array(length).fill(value)),
  );

describe('Encoded frames', () => {
  test('decode to the samples that they were made of, whatever these are', () => {
    const sound = fc
      .tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 1500 }), fc.constantFrom(8000, 22_050, 48_000))
      .chain(([count, length, sampleRate]) =>
        fc.record({
          sampleRate: fc.constant(sampleRate),
          channels: fc.array(signal(length), { minLength: count, maxLength: count }),
        }),
      );
    fc.assert(
      fc.property(sound, fc.integer({ min: 0, max: 2 ** 34 }), ({ sampleRate, channels }, firstSample) => {
        const frames = new FlacEncoder({ sampleRate, channels: channels.length }).encode(channels, firstSample);
        expect(samplesOf(frames, channels.length)).toEqual(channels);
        expect(decode(frames)[0]?.firstSample).toBe(firstSample);
      }),
      { numRuns: 150 },
    );
  });

  test('are numbered by their first sample, up to 36 bits', () => {
    const encoder = new FlacEncoder({ sampleRate: 16_000, channels: 1 });
    for (const first of [0, 127, 128, 2047, 2048, 65_535, 65_536, 2 ** 21, 2 ** 26, 2 ** 31, 2 ** 36 - 600]) {
      const frames = encoder.encode([tone(600)], first);
      expect(decode(frames).map(({ firstSample }) => firstSample)).toEqual([first, first + 512]);
    }
  });

  test('last 64 ms at most, and hold 16 samples or more', () => {
    for (const sampleRate of [1000, 4000, 8000, 11_025, 16_000, 44_100, 48_000, 192_000]) {
      const encoder = new FlacEncoder({ sampleRate, channels: 1 });
      for (const length of [16, 17, 500, 512, 513, 527, 528, 529, 1024, 1025, 1039, 1040, 1067, 4000, 4001]) {
        const sizes = encoder.encode([tone(length)], 0).map(({ samples }) => samples);
        expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(length);
        expect(Math.min(...sizes)).toBeGreaterThanOrEqual(16);
        expect(Math.max(...sizes) / sampleRate).toBeLessThanOrEqual(0.064);
      }
    }
  });

  test('hold nothing back: a chunk shortens its last frame but one rather than leave a rest', () => {
    const encoder = new FlacEncoder({ sampleRate: 16_000, channels: 1 });
    const sizes = (length: number) => encoder.encode([tone(length)], 0).map(({ samples }) => samples);
    expect(sizes(0)).toEqual([]);
    expect(sizes(5)).toEqual([5]);
    expect(sizes(512)).toEqual([512]);
    expect(sizes(517)).toEqual([496, 21]);
    expect(sizes(528)).toEqual([512, 16]);
  });

  test('of one chunk do not depend on those before', () => {
    const encoder = new FlacEncoder({ sampleRate: 48_000, channels: 2 });
    const chunk = [tone(2000), noise(2000)];
    const first = encoder.encode(chunk, 5000);
    encoder.encode([noise(3000, 7), noise(3000, 8)], 0);
    expect(encoder.encode(chunk, 5000)).toEqual(first);
    expect(new FlacEncoder({ sampleRate: 48_000, channels: 2 }).encode(chunk, 5000)).toEqual(first);
  });

  test('take the form that suits what they hold', () => {
    const encoder = new FlacEncoder({ sampleRate: 16_000, channels: 1 });
    const kindOf = (samples: Int16Array) => decode(encoder.encode([samples], 0))[0]?.kinds[0];
    expect(kindOf(new Int16Array(512).fill(-7))).toBe('constant');
    expect(kindOf(noise(512))).toBe('verbatim');
    expect(kindOf(Int16Array.from({ length: 512 }, (_, i) => i * 60 - 10_000))).toMatch(/^fixed [12]$/);
    expect(encoder.encode([new Int16Array(512)], 0)[0]?.data.length).toBeLessThan(16);
  });

  test('tell two channels by their mean and difference where these are small', () => {
    const encoder = new FlacEncoder({ sampleRate: 48_000, channels: 2 });
    const bytesOf = (channels: Int16Array[]) =>
      encoder.encode(channels, 0).reduce((sum, { data }) => sum + data.length, 0);
    const left = tone(1024);
    const assignmentOf = (right: Int16Array) => decode(encoder.encode([left, right], 0))[0]?.assignment;
    expect(assignmentOf(left)).toBeGreaterThanOrEqual(8);
    expect(assignmentOf(tone(1024, 3000, 11))).toBe(1);
    expect(bytesOf([left, left])).toBeLessThan(0.6 * bytesOf([left, tone(1024, 9000, 41)]));
    expect(encoder.encode([left, left.map((v) => -v)], 0)).toSatisfy((frames: FlacFrame[]) => {
      expect(samplesOf(frames, 2)).toEqual([left, left.map((v) => -v)]);
      return true;
    });
  });

  test('take less room than the samples where there is a pattern', () => {
    const encoder = new FlacEncoder({ sampleRate: 48_000, channels: 1 });
    const bytes = encoder.encode([tone(48_000, 9000, 109)], 0).reduce((sum, { data }) => sum + data.length, 0);
    expect(bytes).toBeLessThan(0.5 * 2 * 48_000);
  });
});

describe('STREAMINFO', () => {
  test('tells the rate, the channels, 16 bits, and blocks from 16 samples on', () => {
    const { streamInfo } = new FlacEncoder({ sampleRate: 1_048_575, channels: 8 });
    const view = new DataView(streamInfo.buffer);
    expect(streamInfo).toHaveLength(34);
    expect([view.getUint16(0), view.getUint16(2)]).toEqual([16, 1024]);
    expect(view.getUint32(10) >>> 12).toBe(1_048_575);
    expect((view.getUint32(10) >>> 9) & 7).toBe(7);
    expect((view.getUint32(10) >>> 4) & 31).toBe(15);
  });

  test('is refused for what FLAC has no room for', () => {
    expect(() => new FlacEncoder({ sampleRate: 1_048_576, channels: 1 })).toThrow('1,048,575 Hz; this one is 1048576');
    expect(() => new FlacEncoder({ sampleRate: 44_100.5, channels: 1 })).toThrow('whole sample rates');
    expect(() => new FlacEncoder({ sampleRate: 48_000, channels: 9 })).toThrow('1 to 8 channels; these are 9');
  });
});

test('Channels of other numbers or lengths than one are refused', () => {
  const encoder = new FlacEncoder({ sampleRate: 48_000, channels: 2 });
  expect(() => encoder.encode([tone(20)], 0)).toThrow('takes 2 channels of one length, not of 20');
  expect(() => encoder.encode([tone(20), tone(21)], 0)).toThrow('not of 20, 21');
});
