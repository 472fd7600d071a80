import { lengthOf, type Pcm } from '../pcm/pcm';
import { type AdtsFrame, type AdtsHeader, EncoderBeginnings, splitAdts } from './adtsFrames';
import { HeldTail, type Padding } from './heldTail';
import { MendingDecoder } from './mendingDecoder';
import { leastPreRoll, PageFrameDecoder } from './pageFrames';
import type { DecodeOnPage, FormatReader, Give } from './reader';

/** Samples of a frame, and of FFmpeg's encoder delay, at the rate that the header tells. */
const frameSamples = 1024;

const isDecoded = async (config: AudioDecoderConfig): Promise<boolean> => {
  if (typeof AudioDecoder === 'undefined') return false;
  try {
    return (await AudioDecoder.isConfigSupported(config)).supported === true;
  } catch {
    return false;
  }
};

class AdtsReader implements FormatReader {
  readonly #give: Give;
  readonly #decodeOnPage: DecodeOnPage;
  readonly #onPage: boolean;
  readonly #splitter = splitAdts();
  readonly #beginnings = new EncoderBeginnings();
  #decoder: MendingDecoder | PageFrameDecoder | undefined;
  #decoded: AdtsHeader | undefined;
  #bytes = 0;
  /** Samples to drop, at the rate that the header tells. */
  #skip = 0;
  /** Of a file that began with FFmpeg's encoder. */
  #tail: HeldTail | undefined;
  #closed = false;

  constructor(give: Give, decodeOnPage: DecodeOnPage, onPage: boolean) {
    this.#give = give;
    this.#decodeOnPage = decodeOnPage;
    this.#onPage = onPage;
  }

  /** ADTS does not tell how long it is. */
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

  async #read({ header, bytes }: AdtsFrame, beginsChunk: boolean): Promise<void> {
    await this.#openFor(header);
    if (this.#beginnings.isBeginning(bytes, beginsChunk)) {
      await this.#finish();
      this.#skip = frameSamples;
      this.#tail = new HeldTail(this.#give, this.#padding);
    }
    this.#decoder?.decode(bytes);
  }

  async #openFor(header: AdtsHeader): Promise<void> {
    const { objectType, sampleRate, channels } = header;
    const last = this.#decoded;
    if (last?.objectType === objectType && last.sampleRate === sampleRate && last.channels === channels) return;
    await this.#finish();
    this.#decoder?.close();
    // Without a description the frames are ADTS (WebCodecs AAC registration); every engine takes them so.
    const config = { codec: `mp4a.40.${objectType}`, sampleRate, numberOfChannels: channels || 2 };
    const works = !this.#onPage && (await isDecoded(config));
    if (this.#closed) return;
    this.#decoded = header;
    this.#decoder = works
      ? new MendingDecoder(config, this.#trim)
      : new PageFrameDecoder(
          { name: 'AAC', sampleRate, samples: frameSamples, lead: (first) => first, preRoll: () => leastPreRoll },
          this.#trim,
          this.#decodeOnPage,
        );
  }

  /** Gives what is held back of a file. @param isWhole Did it end with a frame? If not, it is cut off, and has no padding. */
  async #finish(isWhole = true): Promise<void> {
    await this.#decoder?.flush();
    if (isWhole) this.#tail?.end();
    else this.#tail?.release();
    this.#tail = undefined;
  }

  /** The last frame is filled up: 0 to 1,023 samples were added to every length that FFmpeg was tried with. */
  readonly #padding = (sampleRate: number): Padding => {
    const scale = sampleRate / (this.#decoded?.sampleRate ?? sampleRate);
    return { least: 0, most: Math.round((frameSamples - 1) * scale) };
  };

  readonly #trim = (pcm: Pcm): void => {
    const length = lengthOf(pcm);
    // SBR: what comes out has twice the rate that the header tells.
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
 * Reads AAC in ADTS, frame by frame. ADTS tells neither of the encoder's delay nor of the padding in the last frame:
 * - where FFmpeg's own encoder began, which writes its name into its first frame, its 1,024 samples are taken off;
 *   other encoders' delays (2,112 of Apple's, 2,048 of FDK) stay, as a piece from the midst of a stream looks the same;
 * - of such a file the last 1,023 samples are held back until another begins or the stream ends; then its padding is
 *   taken off, where the sound shows it (see `soundEnd`). Never within a file, however it is sliced. A file that is cut
 *   off at the end of a frame may lose what is quiet there: nothing tells it from a whole one;
 * - other encoders' padding stays: up to 1,023 samples of silence between two files;
 * - a stream is never `complete`, and never known to be cut off.
 *
 * With SBR the samples have twice the rate that the headers tell.
 *
 * @param options `onPage` decodes on the page even where WebCodecs could.
 */
export const openAdts = (give: Give, decodeOnPage: DecodeOnPage, options: { onPage?: boolean } = {}): FormatReader =>
  new AdtsReader(give, decodeOnPage, options.onPage ?? false);
