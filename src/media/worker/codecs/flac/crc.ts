/**
 * The checksums of RFC 9639, section 9.1.8 (CRC-8 of a frame's header, polynomial x^8 + x^2 + x + 1) and section 9.3
 * (CRC-16 of a whole frame, polynomial x^16 + x^15 + x^2 + 1). Both start at 0, high bit first.
 */

const tableOf = (width: 8 | 16, polynomial: number): Uint16Array => {
  const highest = 1 << (width - 1);
  const mask = 2 ** width - 1;
  return Uint16Array.from({ length: 256 }, (_, byte) => {
    let crc = byte << (width - 8);
    for (let bit = 0; bit < 8; bit++) crc = crc & highest ? (crc << 1) ^ polynomial : crc << 1;
    return crc & mask;
  });
};

const table8 = tableOf(8, 0x07);
const table16 = tableOf(16, 0x8005);

/** The CRC-8 of the first `length` bytes. */
export const crc8 = (bytes: Uint8Array, length = bytes.length): number => {
  let crc = 0;
  for (let i = 0; i < length; i++) crc = table8[crc ^ (bytes[i] as number)] as number;
  return crc;
};

/** The CRC-16 of the first `length` bytes. */
export const crc16 = (bytes: Uint8Array, length = bytes.length): number => {
  let crc = 0;
  for (let i = 0; i < length; i++) {
    crc = ((crc << 8) & 0xffff) ^ (table16[(crc >> 8) ^ (bytes[i] as number)] as number);
  }
  return crc;
};
