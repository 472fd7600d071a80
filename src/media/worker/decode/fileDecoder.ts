import { lostSamples } from '../pcm/pcm';
import { joined } from './bytes';
import { MendingDecoder } from './mendingDecoder';
import { isPcm, PcmDecoder } from './pcm-decoder';
import type { DecodeOnPage, Give } from './reader';
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
 * Decodes the sound of one file: frame by frame, or, where the engine's WebCodecs cannot, the whole file on the page
 * when its end has come.
 */
export class FileDecoder {
  readonly #give: Give;
  readonly #decodeOnPage: DecodeOnPage;
  /** The file, for the page; until its first sound shows that it is not needed. */
  #kept: Uint8Array[] | undefined = [];
  #decoder: MendingDecoder | PcmDecoder | undefined;
  #codec = '';
  #shape = { sampleRate: 0, channels: 0 };
  #onPage = false;
  /** What is to be heard of the track that was opened last. */
  trim: Trim;

  constructor(give: Give, decodeOnPage: DecodeOnPage) {
    this.#give = give;
    this.#decodeOnPage = decodeOnPage;
    this.trim = new Trim(give);
  }

  /** Takes all bytes of the file, as they come. */
  keep(bytes: Uint8Array): void {
    if (this.trim.count > 0) this.#kept = undefined;
    this.#kept?.push(bytes);
  }

  get opened(): boolean {
    return this.#decoder !== undefined || this.#onPage;
  }

  async open(config: AudioDecoderConfig): Promise<void> {
    this.#codec = config.codec;
    this.#shape = { sampleRate: config.sampleRate, channels: config.numberOfChannels };
    this.trim = new Trim(this.#give);
    if (isPcm(config)) {
      this.#decoder = new PcmDecoder(config, this.trim.push);
      return;
    }
    this.#onPage = !(await isSupported(config));
    if (this.#onPage) return;
    this.#decoder = new MendingDecoder(config, this.trim.push);
  }

  decode(frame: Uint8Array): void {
    this.#decoder?.decode(frame);
  }

  /** So many samples of the file cannot be read: they are silent. Resolves when what stands before them was given. */
  async lose(count: number): Promise<void> {
    await this.settled();
    if (!this.#decoder) return;
    const { sampleRate, channels } = this.#shape;
    const shape = { sampleRate, format: 's16', channels: Array<Int16Array>(channels).fill(new Int16Array()) } as const;
    // In pieces: as much may be lost as a file is long.
    for (let left = count; left > 0; left -= sampleRate) {
      this.trim.push(lostSamples(shape, Math.min(left, sampleRate)));
    }
  }

  /** Resolves when what can be decoded of the frames until now was given. */
  settled(): Promise<void> {
    return this.#orOnPage(async (decoder) => decoder.settled());
  }

  /** Gives what the decoder holds. It can be opened again after this, for another track. */
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

  /** WebKit says of codecs that it decodes them, and then fails at the first frame. */
  async #orOnPage(use: (decoder: MendingDecoder | PcmDecoder) => Promise<void>): Promise<void> {
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
