import type { BitWriter } from './bits';
import { crc8 } from './crc';

/** Ways to store two channels: RFC 9639, section 9.1.3. Independent channels have the code `channels - 1`. */
export const assignment = { leftSide: 8, sideRight: 9, midSide: 10 } as const;

/** Codes for sample rates in a header: RFC 9639, section 9.1.2. 0 means the rate in STREAMINFO. */
const rateCodes: Readonly<Record<number, number>> = {
  88200: 1,
  176400: 2,
  192000: 3,
  8000: 4,
  16000: 5,
  22050: 6,
  24000: 7,
  32000: 8,
  44100: 9,
  48000: 10,
  96000: 11,
};

const sixteenBits = 4;

/**
 * Writes an integer of up to 36 bits like UTF-8, RFC 9639, section 9.1.5: 7 bits in a single byte, or else 6 bits in
 * each byte after the first.
 */
const writeCodedNumber = (bits: BitWriter, number: number): void => {
  if (number < 0x80) {
    bits.write(number, 8);
    return;
  }
  let following = 1;
  while (number >= 2 ** (following * 5 + 6)) following++;
  // As many ones as there are bytes, a zero, and the highest bits of the number.
  bits.write((0xff00 >> (following + 1)) | Math.floor(number / 64 ** following), 8);
  for (let i = following - 1; i >= 0; i--) bits.write(0x80 | (Math.floor(number / 64 ** i) % 64), 8);
};

export type FrameHeader = {
  /** The sample rate of the stream. */
  sampleRate: number;
  /** Code of the channel assignment: `channels - 1`, or one of `assignment`. */
  assignment: number;
  /** Samples per channel in this frame, 1 to 65,535. */
  length: number;
  /** The number of the frame's first sample in the stream, below 2^36. */
  firstSample: number;
};

/**
 * Writes the header of a frame: RFC 9639, section 9.1. With the variable block size strategy, frames are numbered by
 * their first sample, so each frame may have its own length.
 */
export const writeFrameHeader = (bits: BitWriter, header: FrameHeader): void => {
  const short = header.length <= 256;
  bits.write(0xfff9, 16);
  bits.write(short ? 6 : 7, 4);
  bits.write(rateCodes[header.sampleRate] ?? 0, 4);
  bits.write(header.assignment, 4);
  bits.write(sixteenBits, 3);
  bits.write(0, 1);
  writeCodedNumber(bits, header.firstSample);
  bits.write(header.length - 1, short ? 8 : 16);
  bits.write(crc8(bits.written), 8);
};
