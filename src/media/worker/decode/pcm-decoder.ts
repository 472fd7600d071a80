import { codingOfCodec, type PcmFormat, pcmProblem, readPcm } from './pcm-coding';
import type { Give } from './reader';

/** As `FrameDecoder`, for packets of plain samples, which need no decoder. */
export class PcmDecoder {
  readonly #format: PcmFormat;
  readonly #give: Give;
  readonly #problem: string | undefined;

  /** @param config Its codec is one of those that {@link isPcm} tells of. */
  constructor({ codec, sampleRate, numberOfChannels: channels }: AudioDecoderConfig, give: Give) {
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
