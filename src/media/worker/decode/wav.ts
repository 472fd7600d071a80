import { ByteQueue } from './byteQueue';
import { holdsText, viewOf } from './bytes';
import type { FormatReader, Give, OpenReader } from './reader';
import { readWavFormat, type WavFormat } from './wavFormat';
import { readWavSamples } from './wavSamples';

/** Writers that cannot go back write 0, 0xFFFFFFFF or, as sox, a little less than 2^31. */
const isUnknown = (size: number): boolean => size === 0 || size >= 0x7fff_0000;

const count = (value: number): string => value.toLocaleString('en');

/** Longer ones would be held in memory: those that are read have 40 bytes or fewer. */
const maximumBody = 65_536;

/** What is awaited next: each takes what it needs of the bytes, and tells whether it had enough. */
type State = 'riff' | 'chunk' | 'data' | 'tail' | 'after';

class WavReader implements FormatReader {
  readonly #give: Give;
  readonly #bytes = new ByteQueue();
  #state: State = 'riff';
  /** Bytes of this file that were passed, and bytes still to pass over. */
  #at = 0;
  #skip = 0;
  #riffEnd: number | undefined;
  #data64: number | undefined;
  #format: WavFormat | undefined;
  /** Of the data chunk, in bytes; `Infinity` when it goes on until the end. */
  #told = 0;
  #left = 0;

  constructor(give: Give) {
    this.#give = give;
  }

  get complete(): boolean {
    return this.#state === 'after';
  }

  /** What came behind a complete file, and is no WAV. */
  get leftover(): Uint8Array {
    return this.complete ? this.#bytes.peek(this.#bytes.length).slice() : new Uint8Array();
  }

  async push(bytes: Uint8Array): Promise<void> {
    this.#bytes.push(bytes);
    while (this.#step());
    // What is left would change with the caller's bytes.
    const { length } = this.#bytes;
    if (length > 0) this.#bytes.push(this.#bytes.take(length).slice());
  }

  async end(): Promise<void> {
    const { length } = this.#bytes;
    if (this.#state === 'riff' && this.#at + length === 0) return;
    if (this.#state === 'riff' || this.#state === 'chunk') {
      throw new Error(`this WAV file ends before its sound: ${count(this.#at + length)} bytes came, and no data chunk`);
    }
    if (this.#state !== 'data' || this.#left === Number.POSITIVE_INFINITY || !this.#format) return;
    const frame = this.#format.width * this.#format.channels;
    const told = Math.floor(this.#told / frame);
    const came = Math.floor((this.#told - this.#left) / frame);
    throw new Error(`this WAV file is cut off: its header tells of ${count(told)} samples, ${count(came)} came`);
  }

  close(): void {
    this.#bytes.clear();
    this.#state = 'after';
  }

  /** Does the next thing that the bytes suffice for; `false` when there is none. */
  #step(): boolean {
    if (this.#skip > 0) {
      const passed = this.#take(Math.min(this.#skip, this.#bytes.length)).length;
      this.#skip -= passed;
      return passed > 0;
    }
    if (this.#state === 'riff') return this.#readRiff();
    if (this.#state === 'chunk') return this.#readChunk();
    if (this.#state === 'data') return this.#readData();
    if (this.#state === 'tail') {
      this.#state = 'after';
      return true;
    }
    return this.#findNext();
  }

  #take(length: number): Uint8Array {
    this.#at += length;
    return this.#bytes.take(length);
  }

  #readRiff(): boolean {
    if (this.#bytes.length < 12) return false;
    const start = this.#take(12);
    const [id, kind] = [textAt(start, 0), textAt(start, 8)];
    if (!startsWav(start) || kind !== 'WAVE') {
      throw new Error(`this is no WAV file: it begins with ${JSON.stringify(id)} … ${JSON.stringify(kind)}`);
    }
    const size = numberAt(start, 4);
    this.#riffEnd = isUnknown(size) ? undefined : size + 8;
    this.#state = 'chunk';
    return true;
  }

  #readChunk(): boolean {
    if (this.#bytes.length < 8) return false;
    const head = this.#bytes.peek(8);
    const [id, size] = [textAt(head, 0), numberAt(head, 4)];
    const read = id === 'fmt ' || id === 'ds64';
    if (read && size > maximumBody) throw new Error(`this WAV file's ${id.trim()} chunk tells of ${count(size)} bytes`);
    if (read && this.#bytes.length < 8 + size) return false;
    this.#take(8);
    if (id === 'data') {
      this.#beginData(size);
      return true;
    }
    if (id === 'fmt ') this.#format = readWavFormat(this.#take(size));
    else if (id === 'ds64') this.#readSizes(this.#take(size));
    this.#skip = (read ? 0 : size) + (size & 1);
    return true;
  }

  /** RF64 (EBU Tech 3306): sizes of 64 bits, for those that are 0xFFFFFFFF in their places. */
  #readSizes(body: Uint8Array): void {
    if (body.length < 16) throw new Error(`this WAV file's ds64 chunk has ${body.length} bytes: it needs at least 16`);
    const [riff, data] = [0, 8].map((at) => numberAt(body, at) + numberAt(body, at + 4) * 2 ** 32) as [number, number];
    // A streaming writer may have left these as they were, too.
    const known = (size: number) => size > 0 && size < Number.MAX_SAFE_INTEGER;
    this.#riffEnd = known(riff) ? riff + 8 : undefined;
    this.#data64 = known(data) ? data : undefined;
  }

  #beginData(size: number): void {
    if (!this.#format) throw new Error('this WAV file has its data chunk before its fmt chunk: it cannot be read');
    this.#told = isUnknown(size) ? (this.#data64 ?? Number.POSITIVE_INFINITY) : size;
    this.#left = this.#told;
    this.#state = 'data';
  }

  #readData(): boolean {
    const format = this.#format as WavFormat;
    const frame = format.channels * format.width;
    const length = Math.min(this.#bytes.length, this.#left);
    const whole = length - (length % frame);
    if (whole > 0) {
      this.#give(readWavSamples(this.#take(whole), format));
      this.#left -= whole;
    }
    if (this.#left >= frame) return false;
    const rest = this.#left + (this.#told & 1);
    this.#skip = this.#riffEnd === undefined ? rest : Math.max(this.#left, this.#riffEnd - this.#at);
    this.#state = 'tail';
    return true;
  }

  /** Files may be joined: another of WAV is read at once, and what is none is left for others. */
  #findNext(): boolean {
    const bytes = this.#bytes.peek(4);
    if (bytes[0] === 0) {
      this.#take(1);
      return true;
    }
    if (!startsWav(bytes)) return false;
    this.#at = 0;
    this.#data64 = undefined;
    this.#format = undefined;
    this.#state = 'riff';
    return true;
  }
}

const textAt = (bytes: Uint8Array, at: number): string => String.fromCharCode(...bytes.subarray(at, at + 4));

const numberAt = (bytes: Uint8Array, at: number): number => viewOf(bytes).getUint32(at, true);

const startsWav = (bytes: Uint8Array): boolean => holdsText(bytes, 'RIFF') || holdsText(bytes, 'RF64');

/**
 * Reads WAV (RIFF and RF64): whole numbers of 8, 16, 24 and 32 bits, floats of 32 and 64, A-law and µ-law, exactly.
 * A data chunk whose size is not told goes on until the end, and is never `complete`. Files that are joined in one
 * stream are read one after the other.
 */
export const openWav: OpenReader = (give) => new WavReader(give);
