/**
 * A FLAC decoder for tests, written from RFC 9639 apart from the encoder: one bit at a time, and check sums by dividing
 * polynomials. It refuses whatever the encoder has no reason to write.
 */

class Bits {
  #at = 0;
  constructor(readonly bytes: Uint8Array) {}

  get byte(): number {
    if (this.#at % 8 !== 0) throw new Error('not at a byte');
    return this.#at / 8;
  }

  read(width: number): number {
    let value = 0;
    for (let i = 0; i < width; i++, this.#at++) {
      const byte = this.bytes[this.#at >> 3];
      if (byte === undefined) throw new Error('past the end');
      value = value * 2 + ((byte >> (7 - (this.#at & 7))) & 1);
    }
    return value;
  }

  signed(width: number): number {
    const value = this.read(width);
    return value >= 2 ** (width - 1) ? value - 2 ** width : value;
  }

  unary(): number {
    let zeros = 0;
    while (this.read(1) === 0) zeros++;
    return zeros;
  }

  align(): void {
    while (this.#at % 8 !== 0) if (this.read(1) !== 0) throw new Error('padding is not zero');
  }
}

/** The remainder of a division, bit by bit. */
const remainder = (bytes: Uint8Array, width: number, polynomial: number): number => {
  let crc = 0;
  for (const byte of bytes) {
    for (let bit = 7; bit >= 0; bit--) {
      const out = (crc >> (width - 1)) & 1;
      crc = ((crc << 1) & (2 ** width - 1)) ^ (out ^ ((byte >> bit) & 1) ? polynomial : 0);
    }
  }
  return crc;
};

const codedNumber = (bits: Bits): number => {
  const first = bits.read(8);
  if (first < 0x80) return first;
  let length = 0;
  while (first & (0x80 >> length)) length++;
  if (length === 1) throw new Error('not the first byte of a number');
  let value = first & (0x7f >> length);
  for (let i = 1; i < length; i++) {
    const byte = bits.read(8);
    if (byte >> 6 !== 2) throw new Error('not a byte that follows');
    value = value * 64 + (byte & 0x3f);
  }
  return value;
};

const differences: Readonly<Record<number, readonly number[]>> = {
  0: [],
  1: [1],
  2: [2, -1],
  3: [3, -3, 1],
  4: [4, -6, 4, -1],
};

const residual = (bits: Bits, order: number, length: number): number[] => {
  if (bits.read(2) !== 0) throw new Error('not coded with parameters of 4 bits');
  const partitions = 2 ** bits.read(4);
  if (length % partitions !== 0 || length / partitions <= order) throw new Error('partitions do not fit');
  return Array.from({ length: partitions }, (_, i) => {
    const parameter = bits.read(4);
    if (parameter === 15) throw new Error('escaped');
    return Array.from({ length: length / partitions - (i === 0 ? order : 0) }, () => {
      const folded = bits.unary() * 2 ** parameter + bits.read(parameter);
      return folded % 2 === 0 ? folded / 2 : -(folded + 1) / 2;
    });
  }).flat();
};

const subframe = (bits: Bits, length: number, depth: number, kinds: string[]): number[] => {
  if (bits.read(1) !== 0) throw new Error('the first bit is not zero');
  const type = bits.read(6);
  if (bits.read(1) !== 0) throw new Error('wasted bits');
  if (type === 0) {
    kinds.push('constant');
    return Array(length).fill(bits.signed(depth));
  }
  if (type === 1) {
    kinds.push('verbatim');
    return Array.from({ length }, () => bits.signed(depth));
  }
  const order = type - 8;
  const weights = differences[order];
  if (!weights) throw new Error(`subframe of type ${type}`);
  kinds.push(`fixed ${order}`);
  const samples = Array.from({ length: order }, () => bits.signed(depth));
  for (const difference of residual(bits, order, length)) {
    samples.push(weights.reduce((sum, weight, i) => sum + weight * (samples.at(-1 - i) as number), difference));
  }
  return samples;
};

export type DecodedFrame = {
  firstSample: number;
  assignment: number;
  /** What each subframe is. */
  kinds: string[];
  channels: number[][];
};

/** @throws Error where the frame is not as it should be, or its check sums are wrong. */
export const decodeFrame = (bytes: Uint8Array): DecodedFrame => {
  const bits = new Bits(bytes);
  if (bits.read(16) !== 0xfff9) throw new Error('no frame of variable block size');
  const sizeCode = bits.read(4);
  bits.read(4);
  const assignment = bits.read(4);
  if (bits.read(3) !== 4 || bits.read(1) !== 0) throw new Error('not 16 bits');
  const firstSample = codedNumber(bits);
  if (sizeCode !== 6 && sizeCode !== 7) throw new Error(`block size code ${sizeCode}`);
  const length = bits.read(sizeCode === 6 ? 8 : 16) + 1;
  const headerCrc = remainder(bytes.subarray(0, bits.byte), 8, 0x07);
  if (bits.read(8) !== headerCrc) throw new Error('CRC-8');
  const sideAt = { 8: 1, 9: 0, 10: 1 }[assignment];
  const count = assignment < 8 ? assignment + 1 : 2;
  const kinds: string[] = [];
  const coded = Array.from({ length: count }, (_, i) => subframe(bits, length, i === sideAt ? 17 : 16, kinds));
  bits.align();
  const frameCrc = remainder(bytes.subarray(0, bits.byte), 16, 0x8005);
  if (bits.read(16) !== frameCrc) throw new Error('CRC-16');
  if (bits.byte !== bytes.length) throw new Error('something follows the frame');
  return { firstSample, assignment, kinds, channels: toChannels(coded, assignment) };
};

const toChannels = (coded: number[][], assignment: number): number[][] => {
  const [a = [], b = []] = coded;
  if (assignment === 8) return [a, a.map((left, i) => left - (b[i] as number))];
  if (assignment === 9) return [a.map((side, i) => side + (b[i] as number)), b];
  if (assignment !== 10) return coded;
  const sums = a.map((mid, i) => 2 * mid + ((b[i] as number) & 1));
  return [sums.map((sum, i) => (sum + (b[i] as number)) / 2), sums.map((sum, i) => (sum - (b[i] as number)) / 2)];
};
