import { joined } from '../../bytes/bytes';
import type { TsPacket } from './packets';

/** Seconds, unwrapped; NaN if the packet has none. */
export type PesTimes = { readonly time: number; readonly decodeTime: number };

/** Reads an elementary stream. Its packets do not tell where its frames begin. */
export type ElementaryStream = {
  /**
   * Takes the next bytes.
   * @param packet Set if a packet of the elementary stream (PES) begins with these bytes.
   */
  push(data: Uint8Array, packet?: PesTimes): void;
  /** Bytes are missing here: the frame in progress is damaged. */
  lost(): void;
  /** A whole frame is missing. */
  missed(): void;
  /** Bytes may be missing here: the frame in progress may be incomplete. */
  suspect(): void;
  /** A packet is complete, and nothing has followed yet: emits the frames that seem complete. */
  settle(): void;
  /** No more bytes follow. */
  flush(): void;
};

const ticks = 90_000;
/** Times have 33 bits: they wrap around after 26.5 hours. */
const around = 2 ** 33;
/** The byte that may fill up a packet. */
const stuffing = 0xff;
/** Seconds. Times that jump farther ahead, or back, belong to another file. */
const jump = 1;

/** Unwraps 33-bit times: one clock for all streams of a program. */
export class TsClock {
  #last = 0;

  unwrapped(time: number): number {
    this.#last = time + around * Math.round((this.#last - time) / around);
    return this.#last;
  }
}

/** Extracts the packets of one elementary stream (ISO/IEC 13818-1, 2.4.3.6) from those of the transport stream. */
export class TsPes {
  readonly #stream: ElementaryStream;
  readonly #clock: TsClock;
  /** The beginning of a packet with an incomplete header. */
  #head: Uint8Array | undefined;
  /** Has a packet begun? Anything before the first one is the rest of something else. */
  #begun = false;
  /** How many bytes of the packet have arrived, and how many it has in total; 0 if it does not say. */
  #length = 0;
  #wanted = 0;
  #stuffed = false;
  /** Has more arrived than the packet announced? */
  #overflows = false;
  #counter: number | undefined;
  /** The latest decode time, and the seconds between it and the one before. */
  #decodeTime = Number.NaN;
  #step = 0;
  /** Is the count wrong after a complete packet? Then other packets may be missing. */
  #mayMiss = false;

  constructor(stream: ElementaryStream, clock: TsClock) {
    this.#stream = stream;
    this.#clock = clock;
  }

  /** Does nothing indicate that more of the packet follows? */
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
      this.#overflows = false;
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

  /** Packets are numbered, and one may be repeated (2.4.3.3). A gap in the count means lost packets. */
  #isRepeated({ counter, isDamaged, mayJump, begins }: TsPacket): boolean {
    const last = this.#counter;
    this.#counter = counter;
    if (isDamaged) this.#lose(false);
    if (last === undefined || mayJump || counter === ((last + 1) & 15)) return isDamaged;
    if (counter === last && !begins) return true;
    this.#lose(begins);
    return isDamaged;
  }

  /** @param atEnd May the packet be complete after all? That is possible if it states no length and is not stuffed. */
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

  /** Reads the header as soon as it is complete, and passes on what follows. */
  #open(bytes: Uint8Array, wasWhole: boolean): void {
    const [a, b, c, , high = 0, low = 0, , flags = 0, headLength = 0] = bytes;
    if (bytes.length >= 3 && !(a === 0 && b === 0 && c === 1)) {
      this.#stream.settle();
      this.#stream.lost();
      this.#stream.missed();
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
    // Another file begins, and nothing shows that the last frame of the previous one is complete.
    if (!wasWhole && (off < 0 || off > jump)) this.#stream.suspect();
    // Where files are joined, the packet count starts over too, so the times must tell whether a packet is missing.
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
    if (this.#overflows || bytes.subarray(data.length).every((byte) => byte === stuffing)) return;
    // After the end of the packet, nothing shows whose bytes these are.
    this.#overflows = true;
    this.#stream.missed();
  }
}

const timeAt = (bytes: Uint8Array, at: number): number => {
  const byte = (offset: number) => bytes[at + offset] ?? 0;
  return ((byte(0) >> 1) & 7) * 2 ** 30 + (byte(1) << 22) + ((byte(2) >> 1) << 15) + (byte(3) << 7) + (byte(4) >> 1);
};
