import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type AdtsFrame,
  adtsHeader,
  EncoderBeginnings,
  namesEncoder,
  splitAdts,
} from '../../../../../src/media/worker/formats/adts/frames';
import { cuts, slices } from '../../tools/cuts';
import { fixture } from '../../tools/fixture';
import { joinBytes } from '../../tools/wav-file';

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

const nameless = Uint8Array.from([0xff, 0xf1, 0x50, 0x40, 0x02, 0x1f, 0xfc, 0xde, 2, 0, 0, 0, 0, 0, 0, 0, 0]);
const withName = Uint8Array.from([...nameless.slice(0, 10), ...new TextEncoder().encode('Lavc59'), 0]);

/** In which frames an encoder began, of these that bear its name, in chunks of so many frames. */
const beginnings = (count: number, names: readonly number[], chunk: number) => {
  const found = new EncoderBeginnings();
  const frames = Array.from({ length: count }, (_, at) => (names.includes(at) ? withName : nameless));
  return frames.flatMap((frame, at) => (found.isBeginning(frame, at % chunk === 0) ? at : []));
};

test('sees where an encoder of FFmpeg began', () => {
  const frames = bytesOf(split([fixture('second-1.aac')]));
  expect(frames.map(namesEncoder)).toEqual(frames.map((_, at) => at === 0));
});

test.each<[string, number[], number, number[]]>([
  ['a stream in one chunk, in which its encoder says its name again', [0, 256, 512], 1000, [0]],
  ['the same, a frame a chunk', [0, 256, 512], 1, [0]],
  ['files of 45 frames each, a chunk each', [0, 45, 90], 45, [0, 45, 90]],
  ['files of 45 frames each, cut elsewhere', [0, 45, 90], 50, [0, 45, 90]],
  ['a piece from the midst of a stream', [100, 356], 1000, []],
  ['a file behind a piece from the midst', [60, 105], 60, [60, 105]],
])('tells beginnings from names said again: %s', (_, names, chunk, expected) => {
  expect(beginnings(600, names, chunk)).toEqual(expected);
});
