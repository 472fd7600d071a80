/**
 * The frame before the sound of an MP3 that says how long it is: the Xing tag, followed by LAME's
 * (http://gabriel.mp3-tech.org/mp3infotag.html). Players read the encoder's delay and padding from it and skip them.
 */

/** LAME's encoder delay in samples: `ENCDELAY` in its encoder.h. */
const encoderDelay = 576;

/** Flags: has frames, bytes, table of contents and quality. */
const allFields = 0xf;
const constantBitrate = 1;
const bytesOfXing = 120;
const bytesOfLame = 36;

/** CRC-16, lowest bit first, polynomial x^16 + x^15 + x^2 + 1. */
const crcOf = (bytes: Uint8Array): number => {
  let crc = 0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >> 1) ^ 0xa001 : crc >> 1;
  }
  return crc;
};

/** Offset of the tag in a frame with this header: after the header and the side information, which stays empty. */
const tagOffset = (header: Uint8Array): number => {
  const isVersion1 = ((header[1] as number) & 0x18) === 0x18;
  const isMono = ((header[3] as number) & 0xc0) === 0xc0;
  if (isVersion1) return isMono ? 21 : 36;
  return isMono ? 13 : 21;
};

/** Samples per layer III frame: 1,152 in MPEG-1, half of that in MPEG-2 and 2.5. */
export const samplesPerFrame = (header: Uint8Array): number => (((header[1] as number) & 0x18) === 0x18 ? 1152 : 576);

/**
 * Creates the tag frame for the output of LAME at a constant bit rate. It copies the header and the size of the first
 * frame.
 *
 * @param samples The number of input samples per channel.
 * @throws RangeError if the first frame has no room for the tag: use a higher bit rate.
 */
export const makeInfoFrame = (frames: readonly Uint8Array[], samples: number): Uint8Array<ArrayBuffer> => {
  const first = frames[0] ?? new Uint8Array(0);
  const at = tagOffset(first);
  if (first.length < at + bytesOfXing + bytesOfLame) {
    throw new RangeError(`A frame of ${first.length} bytes has no room for the tag of an MP3; encode at more bits.`);
  }
  const bytesOfSound = frames.reduce((sum, { length }) => sum + length, 0);
  const padding = frames.length * samplesPerFrame(first) - encoderDelay - samples;
  const info = new Uint8Array(first.length);
  // Without a checksum.
  info.set([first[0] as number, (first[1] as number) | 1, first[2] as number, first[3] as number]);
  const view = new DataView(info.buffer, at);
  const ascii = new TextEncoder();
  info.set(ascii.encode('Info'), at);
  view.setUint32(4, allFields);
  view.setUint32(8, frames.length);
  view.setUint32(12, info.length + bytesOfSound);
  for (let percent = 0; percent < 100; percent++) view.setUint8(16 + percent, Math.floor((percent * 256) / 100));
  info.set(ascii.encode('LAME3.100'), at + bytesOfXing);
  view.setUint8(bytesOfXing + 9, constantBitrate);
  // 12 bits each.
  view.setUint8(bytesOfXing + 21, encoderDelay >> 4);
  view.setUint16(bytesOfXing + 22, ((encoderDelay & 0xf) << 12) | Math.max(0, Math.min(0xfff, padding)));
  view.setUint32(bytesOfXing + 28, info.length + bytesOfSound);
  const crcAt = bytesOfXing + 34;
  view.setUint16(crcAt, crcOf(info.subarray(0, at + crcAt)));
  return info;
};
