import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AdtsFrame, adtsHeader, beginsEncoding, splitAdts } from '../../../../src/media/worker/decode/adtsFrames';
import { cuts, slices } from './cuts';
import { fixture } from './fixture';
import { joinBytes } from './wavFile';

const split = (pieces: Uint8Array[]): AdtsFrame[] => {
  const splitter = splitAdts();
  return [...pieces.flatMap((piece) => splitter.push(piece)), ...splitter.end()];
};
const bytesOf = (frames: AdtsFrame[]) => frames.map(({ bytes }) => bytes);
const noise = (length: number) => Uint8Array.from({ length }, (_, at) => (at * 151 + (at >> 4) * 17) & 0xff);

test('reads headers', () => {
  const header = { objectType: 2, sampleRate: 44_100 };
  expect(adtsHeader(fixture('stream.aac'))).toMatchObject({ ...header, channels: 1 });
  expect(adtsHeader(fixture('stereo.aac'))).toMatchObject({ ...header, channels: 2 });
  expect(adtsHeader(fixture('tagged-1.mp3').slice(45))).toBe(undefined);
  expect(adtsHeader(fixture('stream.aac').slice(0, 6))).toBe(undefined);
});

test('gives the same frames wherever the bytes are cut, and after garbage', () => {
  const file = fixture('stream.aac');
  const whole = bytesOf(split([file]));
  // 132,300 samples and 1,024 of delay, in frames of 1,024.
  expect(whole.length).toBe(131);
  const id3 = Uint8Array.of(0x49, 0x44, 0x33, 4, 0, 0, 0, 0, 0, 3, 0xff, 0xf1, 0x50);
  const at =
    50 * 7 +
    bytesOf(split([file]))
      .slice(0, 50)
      .reduce((sum, { length }) => sum + length - 7, 0);
  for (const bytes of [
    file,
    joinBytes(noise(300), file, noise(99)),
    joinBytes(id3, file.slice(0, at), id3, file.slice(at)),
  ]) {
    fc.assert(
      fc.property(cuts, (lengths) => {
        expect(bytesOf(split(slices(bytes, lengths)))).toEqual(whole);
      }),
      { numRuns: 15 },
    );
  }
});

test('sees where an encoder of FFmpeg began', () => {
  const frames = bytesOf(split([fixture('second-1.aac')]));
  expect(frames.map(beginsEncoding)).toEqual(frames.map((_, at) => at === 0));
});
