import { tapName } from '../src/media/shared/capture-messages';
import { PcmTap } from '../src/media/shared/pcm-tap';

// Globals of an AudioWorklet, which TypeScript's own libraries do not declare.
declare const sampleRate: number;
declare const registerProcessor: (name: string, processor: unknown) => void;
declare class AudioWorkletProcessor {
  readonly port: MessagePort;
}

/**
 * Seconds until sound arrives steadily. Engines buffer between the microphone's clock and the output's, and at first
 * deliver silence and gaps, until enough is buffered.
 */
const settling = 0.25;

registerProcessor(
  tapName,
  class extends AudioWorkletProcessor {
    readonly #tap = new PcmTap(sampleRate, this.port, settling);

    constructor() {
      super();
      this.port.onmessage = ({ data }) => this.#tap.receive(data);
    }

    process([input]: readonly Float32Array[][]): boolean {
      this.#tap.hear(input ?? []);
      return true;
    }
  },
);
