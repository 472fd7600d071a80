import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type MpegFrame,
  mainDataBegin,
  mainDataBytes,
  mpegHeader,
  mpegTag,
  splitMpeg,
} from '../../../../src/media/worker/codecs/mpeg-audio';
import { cuts, slices } from '../tools/cuts';
import { fixture } from '../tools/fixture';
import { joinBytes } from '../tools/wav-file';

const split = (pieces: Uint8Array[]): MpegFrame[] => {
  const splitter = splitMpeg();
  return [...pieces.flatMap((piece) => splitter.push(piece)), ...splitter.end()];
};

const bytesOf = (frames: MpegFrame[]) => frames.map(({ bytes }) => bytes);
const noise = (length: number) => Uint8Array.from({ length }, (_, at) => (at * 151 + (at >> 4) * 17) & 0xff);
const text = (value: string) => Uint8Array.from(value, (character) => character.charCodeAt(0));
const id3v1 = joinBytes(text('TAG'), new Uint8Array(125).fill(0xff));
const id3v2 = joinBytes(text('ID3'), Uint8Array.of(4, 0, 0, 0, 0, 1, 2), new Uint8Array(130).fill(0xff));
const ape = (flags: number) =>
  joinBytes(text('APETAGEX'), Uint8Array.of(208, 7, 0, 0, 64, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, flags), new Uint8Array(8));

test.each([
  [
    'MPEG-1 layer III',
    [0xff, 0xfb, 0x90, 0x64],
    {
      version: 1,
      layer: 3,
      sampleRate: 44_100,
      bitrate: 128_000,
      channels: 2,
      samples: 1152,
      frameBytes: 417,
      crc: false,
    },
  ],
  ['with padding and a checksum', [0xff, 0xfa, 0x92, 0xc4], { channels: 1, frameBytes: 418, crc: true }],
  [
    'MPEG-2',
    [0xff, 0xf3, 0x40, 0xc4],
    { version: 2, layer: 3, sampleRate: 22_050, bitrate: 32_000, samples: 576, frameBytes: 104 },
  ],
  [
    'MPEG-2.5',
    [0xff, 0xe3, 0x18, 0xc4],
    { version: 2.5, layer: 3, sampleRate: 8000, bitrate: 8000, samples: 576, frameBytes: 72 },
  ],
  [
    'layer II',
    [0xff, 0xfd, 0x84, 0x00],
    { version: 1, layer: 2, sampleRate: 48_000, bitrate: 128_000, samples: 1152, frameBytes: 384 },
  ],
  [
    'layer I',
    [0xff, 0xff, 0x14, 0x00],
    { version: 1, layer: 1, sampleRate: 48_000, bitrate: 32_000, samples: 384, frameBytes: 32 },
  ],
])('reads the header of %s', (_, bytes, header) => {
  expect(mpegHeader(Uint8Array.from(bytes))).toMatchObject(header);
});

test.each([
  ['too few bytes', [0xff, 0xfb, 0x90]],
  ['no sync', [0xff, 0x7b, 0x90, 0x64]],
  ['a reserved version', [0xff, 0xeb, 0x90, 0x64]],
  ['a reserved layer (ADTS)', [0xff, 0xf9, 0x90, 0x64]],
  ['a free format', [0xff, 0xfb, 0x00, 0x64]],
  ['a bad bit rate', [0xff, 0xfb, 0xf0, 0x64]],
  ['a bad rate', [0xff, 0xfb, 0x9c, 0x64]],
  ['a reserved emphasis', [0xff, 0xfb, 0x90, 0x66]],
])('takes %s for no header', (_, bytes) => {
  expect(mpegHeader(Uint8Array.from(bytes))).toBe(undefined);
});

test('reads what LAME tells in the first frame', () => {
  const [first, second] = split([fixture('tagged-1.mp3')]) as [MpegFrame, MpegFrame];
  expect(mpegTag(first)).toEqual({ kind: 'Info', frames: 40, delay: 576, padding: 1404 });
  expect(mpegTag(second)).toBe(undefined);
  const [vbr] = split([fixture('picture-vbr.mp3')]) as [MpegFrame];
  expect(mpegTag(vbr)).toMatchObject({ kind: 'Xing', delay: 576 });
  expect(mpegTag((split([fixture('mpeg2.mp3')]) as [MpegFrame])[0])).toMatchObject({ kind: 'Info', delay: 576 });
});

