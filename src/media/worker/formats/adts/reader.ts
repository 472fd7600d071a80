import { leastPreRoll, PageFrameDecoder } from '../../codecs/decode/page-frames';
import { ResilientDecoder } from '../../codecs/decode/resilient-decoder';
import { lengthOf, type Pcm } from '../../pcm/pcm';
import { type Padding, PaddingTrimmer } from '../padding-trimmer';
import type { DecodeOnPage, FormatReader, PcmSink } from '../sound-reader';
import { type AdtsFrame, type AdtsHeader, EncoderBeginnings, splitAdts } from './frames';

/** Samples per frame, and FFmpeg's encoder delay, both at the sample rate in the header. */
const frameSamples = 1024;

/** Use the average size of this many frames to estimate how large frames are. */
const meanOf = 8;

const isDecoded = async (config: AudioDecoderConfig): Promise<boolean> => {
  if (typeof AudioDecoder === 'undefined') return false;
  try {
    return (await AudioDecoder.isConfigSupported(config)).supported === true;
  } catch {
    return false;
  }
};

class AdtsReader implements FormatReader {
  readonly #give: PcmSink;
  readonly #decodeOnPage: DecodeOnPage;
  readonly #onPage: boolean;
  readonly #splitter = splitAdts();
  readonly #beginnings = new EncoderBeginnings();
  #decoder: ResilientDecoder | PageFrameDecoder | undefined;
  #decoded: AdtsHeader | undefined;
  #bytes = 0;
  #frames = 0;
  /** Average size of the latest frames. */
  #meanBytes = 0;
  /** Decoded samples per frame: with SBR, twice as many as the header says. */
  #decodedSamples = frameSamples;
  /** Samples to drop, at the sample rate in the header. */
  #skip = 0;
  /** Set for a file that began with FFmpeg's encoder. */
  #tail: PaddingTrimmer | undefined;
  #closed = false;

  constructor(give: PcmSink, decodeOnPage: DecodeOnPage, onPage: boolean) {
    this.#give = give;
    this.#decodeOnPage = decodeOnPage;
    this.#onPage = onPage;
  }

  /** ADTS does not say how long it is. */
  readonly complete = false;

  async push(bytes: Uint8Array): Promise<void> {
    this.#bytes += bytes.length;
    let beginsChunk = this.#splitter.atFrameEnd;
    for (const frame of this.#splitter.push(bytes)) {
      await this.#read(frame, beginsChunk);
      beginsChunk = false;
    }
    await this.#decoder?.settled();
  }

  async end(): Promise<void> {
    for (const frame of this.#splitter.end()) await this.#read(frame, false);
    await this.#finish(this.#splitter.atFrameEnd);
    if (this.#bytes > 0 && !this.#decoder) {
      throw new Error(`this is no AAC in ADTS: no frame is in the ${this.#bytes} bytes that came`);
    }
  }

  close(): void {
    this.#closed = true;
    this.#decoder?.close();
  }

  async #read({ header, bytes, skipped = 0 }: AdtsFrame, beginsChunk: boolean): Promise<void> {
    await this.#openFor(header);
    await this.#lose(skipped);
    this.#meanBytes += (bytes.length - this.#meanBytes) / Math.min(++this.#frames, meanOf);
    if (this.#beginnings.isBeginning(bytes, beginsChunk)) {
      await this.#finish();
      this.#skip = frameSamples;
      this.#tail = new PaddingTrimmer(this.#give, this.#padding);
    }
    this.#decoder?.decode(bytes);
  }

  /** Frames with a damaged header are skipped; estimates their number from the skipped bytes. */
  async #lose(skipped: number): Promise<void> {
    const count = this.#frames > 0 ? Math.round(skipped / this.#meanBytes) : 0;
    if (count === 0 || !(this.#decoder instanceof ResilientDecoder)) return;
    await this.#decoder.lose(count * this.#decodedSamples);
  }

  async #openFor(header: AdtsHeader): Promise<void> {
    const { objectType, sampleRate, channels } = header;
    const last = this.#decoded;
    if (last?.objectType === objectType && last.sampleRate === sampleRate && last.channels === channels) return;
    await this.#finish();
    this.#decoder?.close();
    // Without a description the frames are ADTS (WebCodecs AAC registration); every engine accepts that.
    const config = { codec: `mp4a.40.${objectType}`, sampleRate, numberOfChannels: channels || 2 };
    const works = !this.#onPage && (await isDecoded(config));
    if (this.#closed) return;
    this.#decoded = header;
    this.#decoder = works
      ? new ResilientDecoder(config, this.#trim)
      : new PageFrameDecoder(
          { name: 'AAC', sampleRate, samples: frameSamples, lead: (first) => first, preRoll: () => leastPreRoll },
          this.#trim,
          this.#decodeOnPage,
        );
  }

  /**
   * Emits what is held back of a file.
   * @param isWhole Did the file end at a frame boundary? If not, it is cut off and has no padding.
   */
  async #finish(isWhole = true): Promise<void> {
    await this.#decoder?.flush();
    if (isWhole) this.#tail?.end();
    else this.#tail?.release();
    this.#tail = undefined;
  }

  /** FFmpeg fills up the last frame: in our tests of many lengths it added 0 to 1,023 samples. */
  readonly #padding = (sampleRate: number): Padding => {
    const scale = sampleRate / (this.#decoded?.sampleRate ?? sampleRate);
    return { least: 0, most: Math.round((frameSamples - 1) * scale) };
  };

  readonly #trim = (pcm: Pcm): void => {
    const length = lengthOf(pcm);
    if (!pcm.lost) this.#decodedSamples = length;
    // SBR: the output has twice the sample rate in the header.
    const scale = pcm.sampleRate / (this.#decoded?.sampleRate ?? pcm.sampleRate);
    const from = Math.min(length, Math.round(this.#skip * scale));
    this.#skip = Math.max(0, this.#skip - from / scale);
    if (from === length) return;
    const rest = from === 0 ? pcm : { ...pcm, channels: pcm.channels.map((channel) => channel.slice(from)) };
    if (this.#tail) this.#tail.push(rest);
    else this.#give(rest);
  };
}

/**
 * Reads AAC in ADTS, frame by frame. ADTS declares neither the encoder delay nor the padding in the last frame:
 * - Where FFmpeg's own encoder began, we drop its 1,024 samples of delay: it writes its name into its first frame.
 *   Other encoders' delays (2,112 for Apple's, 2,048 for FDK) stay, since a piece from the middle of a stream looks the
 *   same.
 * - We hold back the last 1,023 samples of such a file until another one begins or the stream ends, then remove the
 *   padding where the sound shows it (see `soundEnd`). This never happens within a file, however it is sliced. A file
 *   that is cut off at a frame boundary looks like a whole one, so it may lose quiet sound at its end.
 * - Other encoders' padding stays: up to 1,023 samples of silence between two files.
 * - A stream is never `complete`, and never known to be cut off.
 *
 * With SBR the samples have twice the rate that the headers say.
 *
 * @param options `onPage` decodes on the page even where WebCodecs could.
 */
export const openAdts = (give: PcmSink, decodeOnPage: DecodeOnPage, options: { onPage?: boolean } = {}): FormatReader =>
  new AdtsReader(give, decodeOnPage, options.onPage ?? false);
