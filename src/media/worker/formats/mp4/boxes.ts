import { ByteQueue } from '../../bytes/byte-queue';
import { joined, viewOf } from '../../bytes/bytes';
import { withoutBeginning } from '../problems';

/** Boxes that may follow a complete MP4 file without beginning another one. */
const trailing = new Set([
  'free',
  'skip',
  'wide',
  'udta',
  'meta',
  'uuid',
  'mdat',
  'moof',
  'mfra',
  'sidx',
  'styp',
  'emsg',
  'prft',
]);

/**
 * Walks over the boxes of an MP4 file (ISO/IEC 14496-12, section 4.2) whose bytes are cut anywhere, to find where it
 * ends and what its `moov` says.
 */
export class Mp4Boxes {
  readonly #queue = new ByteQueue();
  /** Bytes of the current box still to come. */
  #left = 0;
  #moovPieces: Uint8Array[] | undefined;
  #types = new Set<string>();
  /** The body of `moov`, once it has arrived. */
  moov: Uint8Array | undefined;
  /** Has another file begun? Its bytes are then in `rest`. */
  ended = false;

  /** Takes the next bytes and returns those of this file. Holds back a box's header until it is complete. */
  push(bytes: Uint8Array): Uint8Array {
    const own: Uint8Array[] = [];
    this.#queue.push(bytes);
    while (!this.ended && this.#queue.length > 0) {
      if (this.#left === 0) {
        const head = this.#head();
        if (!head) break;
        own.push(head);
      }
      const body = this.#queue.take(Math.min(this.#left, this.#queue.length));
      this.#left -= body.length;
      own.push(body);
      this.#moovPieces?.push(body);
      if (this.#left > 0 || !this.#moovPieces) continue;
      this.moov = joined(this.#moovPieces);
      this.#moovPieces = undefined;
    }
    return joined(own);
  }

  /** The bytes after the file, or the beginning of a box's header. */
  get rest(): Uint8Array {
    return this.#queue.peek(this.#queue.length);
  }

  /** Is it at the end of a box, and have both the media data and its description arrived? */
  get mayBeWhole(): boolean {
    return this.#left === 0 && this.moov !== undefined && this.#types.has('mdat') && !this.#types.has('moof');
  }

  /** Is it in the middle of a box of known size? */
  get midst(): boolean {
    return (this.#left > 0 && this.#left !== Number.POSITIVE_INFINITY) || this.#queue.length > 0;
  }

  #head(): Uint8Array | undefined {
    const bytes = this.rest;
    if (bytes.length < 8) return;
    const view = viewOf(bytes);
    const type = String.fromCharCode(...bytes.subarray(4, 8));
    const sound = this.moov !== undefined && (this.#types.has('mdat') || this.#types.has('moof'));
    if (sound ? !trailing.has(type) : type === 'ftyp' && this.#types.has('ftyp')) {
      this.ended = true;
      return;
    }
    let size = view.getUint32(0);
    const length = size === 1 ? 16 : 8;
    if (bytes.length < length) return;
    if (size === 1) size = Number(view.getBigUint64(8));
    // A box without a size continues until the end of the file.
    if (size === 0) size = Number.POSITIVE_INFINITY;
    if (size < length) {
      throw new Error(
        `this MP4 file is damaged: its box “${type}” has a size of ${size}, but ${length} at least was expected`,
      );
    }
    if (type === 'moof' && !this.#types.has('moov')) throw new Error(withoutBeginning('an MP4 file'));
    this.#types.add(type);
    if (type === 'moov') this.#moovPieces = [];
    this.#left = size - length;
    return this.#queue.take(length);
  }
}

/** The boxes in a body that has arrived completely. */
export function* mp4Boxes(body: Uint8Array): Generator<{ type: string; body: Uint8Array }> {
  const view = viewOf(body);
  for (let at = 0; at + 8 <= body.length; ) {
    const size = view.getUint32(at);
    if (size < 8) return;
    yield { type: String.fromCharCode(...body.subarray(at + 4, at + 8)), body: body.subarray(at + 8, at + size) };
    at += size;
  }
}