test('reads a Xing tag without LAME, and VBRI', () => {
  const header = mpegHeader(Uint8Array.of(0xff, 0xfb, 0x90, 0x64));
  const frame = (tag: Uint8Array, at: number): MpegFrame => {
    const bytes = new Uint8Array(417);
    bytes.set(tag, at);
    return { header: header as NonNullable<typeof header>, bytes };
  };
  const xing = joinBytes(text('Xing'), Uint8Array.of(0, 0, 0, 3, 0, 0, 1, 2, 0, 0, 9, 9));
  expect(mpegTag(frame(xing, 36))).toEqual({ kind: 'Xing', frames: 258, delay: undefined, padding: undefined });
  const empty = joinBytes(text('Xing'), Uint8Array.of(0, 0, 0, 0));
  expect(mpegTag(frame(empty, 36))).toEqual({ kind: 'Xing', frames: undefined, delay: undefined, padding: undefined });
  const vbri = joinBytes(text('VBRI'), Uint8Array.of(0, 1, 0, 0, 0, 0, 0, 0, 9, 9, 0, 0, 3, 4));
  expect(mpegTag(frame(vbri, 36))).toEqual({ kind: 'VBRI', frames: 772, delay: undefined, padding: undefined });
  expect(mpegTag(frame(new Uint8Array(0), 0))).toBe(undefined);
});

test('tells how far a frame reaches back, and no further than there is', () => {
  const frames = split([fixture('plain-1.mp3')]);
  expect(frames.length).toBe(40);
  expect(mainDataBegin(frames[0] as MpegFrame)).toBe(0);
  let reservoir = 0;
  for (const frame of frames) {
    expect(mainDataBegin(frame)).toBeLessThanOrEqual(reservoir);
    reservoir += mainDataBytes(frame);
  }
  expect(frames.some((frame) => mainDataBegin(frame) > 0)).toBe(true);
});

test('gives the same frames wherever the bytes are cut', () => {
  const files = ['tagged-1.mp3', 'picture-vbr.mp3', 'mpeg2.mp3', 'mpeg25.mp3', 'layer2.mp2'].map(fixture);
  const damaged = joinBytes(
    noise(700),
    files[0]?.slice(3000) as Uint8Array,
    noise(900),
    files[1] as Uint8Array,
    noise(50),
  );
  for (const file of [...files, damaged]) {
    const whole = bytesOf(split([file]));
    expect(whole.length).toBeGreaterThan(8);
    expect(bytesOf(split(slices(file, [1])))).toEqual(whole);
    fc.assert(
      fc.property(cuts, (lengths) => {
        expect(bytesOf(split(slices(file, lengths)))).toEqual(whole);
      }),
      { numRuns: 15 },
    );
  }
});

test('passes over tags before, between and behind frames', () => {
  const [a, b] = ['plain-1.mp3', 'plain-2.mp3'].map(fixture) as [Uint8Array, Uint8Array];
  const frames = bytesOf([...split([a]), ...split([b])]);
  expect(frames.length).toBe(80);
  const items = new Uint8Array(32);
  const file = joinBytes(id3v2, a, ape(0xa0), items, ape(0x80), id3v1, id3v2, b, id3v1);
  for (const lengths of [[1], [7], [130], [100_000]]) expect(bytesOf(split(slices(file, lengths)))).toEqual(frames);
});

test('takes up again after garbage', () => {
  const file = fixture('plain-1.mp3');
  const frames = bytesOf(split([file]));
  const garbage = joinBytes(noise(500), Uint8Array.of(0xff, 0xfb, 0x90, 0x64), noise(300));
  expect(bytesOf(split([joinBytes(garbage, file, garbage)]))).toEqual(frames);
  const at = frames.slice(0, 10).reduce((sum, { length }) => sum + length, 0);
  expect(bytesOf(split([joinBytes(file.slice(0, at), garbage, file.slice(at))]))).toEqual(frames);
  // A piece from the midst begins with the rest of a frame.
  expect(bytesOf(split([file.slice(at - 100)]))).toEqual(frames.slice(10));
});

test('tells whether the bytes came to the end of a frame', () => {
  const file = fixture('plain-1.mp3');
  const { length } = (split([file])[0] as MpegFrame).bytes;
  const splitter = splitMpeg();
  expect(splitter.atFrameEnd).toBe(true);
  splitter.push(file.slice(0, length));
  expect(splitter.atFrameEnd).toBe(true);
  splitter.push(file.slice(length, length + 1));
  expect(splitter.atFrameEnd).toBe(false);
  splitter.push(joinBytes(file.slice(length + 1), id3v1.slice(0, 100)));
  expect(splitter.atFrameEnd).toBe(false);
  splitter.push(id3v1.slice(100));
  expect(splitter.atFrameEnd).toBe(true);
});

test('finds nothing in noise, and never fails', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 3000 }), cuts, (bytes, lengths) => {
      expect(bytesOf(split(slices(bytes, lengths)))).toEqual(bytesOf(split([bytes])));
    }),
  );
});
