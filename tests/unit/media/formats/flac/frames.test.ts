import { expect, test } from 'vitest';
import { joined } from '../../../../../src/media/worker/bytes/bytes';
import { FlacEncoder } from '../../../../../src/media/worker/codecs/flac/encoder';
import { FlacFrames } from '../../../../../src/media/worker/formats/flac/frames';

const never = () => false;

/** The lengths of all frames, in samples. */
const split = (pieces: readonly Uint8Array[]) => {
  const frames = new FlacFrames();
  const found: number[] = [];
  for (const piece of pieces) {
    frames.push(piece);
    for (let frame = frames.next(never); frame; frame = frames.next(never)) found.push(frame.samples);
  }
  const last = frames.last(true);
  return last ? [...found, last.samples] : found;
};

const silence = () => new FlacEncoder({ sampleRate: 16_000, channels: 1 }).encode([new Int16Array(512 * 4 + 100)], 0);

test('frames of silence, shorter than a header may be, are told apart to the last one', () => {
  const frames = silence();
  expect(Math.max(...frames.map(({ data }) => data.length))).toBeLessThan(16);
  expect(split([joined(frames.map(({ data }) => data))])).toEqual([512, 512, 512, 512, 100]);
});

test('frames that come a byte at a time are those that come at once', () => {
  const bytes = joined(silence().map(({ data }) => data));
  expect(split(Array.from(bytes, (byte) => Uint8Array.of(byte)))).toEqual([512, 512, 512, 512, 100]);
});

const noise = () =>
  new FlacEncoder({ sampleRate: 16_000, channels: 1 })
    .encode([Int16Array.from({ length: 512 * 8 }, (_, at) => ((at * 7919) % 4001) - 2000)], 0)
    .map(({ data }) => data);

test.each([
  ['in the midst of a frame', 100],
  ['in the header of a frame', 2],
  ['in the number of a frame', 4],
  ['at the end of a frame', -1],
])('one bad byte %s loses that frame alone, and the next one tells how much was skipped', (_, at) => {
  const whole = noise();
  for (const size of [1, 37, 100_000]) {
    const damaged = whole.map((data) => data.slice());
    const third = damaged[3] as Uint8Array;
    const index = at < 0 ? third.length + at : at;
    third[index] = (third[index] as number) ^ 0x5a;
    const bytes = joined(damaged);
    const frames = new FlacFrames();
    const found: { number: number; skipped: number }[] = [];
    for (let from = 0; from < bytes.length; from += size) {
      frames.push(bytes.slice(from, from + size));
      for (let frame = frames.next(never); frame; frame = frames.next(never)) found.push(frame);
    }
    const last = frames.last(true);
    if (last) found.push(last);
    expect(found.map(({ number }) => number)).toEqual([0, 1, 2, 4, 5, 6, 7].map((frame) => 512 * frame));
    expect(found.map(({ skipped }) => skipped)).toEqual([0, 0, 0, third.length, 0, 0, 0]);
  }
});
