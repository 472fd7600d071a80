import { joined } from '../../bytes/bytes';
import { pcmProblem } from '../../formats/plain/coding';
import type { DecodeOnPage, PcmSink } from '../../formats/sound-reader';
import { lostSamples } from '../../pcm/pcm';
import { isPcm, PcmDecoder } from './pcm-decoder';
import { ResilientDecoder } from './resilient-decoder';
import { Trim } from './trim';

const isSupported = async (config: AudioDecoderConfig): Promise<boolean> => {
  if (typeof AudioDecoder === 'undefined') return false;
  try {
    return (await AudioDecoder.isConfigSupported(config)).supported === true;
  } catch {
    return false;
  }
};

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/**
 * Decodes the sound of one file: frame by frame, or, if the engine's WebCodecs cannot, the whole file on the page once
 * it has arrived.
 */
export class FileDecoder {
  readonly #give: PcmSink;
  readonly #decodeOnPage: DecodeOnPage;
  /**
   * The file's bytes, for decoding on the page; dropped once the first decoded sound shows that they are not needed.
   */
  #kept: Uint8Array[] | undefined = [];
  #decoder: ResilientDecoder | PcmDecoder | undefined;
  #codec = '';
  #shape = { sampleRate: 0, channels: 0 };
  #onPage = false;
  /** Trims the track that was opened last. */
  trim: Trim;

  constructor(give: PcmSink, decodeOnPage: DecodeOnPage) {
    this.#give = give;
    this.#decodeOnPage = decodeOnPage;
    this.trim = new Trim(give);
  }

  /** Takes all bytes of the file as they arrive. */
  keep(bytes: Uint8Array): void {
    if (this.trim.count > 0) this.#kept = undefined;
    this.#kept?.push(bytes);
  }

  get opened(): boolean {
    return this.#decoder !== undefined || this.#onPage;
  }

  /** @throws Error with a sentence if its sample rate or number of channels is out of range. */
  async open(config: AudioDecoderConfig): Promise<void> {
    const problem = pcmProblem({ sampleRate: config.sampleRate, channels: config.numberOfChannels });
    if (problem) throw new Error(`the sound of this file ${problem}`);
    this.#codec = config.codec;
    this.#shape = { sampleRate: config.sampleRate, channels: config.numberOfChannels };
    this.trim = new Trim(this.#give);
    if (isPcm(config)) {
      this.#decoder = new PcmDecoder(config, this.trim.push);
      return;
    }
    this.#onPage = !(await isSupported(config));
    if (this.#onPage) return;
    this.#decoder = new ResilientDecoder(config, this.trim.push);
  }

  decode(frame: Uint8Array): void {
    this.#decoder?.decode(frame);
  }

  /** Replaces unreadable samples with silence. Resolves once everything before them has been emitted. */
  async lose(count: number): Promise<void> {
    await this.settled();
    if (!this.#decoder) return;
    const { sampleRate, channels } = this.#shape;
    const shape = { sampleRate, format: 's16', channels: Array<Int16Array>(channels).fill(new Int16Array()) } as const;
    // In pieces, since the gap may be as long as the whole file.
    for (let left = count; left > 0; left -= sampleRate) {
      this.trim.push(lostSamples(shape, Math.min(left, sampleRate)));
    }
  }

  /** Resolves once everything decodable of the frames so far has been emitted. */
  settled(): Promise<void> {
    return this.#orOnPage(async (decoder) => decoder.settled());
  }

  /** Emits what the decoder still holds. After this, another track can be opened. */
  async finish(): Promise<void> {
    await this.#orOnPage((decoder) => decoder.flush());
    this.#decoder?.close();
    this.#decoder = undefined;
    if (!this.#onPage) return;
    this.#onPage = false;
    const file = this.#kept;
    this.#kept = undefined;
    try {
      if (!file) throw new Error('it is not the first sound of its file');
      this.#give(await this.#decodeOnPage(joined(file)));
    } catch (error) {
      throw new Error(
        `this browser decodes no ${this.#codec}, neither by WebCodecs nor by decodeAudioData (${reasonOf(error)}); yield WAV or samples instead, which every browser plays`,
      );
    }
  }

  close(): void {
    this.#decoder?.close();
    this.#decoder = undefined;
    this.#onPage = false;
    this.#kept = undefined;
  }

  /** WebKit claims to support some codecs, then fails at their first frame. */
  async #orOnPage(use: (decoder: ResilientDecoder | PcmDecoder) => Promise<void>): Promise<void> {
    const decoder = this.#decoder;
    if (!decoder) return;
    try {
      await use(decoder);
    } catch (error) {
      decoder.close();
      if (this.trim.count > 0 || !this.#kept) throw error;
      this.#decoder = undefined;
      this.#onPage = true;
    }
  }
}
