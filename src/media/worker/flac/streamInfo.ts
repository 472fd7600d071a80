/** What a FLAC stream is like. */
export type FlacStream = {
  /** In Hz, 1 to 1,048,575. */
  readonly sampleRate: number;
  /** 1 to 8. */
  readonly channels: number;
};

/** Of every sample. */
export const bitDepth = 16;

/** The shortest block that is not the last one: RFC 9639, section 8.2. */
export const shortestBlock = 16;

/**
 * The STREAMINFO metadata block of 34 bytes, without its header: RFC 9639, section 8.2. Zeros stand for what is not
 * known of a stream that is being made: sizes of frames, number of samples, MD5.
 */
export const streamInfoOf = ({ sampleRate, channels }: FlacStream, longestBlock: number): Uint8Array => {
  const bytes = new Uint8Array(34);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, shortestBlock);
  view.setUint16(2, longestBlock);
  // 20 bits of rate, 3 of channels − 1, 5 of depth − 1, and the first 4 of the number of samples.
  view.setUint32(10, ((sampleRate << 12) | ((channels - 1) << 9) | ((bitDepth - 1) << 4)) >>> 0);
  return bytes;
};
