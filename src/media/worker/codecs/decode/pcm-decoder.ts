import { codingOfCodec, type PcmFormat, pcmProblem, readPcm } from '../../formats/plain/coding';
import type { PcmSink } from '../../formats/sound-reader';

/** The counterpart of `FrameDecoder` for packets of uncompressed samples. */
export class PcmDecoder {
  readonly #format: PcmFormat;
  readonly #give: PcmSink;
  readonly #problem: string | undefined;

  /** @param config Its codec must be PCM: see {@link isPcm}. */
  constructor({ codec, sampleRate, numberOfChannels: channels }: AudioDecoderConfig, give: PcmSink) {
    const coding = codingOfCodec(codec);
    if (!coding) throw new Error(`${codec} is no PCM`);
    this.#format = { ...coding, sampleRate, channels };
    this.#problem = pcmProblem(this.#format);
    this.#give = give;
  }

  decode(packet: Uint8Array): void {
    if (this.#problem) return;
    const { width, channels } = this.#format;
    const whole = packet.length - (packet.length % (width * channels));
    if (whole > 0) this.#give(readPcm(packet.subarray(0, whole), this.#format));
  }

  async settled(): Promise<void> {
    if (this.#problem) throw new Error(`the sound of this file ${this.#problem}`);
  }

  flush(): Promise<void> {
    return this.settled();
  }

  close(): void {}
}

export const isPcm = ({ codec }: AudioDecoderConfig): boolean => codingOfCodec(codec) !== undefined;
