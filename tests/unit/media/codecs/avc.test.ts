import { expect, test } from 'vitest';
import { avcConfig, lengthPrefixed, nalUnits, readSps } from '../../../../src/media/worker/codecs/avc';
import { av1Codec, hevcCodec, vp9Codec } from '../../../../src/media/worker/codecs/codec-strings';

const bytes = (hex: string): Uint8Array => Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

/** Written by x264: 1920×1080 (1088 lines, 8 of them cropped), and 320×180 with B-frames. */
const fullHd = bytes('67640028acd940780227e5c044000003000400000300f03c60c658');

test('start codes of three and of four bytes part NAL units, and zeros behind them are none of theirs', () => {
  const stream = bytes('00000001 0910 000001 67aa 00000000 000001 68bbcc0003 00 00'.replaceAll(' ', ''));
  expect([...nalUnits(stream)].map((unit) => [...unit])).toEqual([
    [0x09, 0x10],
    [0x67, 0xaa],
    [0x68, 0xbb, 0xcc, 0x00, 0x03],
  ]);
  expect([...nalUnits(bytes('0000010203'))]).toEqual([bytes('0203')]);
  expect([...nalUnits(bytes('aabbcc'))]).toEqual([]);
  expect([...lengthPrefixed([bytes('0910'), bytes('67')])]).toEqual([0, 0, 0, 2, 9, 16, 0, 0, 0, 1, 0x67]);
});

test('a sequence parameter set tells the size as it is shown', () => {
  expect(readSps(fullHd)).toMatchObject({ profile: 100, chroma: 1, depth: 8, width: 1920, height: 1080 });
  expect(() => readSps(fullHd.subarray(0, 8))).toThrow('a sequence parameter set is cut off');
});

test('the configuration holds the parameter sets', () => {
  const { codec, width, height, description } = avcConfig([fullHd], [bytes('68ebe3cb')]);
  expect([codec, width, height]).toEqual(['avc1.640028', 1920, 1080]);
  expect([...description.subarray(0, 8)]).toEqual([1, 0x64, 0, 0x28, 0xff, 0xe1, 0, fullHd.length]);
  // High profile: chroma format and depths follow the picture parameter sets.
  expect([...description.subarray(-4)]).toEqual([0xfd, 0xf8, 0xf8, 0]);
});

test('codecs are named as in their specifications', () => {
  expect(hevcCodec(bytes('010160000000900000000000 5d'.replaceAll(' ', '')))).toBe('hvc1.1.6.L93.90');
  expect(av1Codec(bytes('81050c00'))).toBe('av01.0.05M.08');
  expect(vp9Codec(bytes('010000000014800202020000'))).toBe('vp09.00.20.08');
});
