import { lengthOf, lostSamples, type Pcm } from '../pcm/pcm';
import { FrameDecoder } from './frameDecoder';
import type { Give } from './reader';
import { isWide, WideDecoder } from './wideDecoder';

/** Failures one after the other, with nothing decoded between them, that are borne. */
const patience = 50;

const open = (config: AudioDecoderConfig, give: Give): FrameDecoder | WideDecoder =>
  isWide(config) ? new WideDecoder(config, give) : new FrameDecoder(config, give);

/**
 * A decoder that survives a damaged frame, at which engines close their own: the frame becomes as much silence, which
 * is marked as lost, and a new decoder goes on behind it. It counts on codecs that decode each frame to one output;
 * where the first one of Vorbis comes late, one block more is lost. A decoder that cannot decode the first frame fails.
 */
export class MendingDecoder {
  readonly #config: AudioDecoderConfig;
  readonly #give: Give;
  #decoder: FrameDecoder | WideDecoder;
  /** The frames that were sent and have not been decoded. */
  #pending: Uint8Array[] = [];
  #last: Pcm | undefined;
  #failures = 0;
  #closed = false;

  constructor(config: AudioDecoderConfig, give: Give) {
    this.#config = config;
    this.#give = give;
    this.#decoder = open(config, this.#take);
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
    this.#give(lostSamples(last, lengthOf(last)));
    this.#decoder = open(this.#config, this.#take);
    for (const frame of this.#pending) this.#decoder.decode(frame);
  }

  readonly #take = (pcm: Pcm): void => {
    this.#pending.shift();
    this.#last = pcm;
    this.#failures = 0;
    this.#give(pcm);
  };
}
