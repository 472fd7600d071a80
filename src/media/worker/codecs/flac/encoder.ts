import { BitWriter } from './bits';
import { crc16 } from './crc';
import { writeFrameHeader } from './frame-header';
import { chooseStereo, type Stereo } from './stereo';
import { SubframeWriter } from './subframe';

/** The properties of a FLAC stream. */
type FlacStream = {
  /** In Hz, 1 to 1,048,575. */
  readonly sampleRate: number;
  /** 1 to 8. */
  readonly channels: number;
};

/** Bits per sample. */
const bitDepth = 16;

/** The minimum length of a block other than the last one: RFC 9639, section 8.2. */
const shortestBlock = 16;

/**
 * The 34 bytes of a STREAMINFO metadata block, without its header: RFC 9639, section 8.2. Values unknown while the
 * stream is being made are zero: frame sizes, number of samples, MD5.
 */
const streamInfoOf = ({ sampleRate, channels }: FlacStream, longestBlock: number): Uint8Array => {
  const bytes = new Uint8Array(34);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, shortestBlock);
  view.setUint16(2, longestBlock);
  // 20 bits for the sample rate, 3 for channels − 1, 5 for depth − 1, and the first 4 of the number of samples.
  view.setUint32(10, ((sampleRate << 12) | ((channels - 1) << 9) | ((bitDepth - 1) << 4)) >>> 0);
  return bytes;
};

export type FlacFrame = {
  data: Uint8Array<ArrayBuffer>;
  /** Per channel. */
  samples: number;
};

/** In seconds. Firefox loses sound if frames are longer. */
const longestFrame = 0.064;

/** The longest block in samples. It has room for two of the shortest, so that one can always be cut off. */
const longestBlockAt = (sampleRate: number): number => {
  const usual = sampleRate >= 32_000 ? 1024 : 512;
  return Math.max(2 * shortestBlock, Math.min(usual, Math.floor(sampleRate * longestFrame)));
};

const isWithin = (value: number, lowest: number, highest: number): boolean =>
  Number.isInteger(value) && value >= lowest && value <= highest;

/**
 * Encodes 16-bit samples losslessly as FLAC, RFC 9639. Frames have no fixed length and are numbered by their first
 * sample: each call encodes all of its input, and encoding can begin at any sample.
 *
 * @example
 * const encoder = new FlacEncoder({ sampleRate: 48_000, channels: 1 });
 * const frames = encoder.encode([samples], 0);
 */
export class FlacEncoder {
  /** The STREAMINFO block, 34 bytes. */
  readonly streamInfo: Uint8Array;
  readonly #stream: FlacStream;
  readonly #longestBlock: number;
  readonly #bits = new BitWriter();
  readonly #subframes: SubframeWriter;
  /** The current frame, one array per channel; for two channels also their mid and side. */
  readonly #samples: Int32Array[];

  /** @throws RangeError if FLAC does not support the sample rate or the number of channels. */
  constructor({ sampleRate, channels }: FlacStream) {
    if (!isWithin(sampleRate, 1, 0xf_ffff)) {
      throw new RangeError(`FLAC has whole sample rates from 1 to 1,048,575 Hz; this one is ${sampleRate}.`);
    }
    if (!isWithin(channels, 1, 8)) throw new RangeError(`FLAC has 1 to 8 channels; these are ${channels}.`);
    this.#stream = { sampleRate, channels };
    this.#longestBlock = longestBlockAt(sampleRate);
    this.streamInfo = streamInfoOf(this.#stream, this.#longestBlock);
    this.#subframes = new SubframeWriter(this.#bits, this.#longestBlock);
    this.#samples = Array.from({ length: channels === 2 ? 4 : channels }, () => new Int32Array(this.#longestBlock));
  }

  /**
   * Encodes a chunk: one array per channel, all of the same length. `firstSample`, below 2^36, is the position of the
   * first samples in the stream. With fewer than 16 samples it must be the last chunk of the stream: RFC 9639, section
   * 8.2.
   */
  encode(channels: readonly Int16Array[], firstSample: number): FlacFrame[] {
    const length = channels[0]?.length ?? 0;
    if (channels.length !== this.#stream.channels || channels.some((channel) => channel.length !== length)) {
      const lengths = channels.map((channel) => channel.length).join(', ');
      throw new RangeError(`The encoder takes ${this.#stream.channels} channels of one length, not of ${lengths}.`);
    }
    const frames: FlacFrame[] = [];
    for (let start = 0; start < length; ) {
      const samples = this.#cut(length - start);
      frames.push({ data: this.#encodeFrame(channels, start, samples, firstSample + start), samples });
      start += samples;
    }
    return frames;
  }

  /** The length of the next frame. It leaves either nothing or enough for another frame. */
  #cut(left: number): number {
    if (left <= this.#longestBlock) return left;
    return left - this.#longestBlock < shortestBlock ? this.#longestBlock - shortestBlock : this.#longestBlock;
  }

  #encodeFrame(channels: readonly Int16Array[], start: number, length: number, firstSample: number) {
    const { sampleRate } = this.#stream;
    channels.forEach((channel, i) => {
      this.#samples[i]?.set(channel.subarray(start, start + length));
    });
    const { assignment, subframes } = this.#arrange(length);
    // A residual may take half a bit more than planned; 3 bytes per sample hold that and the 17 bits of a difference.
    this.#bits.begin(64 + channels.length * (length * 3 + 64));
    writeFrameHeader(this.#bits, { sampleRate, assignment, length, firstSample });
    for (const { samples, isSide } of subframes)
      this.#subframes.write(samples, length, isSide ? bitDepth + 1 : bitDepth);
    this.#bits.align();
    this.#bits.write(crc16(this.#bits.written), 16);
    return this.#bits.written.slice();
  }

  #arrange(length: number): Stereo {
    if (this.#stream.channels === 2) {
      return chooseStereo(...(this.#samples as [Int32Array, Int32Array, Int32Array, Int32Array]), length);
    }
    const subframes = this.#samples.map((samples) => ({ samples, isSide: false }));
    return { assignment: this.#stream.channels - 1, subframes };
  }
}
