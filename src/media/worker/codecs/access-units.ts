import { BitReader } from '../bytes/bit-reader';
import { nal } from './avc';

/** The NAL units of one frame. Times are in seconds, NaN if unknown. */
export type AccessUnit = {
  readonly units: readonly Uint8Array[];
  readonly time: number;
  readonly decodeTime: number;
  /** Is the beginning of the frame missing, so that its first slice is a later one? */
  readonly isCut: boolean;
};

/** Enough bytes of a slice's header to read its first macroblock. */
const enoughOfSlice = 8;

const isSlice = (type: number): boolean => type === nal.slice || type === nal.partition || type === nal.idr;
/** Units that come before a frame's first slice, never between its slices (ITU-T H.264, 7.4.1.2.3). */
const isAhead = (type: number): boolean => (type >= nal.sei && type <= nal.delimiter) || (type >= 14 && type <= 18);

/**
 * Splits an H.264 byte stream into frames by its own rule (ITU-T H.264, 7.4.1.2.4), however it is spread over packets:
 * a frame ends at units that announce the next one, or at a slice that does not continue after the last slice.
 */
export class AccessUnits {
  readonly #give: (unit: AccessUnit) => void;
  #bytes = new Uint8Array(65_536);
  #length = 0;
  /**
   * Where the incomplete unit begins, without its start code (−1 if there is none); up to where start codes were
   * searched; and where the unit begins with its start code.
   */
  #begin = -1;
  #scanned = 0;
  #start = 0;
  /** The frame so far. */
  #units: Uint8Array[] = [];
  #hasSlice = false;
  #isCut = false;
  #lastBlock = -1;
  /** Where packets with times begin. */
  #marks: { at: number; time: number; decodeTime: number }[] = [];
  #times = { time: Number.NaN, decodeTime: Number.NaN };
  /** Has every packet so far begun with a frame? */
  #aligned = true;
  /** The fields of an interlaced frame belong together and come in one packet. */
  joinsFields = false;
  #packets = 0;
  #packetOfSlice = 0;

  constructor(give: (unit: AccessUnit) => void) {
    this.#give = give;
  }

  /** Is no part of a frame waiting? */
  get isEmpty(): boolean {
    return this.#begin < 0 && this.#units.length === 0;
  }

  /**
   * Takes the next bytes.
   * @param packet Set if a packet begins with these bytes: its times, NaN if it has none.
   */
  push(data: Uint8Array, packet?: { readonly time: number; readonly decodeTime: number }): void {
    if (packet) {
      this.#packets++;
      if (!this.isEmpty && data.length > 2 && !beginsUnit(data)) this.#aligned = false;
      this.#marks.push({ at: this.#length, ...packet });
    }
    this.#append(data);
    this.#scan(false);
  }

