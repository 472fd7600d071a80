import type { PcmSink } from '../../formats/sound-reader';
import type { Pcm } from '../../pcm/pcm';

/** If a decoder with an empty queue outputs nothing for this long, it is holding frames back. In ms. */
const quiet = 100;
/** The same until its first output: Firefox takes 62 ms to start a decoder on an idle machine. */
const quietAtFirst = 1000;

const microsecond = 1e6;

/**
 * Copies the samples as 16 bits, since f32 of decoded AAC crashes WebKitGTK. Interleaved, which we measured in every
 * engine.
 */
const pcmOf = (data: AudioData): Pcm => {
  const { numberOfChannels: count, numberOfFrames: length, sampleRate } = data;
  const samples = new Int16Array(length * count);
  data.copyTo(samples, { planeIndex: 0, format: 's16' });
  const channels = Array.from({ length: count }, (_, channel) => {
    if (count === 1) return samples;
    const plane = new Int16Array(length);
    for (let i = 0, from = channel; i < length; i++, from += count) plane[i] = samples[from] as number;
    return plane;
  });
  return { sampleRate, format: 's16', channels };
};

/**
 * Decodes frames in order as they come, and emits their samples as 16 bits. It never flushes by itself: flushing resets
 * a decoder, including the bit reservoir of MP3. It trims nothing.
 */
export class FrameDecoder {
  readonly #decoder: AudioDecoder;
  readonly #codec: string;
  #failure: Error | undefined;
  #closed = false;
  #sent = 0;
  #decoded = 0;
  /** How many frames the decoder holds back until more arrive. */
  #held = 0;
  #timestamp = 0;
  #changed: () => void = () => {};

  /** @throws Error with a sentence if WebCodecs is missing; other failures reject the next call. */
  constructor(config: AudioDecoderConfig, give: PcmSink) {
    this.#codec = config.codec;
    if (typeof AudioDecoder === 'undefined') {
      throw new Error(`this browser has no WebCodecs AudioDecoder, which ${config.codec} needs`);
    }
    this.#decoder = new AudioDecoder({
      output: (data) => this.#take(data, give),
      error: (error) => this.#fail(error),
    });
    this.#decoder.addEventListener('dequeue', () => this.#changed());
    try {
      this.#decoder.configure(config);
    } catch (error) {
      this.#fail(error);
    }
  }

  /** @param timestamp In seconds. Only some decoders use it; if omitted, it is counted up. */
  decode(frame: Uint8Array, timestamp?: number): void {
    // An empty frame decodes to nothing, but makes decoders fail.
    if (this.#failure || this.#closed || frame.length === 0) return;
    this.#timestamp = timestamp === undefined ? this.#timestamp + 1 : Math.round(timestamp * microsecond);
    this.#sent++;
    try {
      this.#decoder.decode(new EncodedAudioChunk({ type: 'key', timestamp: this.#timestamp, data: frame }));
    } catch (error) {
      this.#fail(error);
    }
  }

  /**
   * Resolves once every frame sent has been decoded, except for those that the decoder holds back.
   *
   * @throws Error with a sentence if the decoder has failed.
   */
  async settled(): Promise<void> {
    while (!this.#closed) {
      if (this.#failure) throw this.#failure;
      if (this.#sent - this.#decoded <= this.#held) return;
      if (await this.#change()) continue;
      if (this.#decoder.decodeQueueSize === 0) this.#held = this.#sent - this.#decoded;
    }
  }

  /** Emits what the decoder held back and resets it for further use. Throws like `settled`. */
  async flush(): Promise<void> {
    if (this.#failure) throw this.#failure;
    if (this.#closed || this.#sent === 0) return;
    try {
      await this.#decoder.flush();
    } catch (error) {
      if (!this.#closed) this.#fail(error);
    }
    if (this.#failure) throw this.#failure;
    this.#sent = this.#decoded = this.#held = 0;
  }

  /** Nothing is emitted after this. */
  close(): void {
    this.#closed = true;
    if (this.#decoder.state !== 'closed') this.#decoder.close();
    this.#changed();
  }

  #take(data: AudioData, give: PcmSink): void {
    try {
      if (!this.#closed) give(pcmOf(data));
    } catch (error) {
      this.#fail(error);
    } finally {
      data.close();
    }
    this.#decoded++;
    this.#held = Math.max(0, Math.min(this.#held, this.#sent - this.#decoded));
    this.#changed();
  }

  #fail(error: unknown): void {
    this.#failure ??= new Error(
      `this browser's decoder of ${this.#codec} failed after ${this.#decoded} of ${this.#sent} frames: they are damaged, or of a kind that it does not know`,
      { cause: error },
    );
    this.#changed();
  }

  /** Resolves to `true` when the decoder makes progress, and to `false` if it does not for a while. */
  #change(): Promise<boolean> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, this.#decoded === 0 ? quietAtFirst : quiet, false);
      this.#changed = () => {
        clearTimeout(timer);
        resolve(true);
      };
    });
  }
}
