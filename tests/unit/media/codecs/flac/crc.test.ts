import { expect, test } from 'vitest';
import { crc8, crc16 } from '../../../../../src/media/worker/codecs/flac/crc';

/** What the catalogue of CRCs (reveng.sourceforge.io) checks all with. */
const digits = new TextEncoder().encode('123456789');

test('CRC-8/SMBUS of the check string is F4', () => {
  expect(crc8(digits)).toBe(0xf4);
});

test('CRC-16/UMTS of the check string is FEE8', () => {
  expect(crc16(digits)).toBe(0xfee8);
});

test('Only as many bytes as asked for count', () => {
  expect(crc8(Uint8Array.of(...digits, 1, 2), 9)).toBe(0xf4);
  expect(crc16(Uint8Array.of(...digits, 1, 2), 9)).toBe(0xfee8);
});
