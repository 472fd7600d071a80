import { tapName } from '../src/media/capture/contract';
import { Tap } from '../src/media/capture/tap';

// What a worklet's global scope has; the compiler's own libraries do not tell of it.
declare const sampleRate: number;
declare const registerProcessor: (name: string, processor: unknown) => void;
declare class AudioWorkletProcessor {
  readonly port: MessagePort;
}

/**
 * Seconds until sound comes steadily. Between the clock of the microphone and that of the output, engines begin with
 * silence and holes, until enough lies between the two.
 */
const settling = 0.25;

registerProcessor(
  tapName,
  class extends AudioWorkletProcessor {
    readonly #tap = new Tap(sampleRate, this.port, settling);

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
