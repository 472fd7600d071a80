import { ByteQueue } from '../../bytes/byte-queue';
import { viewOf } from '../../bytes/bytes';
import { type EbmlHead, ebmlHead } from './ebml';
import { ids } from './write';

const read: ReadonlySet<number> = new Set([ids.info, ids.tracks, ids.timestamp, ids.simpleBlock, ids.blockGroup]);
const opened: ReadonlySet<number> = new Set([ids.segment, ids.cluster]);
/** All elements allowed in a segment or a cluster (RFC 9559, section 5.1); after damage, anything else may appear. */
const known: ReadonlySet<number> = new Set([
  ...read,
  ...opened,
  ids.ebml,
  ...[0x114d9b74, 0x1c53bb6b, 0x1254c367, 0x1043a770, 0x1941a469, 0xec, 0xbf, 0xa7, 0xab, 0xaf, 0x5854],
]);
/** The longest possible element, in bytes. */
const longest = 64 * 1024 * 1024;

/** After damage, we resume only at blocks of at most this many bytes: what looks like a larger block may be none. */
const longestBlock = 1024 * 1024;

/** Is there a block here, followed by a valid element? Undefined while too few bytes have arrived to tell. */
const beginsBlock = (bytes: Uint8Array, at: number): boolean | undefined => {
  const headAt = (place: number) => {
    try {
      return ebmlHead(bytes, place);
    } catch {
      return 'damaged';
    }
  };
  const head = headAt(at);
  if (head === 'damaged' || (head && !(head.size && head.size > 4 && head.size < longestBlock))) return false;
  if (!head?.size) return undefined;
  const body = at + head.headLength;
  // A track number in one byte; a group begins with its block.
  const first = bytes[body];
  if (first !== undefined && !(head.id === ids.simpleBlock ? first > 0x80 && first < 0x90 : first === ids.block))
    return false;
  const next = headAt(body + head.size);
  return next === 'damaged' ? false : next && known.has(next.id);
};

/**
 * Where to resume after damage: at a cluster, another file, or a block of a cluster. The bytes before it are of no use.
 */
const nextStart = (bytes: Uint8Array): { at: number; isSure: boolean } => {
  for (let at = 1; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === ids.simpleBlock || byte === ids.blockGroup) {
      const isBlock = beginsBlock(bytes, at);
      if (isBlock !== false) return { at, isSure: isBlock === true };
    } else if (byte === 0x1f || byte === 0x1a) {
      if (at + 4 > bytes.length) return { at, isSure: false };
      const id = viewOf(bytes).getUint32(at);
      if (id === ids.cluster || id === ids.ebml) return { at, isSure: true };
    }
  }
  return { at: bytes.length, isSure: false };
};

/**
 * Walks over the elements of a WebM file whose bytes are cut anywhere, and yields the relevant ones as they are
 * complete. After damage, it resumes at the next block or cluster.
 */
export class WebmElements {
  readonly #queue = new ByteQueue();
  #position = 0;
  #skip = 0;
  #end: number | undefined;
  /** Where the current cluster ends, if it says so. */
  #clusterEnd = Number.POSITIVE_INFINITY;
  #hasClusters = false;
  #isLost = false;
  /** How many times something was damaged. */
  damages = 0;
  /** Has the file ended, by its size or because another one begins? */
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
      if (this.#isLost) {
        if (!this.#find()) return;
        continue;
      }
      const head = this.#head();
      if (head === 'damaged') {
        this.damages++;
        this.#isLost = true;
        continue;
      }
      if (!head) return;
      const { id, headLength, size } = head;
      if (id === ids.ebml && this.#position > 0) {
        this.complete = true;
        return;
      }
      if (opened.has(id)) {
        this.#take(headLength);
        if (id === ids.segment && size !== undefined) this.#end = this.#position + size;
        if (id === ids.cluster) {
          this.#hasClusters = true;
          this.#clusterEnd = this.#position + (size ?? Number.POSITIVE_INFINITY);
        }
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

  /** The next element; undefined until its header has arrived. */
  #head(): EbmlHead | 'damaged' | undefined {
    try {
      const head = ebmlHead(this.#queue.peek(12));
      if (!head || !this.#hasClusters) return head;
      const { id, size, headLength } = head;
      const isOpen = opened.has(id) || id === ids.ebml;
      const isInCluster = this.#position < this.#clusterEnd && id < 0x10000000;
      const end = this.#position + headLength + (size ?? 0);
      const isWrong =
        !known.has(id) ||
        (size === undefined && !isOpen) ||
        (read.has(id) && (size ?? 0) > longest) ||
        (isInCluster && end > this.#clusterEnd) ||
        (!isOpen && end > (this.#end ?? end));
      return isWrong ? 'damaged' : head;
    } catch (error) {
      if (this.#hasClusters) return 'damaged';
      throw error;
    }
  }

  /** Moves to the place where reading can resume; returns false until that has arrived. */
  #find(): boolean {
    const left = (this.#end ?? Number.POSITIVE_INFINITY) - this.#position;
    const bytes = this.#queue.peek(Math.min(this.#queue.length, left));
    const { at, isSure } = nextStart(bytes);
    const isEnd = bytes.length === left;
    this.#take(isSure || !isEnd ? at : bytes.length);
    this.#isLost = !isSure && !isEnd;
    return !this.#isLost;
  }

  /** The bytes after the end of the file. */
  get leftover(): Uint8Array {
    return this.complete ? this.#queue.peek(this.#queue.length).slice() : new Uint8Array(0);
  }

  /** What is missing if the file is cut off. */
  get missing(): string | undefined {
    const isWhole = this.#queue.length === 0 && this.#skip === 0 && this.#end === undefined;
    if (this.complete || isWhole || (this.#isLost && this.#end === undefined)) return undefined;
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
