import { joined } from '../../decode/bytes';
import type { TsPacket } from './tsPackets';

/** A packet of an elementary stream: a frame of video, or some of sound. Times are seconds, unwrapped. */
export type Pes = { readonly data: Uint8Array; readonly time: number; readonly decodeTime: number };

const ticks = 90_000;
/** Times have 33 bits: they begin anew after 26.5 hours. */
const around = 2 ** 33;

/** Gathers the packets of one elementary stream (ISO/IEC 13818-1, 2.4.3.6). */
export class TsPes {
  readonly #give: (pes: Pes) => void;
  #pieces: Uint8Array[] = [];
  #length = 0;
  /** Bytes of it in all; 0 where it does not tell. */
  #wanted = 0;
  #stuffed = false;
  #last = 0;

  constructor(give: (pes: Pes) => void) {
    this.#give = give;
  }

  get isEmpty(): boolean {
    return this.#pieces.length === 0;
  }

  push({ begins, payload, isStuffed }: TsPacket): void {
    if (begins) this.flush();
    else if (this.isEmpty) return;
    this.#pieces.push(payload.slice());
    this.#length += payload.length;
    this.#stuffed = isStuffed;
    if (begins) {
      const told = ((payload[4] ?? 0) << 8) | (payload[5] ?? 0);
      this.#wanted = told && told + 6;
    }
    if (this.#wanted > 0 && this.#length >= this.#wanted) this.flush();
  }

  /** Gives what came if it seems to be whole, as its last packet is stuffed. */
  settle(): void {
    if (this.#stuffed) this.flush();
  }

  flush(): void {
    if (this.isEmpty) return;
    const bytes = joined(this.#pieces);
    this.#pieces = [];
    this.#length = 0;
    const [a, b, c, , , , , flags = 0, headLength = 0] = bytes;
    const hasTime = (flags & 0x80) > 0 && bytes.length >= 14;
    if (a !== 0 || b !== 0 || c !== 1) return;
    const time = hasTime ? this.#unwrapped(timeAt(bytes, 9)) : Number.NaN;
    const decodeTime = (flags & 0x40) > 0 && bytes.length >= 19 ? this.#unwrapped(timeAt(bytes, 14)) : time;
    const data = bytes.subarray(9 + headLength, this.#wanted || bytes.length);
    this.#give({ data, time: time / ticks, decodeTime: decodeTime / ticks });
  }

  #unwrapped(time: number): number {
    this.#last = time + around * Math.round((this.#last - time) / around);
    return this.#last;
  }
}

const timeAt = (bytes: Uint8Array, at: number): number => {
  const byte = (offset: number) => bytes[at + offset] ?? 0;
  return ((byte(0) >> 1) & 7) * 2 ** 30 + (byte(1) << 22) + ((byte(2) >> 1) << 15) + (byte(3) << 7) + (byte(4) >> 1);
};
