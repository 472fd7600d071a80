import { describe, expect, test } from 'vitest';
import { BitReader } from '../../../../src/media/worker/bytes/bit-reader';
import { lengthPrefixed, readSps, unescaped } from '../../../../src/media/worker/codecs/avc';
import { descriptionIn, packetWithRate, withRate } from '../../../../src/media/worker/codecs/avc-packets';

const bytes = (hex: string): Uint8Array =>
  Uint8Array.from(hex.replaceAll(' ', '').match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

/** Of 320×180 frames, as each engine's encoder describes them. */
const descriptions = {
  webkit: '0142c00cffe1 001c 6742c00cda05067e7c05a8303035280000030008000003001478a155 010004 68ce3c80',
  // Its lengths are one too large.
  firefox: '0142c01e0301 0018 6742c01ed901419f9e10000003001001e84800f162e480 010005 6868cb8cb2',
  chromium: '0142c00dffe1 0012 6742c00d8c8d40a0cbcf37010d0107844235 010004 68ce3c80',
};

/** The first sequence parameter set of a description, the frames a second that it tells, and what follows it. */
const read = (description: Uint8Array) => {
  const length = ((description[6] ?? 0) << 8) + (description[7] ?? 0);
  const set = description.subarray(8, 8 + length);
  const { timingAt, width, height } = readSps(set);
  if (timingAt === undefined) return { rate: undefined, width, height, set };
  const bits = new BitReader(unescaped(set));
  bits.bits(timingAt);
  const units = bits.bits(32);
  return { rate: bits.bits(32) / units / 2, width, height, set, rest: [...description.subarray(8 + length)] };
};

/** The NAL units of a packet whose first one has two bytes. */
const unitsIn = (packet: Uint8Array) => [packet.subarray(4, 6), packet.subarray(10)];

const slower = [30, 23.976, 2];

describe('A description of H.264', () => {
  test.each(slower)('that tells a lower rate than %d frames a second is mended', (fps) => {
    const given = bytes(descriptions.webkit);
    expect(read(given)).toMatchObject({ rate: 1, width: 320, height: 180 });
    const { rate, width, height, set, rest } = read(withRate(given, fps));
    expect(rate).toBeCloseTo(fps, 3);
    expect([width, height]).toEqual([320, 180]);
    expect(rest).toEqual(read(given).rest);
    // No start code is in it.
    expect(set.some((byte, i) => byte < 3 && set[i - 1] === 0 && set[i - 2] === 0)).toBe(false);
  });

  test('is left as it is where it tells no rate, the right one, or a higher one', () => {
    const right = withRate(bytes(descriptions.webkit), 30);
    const none = Uint8Array.of(1, 0x42, 0xc0, 0x0c, 0xff, 0xe0, 0);
    for (const given of [right, none, bytes(descriptions.chromium), bytes(descriptions.firefox)]) {
      expect(withRate(given, 30)).toBe(given);
    }
    expect(read(bytes(descriptions.firefox)).rate).toBe(1_000_000);
  });
});

test('a rate whose bytes would be a start code is kept apart from one', () => {
  const { set } = read(bytes(descriptions.webkit));
  const bits = [...unescaped(set)].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  // Its pictures are counted in another way, told in three bits more: so the rate begins with a byte, as 0, 0, 3.
  expect(bits.slice(34, 37)).toBe('011');
  const shifted = `${bits.slice(0, 34)}100100${bits.slice(37)}00000`.match(/.{8}/g) ?? [];
  const unit = Uint8Array.from(shifted, (byte) => Number.parseInt(byte, 2));
  expect(readSps(unit)).toMatchObject({ width: 320, height: 180, timingAt: 8 * 15 });
  const [, mended] = unitsIn(packetWithRate(lengthPrefixed([bytes('0910'), unit]), 30));
  expect([...(mended ?? [])].slice(15, 24)).toEqual([0, 0, 3, 3, 0xe8, 0, 0, 0xea, 0x60]);
});

test('the parameter sets in a packet are mended alike', () => {
  const given = bytes(descriptions.webkit);
  const { set } = read(given);
  const [delimiter, slice] = [bytes('0910'), bytes('6588aa')];
  const packet = lengthPrefixed([delimiter, set, slice]);
  expect(packetWithRate(packet, 30)).toEqual(lengthPrefixed([delimiter, read(withRate(given, 30)).set, slice]));
  expect(packetWithRate(packet, 1)).toBe(packet);
});

test('a packet’s own parameter sets make a description', () => {
  const [set, pictureSet, slice] = [
    bytes('6742c01ed901419f9e10000003001001e84800f162e480'),
    bytes('68cb8cb2'),
    bytes('65'),
  ];
  expect(descriptionIn(lengthPrefixed([set, pictureSet, slice]))).toEqual(
    bytes('0142c01e ffe1 0017 6742c01ed901419f9e10000003001001e84800f162e480 01 0004 68cb8cb2'),
  );
  expect(descriptionIn(lengthPrefixed([slice]))).toBeUndefined();
});
