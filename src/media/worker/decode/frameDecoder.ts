import type { Pcm } from '../pcm/pcm';
import type { Give } from './reader';

/** How long a decoder that is done with its queue may be silent before it counts as holding frames back, in ms. */
const quiet = 100;
/** The same until its first output: Firefox starts one in 62 ms where nothing else is to do. */
const quietAtFirst = 1000;

const microsecond = 1e6;

/** Copies as 16 bits: f32 of decoded AAC crashes WebKitGTK. Interleaved, as it was measured in every engine. */
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
 * Decodes frames in order, each as it comes, and gives their samples as 16 bits. It never flushes by itself: that
 * resets a decoder, and with it the bit reservoir of MP3. Nothing is trimmed.
 */
export class FrameDecoder {
  readonly #decoder: AudioDecoder;
  readonly #codec: string;
  #failure: Error | undefined;
  #closed = false;
  #sent = 0;
  #decoded = 0;
  /** How many frames the decoder keeps to itself until others come. */
  #held = 0;
  #timestamp = 0;
  #changed: () => void = () => {};

  /** @throws Error with a sentence, where there is no WebCodecs; other failures reject what is asked for next. */
  constructor(config: AudioDecoderConfig, give: Give) {
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

  /** @param timestamp In seconds. Only some decoders look at it; they are counted up where it is not given. */
  decode(frame: Uint8Array, timestamp?: number): void {
    // A frame of nothing decodes to nothing, where decoders fail at it.
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
   * Resolves when every frame that was sent has been decoded, but for those that the decoder holds back.
   *
   * @throws Error with a sentence, when the decoder has failed.
   */
  async settled(): Promise<void> {
    while (!this.#closed) {
      if (this.#failure) throw this.#failure;
      if (this.#sent - this.#decoded <= this.#held) return;
      if (await this.#change()) continue;
      if (this.#decoder.decodeQueueSize === 0) this.#held = this.#sent - this.#decoded;
    }
  }

  /** Gives what the decoder held back, and makes it forget all; then it can be used again. Throws like `settled`. */
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

  /** Nothing is given after this. */
  close(): void {
    this.#closed = true;
    if (this.#decoder.state !== 'closed') this.#decoder.close();
    this.#changed();
  }

  #take(data: AudioData, give: Give): void {
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

  /** Resolves to `true` when something came of the decoder, and to `false` when nothing did for a while. */
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
