import { ids } from '../webm';
import { ByteQueue } from './byteQueue';
import { ebmlHead } from './ebml';

const read: ReadonlySet<number> = new Set([ids.info, ids.tracks, ids.timestamp, ids.simpleBlock, ids.blockGroup]);
const opened: ReadonlySet<number> = new Set([ids.segment, ids.cluster]);

/** Walks over the elements of a WebM file whose bytes are cut anywhere, and gives those that matter as they become whole. */
export class WebmElements {
  readonly #queue = new ByteQueue();
  #position = 0;
  #skip = 0;
  #end: number | undefined;
  /** Has the file come to its end, by its size or since another begins? */
  complete = false;

  *push(bytes: Uint8Array): Generator<{ id: number; body: Uint8Array }> {
    this.#queue.push(bytes);
    while (!this.complete) {
      if (this.#skip > 0) {
        this.#skip -= this.#take(Math.min(this.#skip, this.#queue.length)).length;
        if (this.#skip > 0) return;
      }
      if (this.#position === this.#end) {
        this.complete = true;
        return;
      }
      const head = ebmlHead(this.#queue.peek(12));
      if (!head) return;
      const { id, headLength, size } = head;
      if (id === ids.ebml && this.#position > 0) {
        this.complete = true;
        return;
      }
      if (opened.has(id)) {
        this.#take(headLength);
        if (id === ids.segment && size !== undefined) this.#end = this.#position + size;
        continue;
      }
      if (size === undefined)
        throw new Error(`this WebM file is damaged: the element 0x${id.toString(16)} has no size`);
      if (read.has(id)) {
        if (this.#queue.length < headLength + size) return;
        this.#take(headLength);
        yield { id, body: this.#take(size).slice() };
      } else {
        this.#take(headLength);
        this.#skip = size;
      }
    }
  }

  /** What came behind the end. */
  get leftover(): Uint8Array {
    return this.complete ? this.#queue.peek(this.#queue.length).slice() : new Uint8Array(0);
  }

  /** What is missing, where the file is cut off. */
  get missing(): string | undefined {
    const isWhole = this.#queue.length === 0 && this.#skip === 0 && this.#end === undefined;
    if (this.complete || isWhole) return undefined;
    const came = this.#position + this.#queue.length;
    return this.#end === undefined || came >= this.#end
      ? 'its last element is not whole'
      : `it tells of ${this.#end} bytes, but ${came} came`;
  }

  #take(count: number): Uint8Array {
    const taken = this.#queue.take(count);
    this.#position += taken.length;
    return taken;
  }
}
