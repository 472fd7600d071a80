import { ByteQueue } from '../../bytes/byte-queue';
import { holdsText, joined, viewOf } from '../../bytes/bytes';

/**
 * The newly arrived part of a page of an Ogg stream (RFC 3533, section 6). A page may come in several parts, so that
 * its first packet does not wait for its last.
 */
export type OggPage = {
  readonly serial: number;
  /** Is it the first page of its logical stream? Such a page comes in one part. */
  readonly begins: boolean;
  /** Is it the last page of its logical stream? */
  readonly ends: boolean;
  /** The position at the end of the last packet that ends on the page; undefined if none does. */
  readonly granule: number | undefined;
  /** How many pages of its stream were lost before it. */
  readonly lostPages: number;
  /** The packets that end in this part, joined across pages. */
  readonly packets: readonly Uint8Array[];
  /** Is this the last part of the page? */
  readonly whole: boolean;
};

type Page = Pick<OggPage, 'serial' | 'begins' | 'ends' | 'granule' | 'lostPages'> & {
  /** The lengths of the segments still to come. */
  readonly lacing: number[];
};

const headerLength = 27;
const continued = 1;
const first = 2;
const last = 4;

/** Splits bytes, cut anywhere, into pages and packets. */
export class OggPages {
  readonly #queue = new ByteQueue();
  #page: Page | undefined;
  /** The pieces of incomplete packets, by stream; undefined if the beginning of the packet is missing. */
  readonly #begun = new Map<number, Uint8Array[] | undefined>();
  /** The number of the last page, by stream. */
  readonly #numbers = new Map<number, number>();

  push(bytes: Uint8Array): void {
    this.#queue.push(bytes);
  }

  /** The bytes that do not belong to a page yet. */
  get rest(): Uint8Array {
    return this.#queue.peek(this.#queue.length);
  }

  /** Has a page or a packet begun but not ended? */
  get midst(): boolean {
    return this.#queue.length > 0 || this.#page !== undefined || this.#begun.size > 0;
  }

  /** Do the next bytes not begin a page? */
  get atOther(): boolean {
    const { length } = this.#queue;
    return !this.#page && length > 0 && !holdsText(this.rest, 'OggS'.slice(0, length));
  }

  /** The next page or part of one; undefined until more bytes arrive. Skips bytes between pages. */
  next(): OggPage | undefined {
    if (this.atOther) this.#queue.take(nextCapture(this.rest));
    this.#page ??= this.#header();
    const page = this.#page;
    if (!page) return;
    const { lacing, ...told } = page;
    if (page.begins && this.#queue.length < lacing.reduce((sum, length) => sum + length, 0)) return;
    const packets = this.#packets(page);
    const whole = lacing.length === 0;
    if (whole) this.#page = undefined;
    return whole || packets.length > 0 ? { ...told, packets, whole } : undefined;
  }

  #header(): Page | undefined {
    const bytes = this.rest;
    const segments = bytes[26];
    if (segments === undefined || bytes.length < headerLength + segments) return;
    const view = viewOf(bytes);
    const serial = view.getUint32(14, true);
    const flags = view.getUint8(5);
    const granule = view.getBigInt64(6, true);
    const number = view.getUint32(18, true);
    const before = (flags & first) > 0 ? undefined : this.#numbers.get(serial);
    this.#numbers.set(serial, number);
    // A page was lost if only one half of a packet is there: drop that half.
    if ((flags & continued) === 0) this.#begun.delete(serial);
    else if (!this.#begun.has(serial)) this.#begun.set(serial, undefined);
    this.#queue.take(headerLength);
    return {
      serial,
      begins: (flags & first) > 0,
      ends: (flags & last) > 0,
      lostPages: before === undefined ? 0 : Math.max(0, number - before - 1),
      granule: granule < 0n ? undefined : Number(granule),
      lacing: [...this.#queue.take(segments)],
    };
  }

  /** Takes the complete packets. A segment of 255 bytes means that its packet continues in the next segment. */
  #packets({ serial, lacing }: Page): Uint8Array[] {
    const packets: Uint8Array[] = [];
    for (;;) {
      const length = lacing[0];
      if (length === undefined || this.#queue.length < length) return packets;
      lacing.shift();
      const pieces = this.#begun.has(serial) ? this.#begun.get(serial) : [];
      const segment = this.#queue.take(length);
      pieces?.push(segment);
      if (length === 255) this.#begun.set(serial, pieces);
      else {
        this.#begun.delete(serial);
        if (pieces) packets.push(joined(pieces));
      }
    }
  }
}

const nextCapture = (bytes: Uint8Array): number => {
  for (let at = 1; at < bytes.length; at++) {
    if (bytes[at] === 0x4f && holdsText(bytes, 'OggS'.slice(0, bytes.length - at), at)) return at;
  }
  return bytes.length;
};
