import { expect, test } from 'vitest';
import { joined } from '../../../../src/media/worker/decode/bytes';
import { FlacFrames } from '../../../../src/media/worker/decode/flacFrames';
import { FlacEncoder } from '../../../../src/media/worker/flac/encoder';

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
