import type { PcmSink } from '../../formats/sound-reader';
import type { Pcm } from '../../pcm/pcm';

/** Full scale of 24 bits, for the conversion from floats. */
const fullScale = 2 ** 23;

const pcmOf = (data: AudioData): Pcm => {
  const { sampleRate, numberOfFrames: length } = data;
  const planes = Array.from({ length: data.numberOfChannels }, (_, channel) => channel);
  if (data.format?.startsWith('s32')) {
    const channels = planes.map((planeIndex) => {
      const samples = new Int32Array(length);
      data.copyTo(samples, { planeIndex, format: 's32-planar' });
      return samples.map((sample) => sample >> 8);
    });
    return { sampleRate, format: 's24', channels };
  }
  const channels = planes.map((planeIndex) => {
    const samples = new Float32Array(length);
    data.copyTo(samples, { planeIndex, format: 'f32-planar' });
    return Int32Array.from(samples, (sample) =>
      Math.max(-fullScale, Math.min(fullScale - 1, Math.round(sample * fullScale))),
    );
  });
  return { sampleRate, format: 's24', channels };
};

/**
 * Is it FLAC with more than the 16 bits that `FrameDecoder` outputs? That is stored in STREAMINFO, after “fLaC” and a
 * header.
 */
export const isWide = ({ codec, description }: AudioDecoderConfig): boolean => {
  if (codec !== 'flac' || !description) return false;
  const bytes = ArrayBuffer.isView(description)
    ? new Uint8Array(description.buffer, description.byteOffset, description.byteLength)
    : new Uint8Array(description);
  const bits = (((bytes[20] ?? 0) & 1) << 4) + ((bytes[21] ?? 0) >> 4) + 1;
  return bytes.length >= 42 && bits > 16;
};

/** The counterpart of `FrameDecoder` for FLAC of up to 24 bits, without loss. FLAC decoders hold no frames back. */
export class Flac24Decoder {
  readonly #decoder: AudioDecoder;
  #failure: Error | undefined;
  #closed = false;
  #sent = 0;
  #decoded = 0;
  #changed: () => void = () => {};

  constructor(config: AudioDecoderConfig, give: PcmSink) {
    this.#decoder = new AudioDecoder({
      output: (data) => {
        give(pcmOf(data));
        data.close();
        this.#decoded++;
        this.#changed();
      },
      error: (cause) => this.#fail(cause),
    });
    this.#decoder.configure(config);
  }

  decode(frame: Uint8Array): void {
    if (this.#decoder.state !== 'configured' || frame.length === 0) return;
    this.#decoder.decode(new EncodedAudioChunk({ type: 'key', timestamp: this.#sent++, data: frame }));
  }

  async settled(): Promise<void> {
    while (!this.#failure && this.#decoder.state === 'configured' && this.#decoded < this.#sent) {
      await new Promise<void>((resolve) => {
        this.#changed = resolve;
      });
    }
    if (this.#failure) throw this.#failure;
  }

  async flush(): Promise<void> {
    // It may reject before the decoder reports its error.
    if (this.#decoder.state === 'configured') await this.#decoder.flush().catch((cause) => this.#fail(cause));
    if (this.#failure) throw this.#failure;
  }

  close(): void {
    this.#closed = true;
    if (this.#decoder.state !== 'closed') this.#decoder.close();
    this.#changed();
  }

  #fail(cause: unknown): void {
    if (this.#closed) return;
    this.#failure ??= new Error(
      `this browser's decoder of FLAC failed after ${this.#decoded} of ${this.#sent} frames: they are damaged`,
      { cause },
    );
    this.#changed();
  }
}
