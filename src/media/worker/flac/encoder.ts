import { BitWriter } from './bits';
import { crc16 } from './crc';
import { writeFrameHeader } from './frameHeader';
import { chooseStereo, type Stereo } from './stereo';
import { bitDepth, type FlacStream, shortestBlock, streamInfoOf } from './streamInfo';
import { SubframeWriter } from './subframe';

export type FlacFrame = {
  data: Uint8Array<ArrayBuffer>;
  /** Of each channel. */
  samples: number;
};

/** Firefox loses sound of frames that are longer, in seconds. */
const longestFrame = 0.064;

/** The longest block in samples. Two of the shortest fit in, so that one can always be cut. */
const longestBlockAt = (sampleRate: number): number => {
  const usual = sampleRate >= 32_000 ? 1024 : 512;
  return Math.max(2 * shortestBlock, Math.min(usual, Math.floor(sampleRate * longestFrame)));
};

const isWithin = (value: number, lowest: number, highest: number): boolean =>
  Number.isInteger(value) && value >= lowest && value <= highest;

/**
 * Encodes samples of 16 bits as FLAC, RFC 9639, exactly. Frames have no fixed length and are numbered by their first
 * sample: all that is given is encoded at once, and encoding can begin at any sample.
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
  /** The current frame, a channel each; for two channels also their mean and difference. */
  readonly #samples: Int32Array[];

  /** @throws RangeError for a rate or a number of channels that FLAC has no room for. */
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
   * Encodes a chunk: one array a channel, all of one length, the first of them number `firstSample` of the stream,
   * below 2^36. Fewer than 16 samples make a frame that only the stream's last may be: RFC 9639, section 8.2.
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

  /** How long the next frame is. It leaves either nothing or enough for another. */
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
    // A residual may take half a bit more than planned; 3 bytes a sample hold that and the 17 bits of a difference.
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
