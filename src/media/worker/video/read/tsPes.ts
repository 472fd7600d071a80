import { joined } from '../../decode/bytes';
import type { TsPacket } from './tsPackets';

/** Seconds, unwrapped; NaN where a packet does not tell. */
export type PesTimes = { readonly time: number; readonly decodeTime: number };

/** Reads an elementary stream, whose packets say nothing of where its frames begin. */
export type ElementaryStream = {
  /** The next bytes. @param packet Given where a packet of the elementary stream (PES) begins with them. */
  push(data: Uint8Array, packet?: PesTimes): void;
  /** Bytes are missing here: the frame that was begun is damaged. */
  lost(): void;
  /** A frame is missing of which nothing has come. */
  missed(): void;
  /** Bytes may be missing here, or none: it is not certain that the frame that was begun is whole. */
  suspect(): void;
  /** A packet has come whole, and nothing behind it yet: gives the frames that seem to be whole. */
  settle(): void;
  /** No more bytes come. */
  flush(): void;
};

const ticks = 90_000;
/** Times have 33 bits: they begin anew after 26.5 hours. */
const around = 2 ** 33;
/** Seconds: farther apart, or back, times are of another file. */
const jump = 1;

/** Tells times that go on where their 33 bits begin anew: one clock for all streams of a program. */
export class TsClock {
  #last = 0;

  unwrapped(time: number): number {
    this.#last = time + around * Math.round((this.#last - time) / around);
    return this.#last;
  }
}

/** Takes the packets of one elementary stream (ISO/IEC 13818-1, 2.4.3.6) out of those of the transport stream. */
export class TsPes {
  readonly #stream: ElementaryStream;
  readonly #clock: TsClock;
  /** The beginning of a packet whose head is not whole. */
  #head: Uint8Array | undefined;
  /** Has the beginning of a packet come? What comes before one is the rest of something. */
  #begun = false;
  /** How many bytes of the packet have come, and how many it has in all; 0 where it does not tell. */
  #length = 0;
  #wanted = 0;
  #stuffed = false;
  #counter: number | undefined;
  /** Of the last packet that told it, and seconds from the one before to it. */
  #decodeTime = Number.NaN;
  #step = 0;
  /** Is the count wrong behind a packet that was whole? Then others may be missing. */
  #mayMiss = false;

  constructor(stream: ElementaryStream, clock: TsClock) {
    this.#stream = stream;
    this.#clock = clock;
  }

  /** Does nothing show that more of the packet follows? */
  get isWhole(): boolean {
    return !this.#begun || this.#stuffed || this.#isFull;
  }

  push(packet: TsPacket): void {
    const { begins, payload, isStuffed } = packet;
    if (this.#isRepeated(packet)) return;
    let wasWhole = true;
    if (begins) {
      wasWhole = this.isWhole;
      if (!wasWhole && this.#wanted > 0) this.#stream.lost();
      wasWhole ||= this.#wanted > 0;
      this.#head = payload.slice();
      this.#length = this.#wanted = 0;
      this.#begun = true;
    } else if (!this.#begun) {
      this.#miss();
      return;
    }
    this.#stuffed = isStuffed;
    if (this.#head) this.#open(begins ? this.#head : joined([this.#head, payload]), wasWhole);
    else this.#pass(payload);
  }

  settle(): void {
    if (this.#begun && this.isWhole) this.#stream.settle();
  }

  flush(): void {
    if (this.isWhole) this.#stream.flush();
    else this.#lose(true);
    this.#stream.flush();
    this.#begun = false;
  }

  get #isFull(): boolean {
    return this.#wanted > 0 && this.#length >= this.#wanted;
  }

  /** Packets are counted; one may come twice (2.4.3.3). A gap in the count is what was lost. */
  #isRepeated({ counter, isDamaged, mayJump, begins }: TsPacket): boolean {
    const last = this.#counter;
    this.#counter = counter;
    if (isDamaged) this.#lose(false);
    if (last === undefined || mayJump || counter === ((last + 1) & 15)) return isDamaged;
    if (counter === last && !begins) return true;
    this.#lose(begins);
    return isDamaged;
  }

  /** @param atEnd May the packet have been whole all the same? One that does not tell its length, and is not stuffed, may. */
  #lose(atEnd: boolean): void {
    if (!this.#begun) return;
    if (this.isWhole) {
      this.#stream.settle();
      this.#stream.lost();
      this.#mayMiss = true;
    } else if (atEnd && this.#wanted === 0) this.#stream.suspect();
    else this.#stream.lost();
    this.#begun = false;
  }

  #miss(): void {
    if (this.#mayMiss) this.#stream.missed();
    this.#mayMiss = false;
  }

  /** Reads the head as soon as it is whole, and passes on what is behind it. */
  #open(bytes: Uint8Array, wasWhole: boolean): void {
    const [a, b, c, , high = 0, low = 0, , flags = 0, headLength = 0] = bytes;
    if (bytes.length >= 3 && !(a === 0 && b === 0 && c === 1)) {
      this.#begun = false;
      this.#head = undefined;
      return;
    }
    if (bytes.length < 9 + headLength || bytes.length < 9) {
      this.#head = bytes;
      return;
    }
    this.#head = undefined;
    const told = (high << 8) | low;
    this.#wanted = told && told + 6;
    this.#length = 9 + headLength;
    const hasTime = (flags & 0x80) > 0 && headLength >= 5;
    const time = hasTime ? this.#clock.unwrapped(timeAt(bytes, 9)) / ticks : Number.NaN;
    const decodes = hasTime && (flags & 0x40) > 0 && headLength >= 10;
    const decodeTime = decodes ? this.#clock.unwrapped(timeAt(bytes, 14)) / ticks : time;
    const off = decodeTime - this.#decodeTime;
    // Another file begins, and nothing shows that the last frame of the one before is whole.
    if (!wasWhole && (off < 0 || off > jump)) this.#stream.suspect();
    // Where files are joined, packets are counted anew as well: times tell whether any is missing.
    if (this.#step > 0 && off > 1.5 * this.#step && off <= jump) this.#miss();
    this.#mayMiss = false;
    if (off > 0 && off <= jump) this.#step = off;
    if (hasTime) this.#decodeTime = decodeTime;
    this.#pass(bytes.subarray(9 + headLength), { time, decodeTime });
  }

  #pass(bytes: Uint8Array, packet?: PesTimes): void {
    const data = this.#wanted > 0 ? bytes.subarray(0, Math.max(0, this.#wanted - this.#length)) : bytes;
    this.#length += data.length;
    this.#stream.push(data, packet);
  }
}

const timeAt = (bytes: Uint8Array, at: number): number => {
  const byte = (offset: number) => bytes[at + offset] ?? 0;
  return ((byte(0) >> 1) & 7) * 2 ** 30 + (byte(1) << 22) + ((byte(2) >> 1) << 15) + (byte(3) << 7) + (byte(4) >> 1);
};