  /**
   * No more bytes of this frame come for now: emits it, unless frames of this stream may continue in the next packet.
   */
  settle(): void {
    if (this.#aligned) this.flush();
  }

  /** The frame is over. */
  flush(): void {
    this.#scan(true);
    if (this.#begin >= 0) this.#take(this.#length);
    this.#end();
    this.#reset();
  }

  /** Discards the frame in progress, which is damaged. Returns whether there was one. */
  drop(): boolean {
    const had = this.#hasSlice;
    this.#units = [];
    this.#hasSlice = false;
    this.#reset();
    return had;
  }

  #reset(): void {
    this.#length = this.#scanned = this.#start = 0;
    this.#begin = -1;
    this.#marks = [];
  }

  #append(data: Uint8Array): void {
    if (this.#length + data.length > this.#bytes.length) {
      const larger = new Uint8Array(2 * (this.#length + data.length));
      larger.set(this.#bytes.subarray(0, this.#length));
      this.#bytes = larger;
    }
    this.#bytes.set(data, this.#length);
    this.#length += data.length;
  }

  #scan(atEnd: boolean): void {
    const bytes = this.#bytes.subarray(0, this.#length);
    let at = Math.max(2, this.#scanned);
    for (let one = bytes.indexOf(1, at); one >= 0; one = bytes.indexOf(1, at)) {
      at = one + 1;
      if (bytes[one - 1] !== 0 || bytes[one - 2] !== 0) continue;
      // The first byte shows what begins; a slice needs a few more, which may not have arrived yet.
      if (!atEnd && one + 1 + enoughOfSlice > this.#length) {
        this.#scanned = one;
        return;
      }
      const start = one > 2 && bytes[one - 3] === 0 ? one - 3 : one - 2;
      if (this.#begin >= 0) this.#take(start);
      if (one + 1 < this.#length) this.#enter(start, one + 1);
    }
    this.#scanned = this.#length;
    this.#forget();
  }

  /** A unit begins here; it may also begin a frame. */
  #enter(start: number, at: number): void {
    const type = (this.#bytes[at] ?? 0) & 31;
    if (this.#hasSlice && this.#isNext(type, at)) this.#end();
    else if (this.#units.length > 0 && this.#marks.some((mark) => mark.at > this.#start && mark.at <= start)) {
      // A packet begins within a frame.
      this.#aligned = false;
    }
    if (this.#units.length === 0) this.#tell(start);
    if (isSlice(type)) {
      if (!this.#hasSlice) this.#isCut = this.#firstBlock(at) > 0;
      this.#hasSlice = true;
      this.#packetOfSlice = this.#packets;
      this.#lastBlock = this.#firstBlock(at);
    }
    this.#begin = at;
    this.#start = start;
  }

  #isNext(type: number, at: number): boolean {
    if (isAhead(type)) return true;
    if (!isSlice(type) || this.#firstBlock(at) > this.#lastBlock) return false;
    return !(this.joinsFields && this.#packets === this.#packetOfSlice);
  }

  /** The first macroblock of a slice. */
  #firstBlock(at: number): number {
    return new BitReader(this.#bytes.subarray(at + 1, Math.min(this.#length, at + 1 + enoughOfSlice))).unsigned();
  }

  /** A frame begins here. It gets the times of its packet if it is the first frame that begins in it. */
  #tell(start: number): void {
    this.#times = { time: Number.NaN, decodeTime: Number.NaN };
    for (let mark = this.#marks[0]; mark && mark.at <= start; mark = this.#marks[0]) {
      this.#times = { time: mark.time, decodeTime: mark.decodeTime };
      this.#marks.shift();
    }
  }

  /** Ends the current unit here, without trailing zeros. */
  #take(end: number): void {
    let to = end;
    while (to > this.#begin && this.#bytes[to - 1] === 0) to--;
    if (to > this.#begin) this.#units.push(this.#bytes.slice(this.#begin, to));
    this.#begin = -1;
  }

  #end(): void {
    const units = this.#units;
    this.#units = [];
    this.#hasSlice = false;
    this.#lastBlock = -1;
    if (units.length > 0) this.#give({ units, isCut: this.#isCut, ...this.#times });
    this.#isCut = false;
  }

  /** Drops the bytes before the incomplete unit. */
  #forget(): void {
    const from = Math.max(0, this.#begin < 0 ? this.#length - 3 : this.#start);
    if (from < 32_768) return;
    this.#bytes.copyWithin(0, from, this.#length);
    this.#length -= from;
    this.#scanned = Math.max(0, this.#scanned - from);
    if (this.#begin >= 0) this.#begin -= from;
    this.#start = Math.max(0, this.#start - from);
    this.#marks = this.#marks.map((mark) => ({ ...mark, at: mark.at - from }));
  }
}

/** Does a packet begin with a unit? */
const beginsUnit = ([a, b, c, d]: Uint8Array): boolean =>
  a === 0 && b === 0 && (c === 1 || (c === 0 && (d ?? 1) === 1));
