import { lengthOf, type Pcm } from '../pcm/pcm';
import { FrameDecoder } from './frameDecoder';
import type { Give } from './reader';

/** Failures one after the other, with nothing decoded between them, that are borne. */
const patience = 3;

/**
 * A `FrameDecoder` for codecs that decode each frame to one output at once (MP3, AAC): a damaged frame, at which
 * Firefox and WebKit close the decoder (and Chromium too, for AAC), becomes as much silence, and a new decoder goes on
 * behind it. One that cannot decode the first frame fails.
 */
export class MendingDecoder {
  readonly #config: AudioDecoderConfig;
  readonly #give: Give;
  #decoder: FrameDecoder;
  /** The frames that were sent and have not been decoded. */
  #pending: Uint8Array[] = [];
  #last: Pcm | undefined;
  #failures = 0;
  #closed = false;

  constructor(config: AudioDecoderConfig, give: Give) {
    this.#config = config;
    this.#give = give;
    this.#decoder = new FrameDecoder(config, this.#take);
  }

  decode(frame: Uint8Array): void {
    this.#pending.push(frame);
    this.#decoder.decode(frame);
  }

  settled(): Promise<void> {
    return this.#mended(() => this.#decoder.settled());
  }

  flush(): Promise<void> {
    return this.#mended(() => this.#decoder.flush());
  }

  close(): void {
    this.#closed = true;
    this.#decoder.close();
  }

  async #mended(work: () => Promise<void>): Promise<void> {
    for (;;) {
      try {
        await work();
        this.#pending = [];
        return;
      } catch (error) {
        if (this.#closed) return;
        this.#failures++;
        if (!this.#last || this.#failures > patience) throw error;
        this.#restart(this.#last);
      }
    }
  }

  #restart(last: Pcm): void {
    this.#decoder.close();
    this.#pending.shift();
    const silence = new Int16Array(lengthOf(last));
    this.#give({ ...last, channels: last.channels.map(() => silence) });
    this.#decoder = new FrameDecoder(this.#config, this.#take);
    for (const frame of this.#pending) this.#decoder.decode(frame);
  }

  readonly #take = (pcm: Pcm): void => {
    this.#pending.shift();
    this.#last = pcm;
    this.#failures = 0;
    this.#give(pcm);
  };
}
