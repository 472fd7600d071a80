import { mpegHeader } from '../../codecs/mpeg-audio';
import { adtsHeader } from '../adts/frames';
import type { MovieOut } from '../movie-reader';
import type { ElementaryStream, PesTimes } from './pes';
import { TsSound } from './sound';
import type { TsStream } from './tables';

/**
 * Private data without a registration may be sound: FFmpeg writes AAC this way into the Blu-ray form of MPEG-TS. The
 * first packet shows what it is.
 */
export class UnnamedSound implements ElementaryStream {
  readonly #stream: TsStream;
  readonly #out: MovieOut;
  readonly #refuse: () => void;
  #sound: TsSound | undefined;
  #isKnown = false;

  /** @param refuse Called once if no sound can be recognised. */
  constructor(stream: TsStream, out: MovieOut, refuse: () => void) {
    this.#stream = stream;
    this.#out = out;
    this.#refuse = refuse;
  }

  push(data: Uint8Array, packet?: PesTimes): void {
    if (!this.#isKnown) {
      // Only the start of a packet is likely to be the start of a frame.
      if (!packet) return;
      this.#isKnown = true;
      const type = adtsHeader(data) ? 15 : mpegHeader(data) ? 3 : undefined;
      if (type === undefined) this.#refuse();
      else this.#sound = TsSound.of({ ...this.#stream, type }, this.#out);
    }
    this.#sound?.push(data, packet);
  }

  lost(): void {
    this.#sound?.lost();
  }

  missed(): void {
    this.#sound?.missed();
  }

  suspect(): void {
    this.#sound?.suspect();
  }

  settle(): void {
    this.#sound?.settle();
  }

  flush(): void {
    this.#sound?.flush();
  }
}
