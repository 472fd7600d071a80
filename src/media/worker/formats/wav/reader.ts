import { ByteQueue } from '../../bytes/byte-queue';
import { holdsText, viewOf } from '../../bytes/bytes';
import { lengthOf, type Pcm } from '../../pcm/pcm';
import type { FormatReader, OpenReader, PcmSink } from '../sound-reader';
import { adpcmOf, readAdpcm } from './adpcm';
import { checkWavShape, readWavFormat } from './format';
import { readWavSamples } from './samples';

/** Writers that cannot seek back write 0, 0xFFFFFFFF or, like sox, a little less than 2^31. */
const isUnknown = (size: number): boolean => size === 0 || size >= 0x7fff_0000;

const count = (value: number): string => value.toLocaleString('en');

/** Bodies longer than this would be held in memory; the ones we read have at most 40 bytes. */
const maximumBody = 65_536;

/** How a file's data is read. */
type Data = {
  /** Bytes and samples per channel that can be read at once. */
  readonly unit: number;
  readonly samples: number;
  /** Can less than a unit be read, at the end? */
  readonly isBlock: boolean;
  read(bytes: Uint8Array): Pcm;
};

const dataOf = (body: Uint8Array): Data => {
  const adpcm = adpcmOf(body);
  if (adpcm) {
    checkWavShape(adpcm);
    const { blockBytes: unit, blockSamples: samples } = adpcm;
    return { unit, samples, isBlock: true, read: (bytes) => readAdpcm(bytes, adpcm) };
  }
  const format = readWavFormat(body);
  const unit = format.channels * format.width;
  return { unit, samples: 1, isBlock: false, read: (bytes) => readWavSamples(bytes, format) };
};

/** What comes next. Each state consumes the bytes it needs and returns whether it had enough. */
type State = 'riff' | 'chunk' | 'data' | 'tail' | 'after';

class WavReader implements FormatReader {
  readonly #give: PcmSink;
  readonly #bytes = new ByteQueue();
  #state: State = 'riff';
  /** Bytes of this file consumed so far, and bytes still to skip. */
  #at = 0;
  #skip = 0;
  #riffEnd: number | undefined;
  #data64: number | undefined;
  #format: Data | undefined;
  /** How many samples the file still has, where the last block may hold more. */
  #samplesLeft = Number.POSITIVE_INFINITY;
  /** Of the data chunk, in bytes; `Infinity` if it continues until the end. */
  #told = 0;
  #left = 0;

  constructor(give: PcmSink) {
    this.#give = give;
  }

  get complete(): boolean {
    return this.#state === 'after';
  }

  /** The bytes after a complete file that are not WAV. */
  get leftover(): Uint8Array {
    return this.complete ? this.#bytes.peek(this.#bytes.length).slice() : new Uint8Array();
  }

  async push(bytes: Uint8Array): Promise<void> {
    this.#bytes.push(bytes);
    while (this.#step());
    // Copy the rest: the caller may reuse its buffer.
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
    const { unit, samples } = this.#format;
    const told = Math.floor(this.#told / unit) * samples;
    const came = Math.floor((this.#told - this.#left) / unit) * samples;
    throw new Error(`this WAV file is cut off: its header tells of ${count(told)} samples, ${count(came)} came`);
  }

  close(): void {
    this.#bytes.clear();
    this.#state = 'after';
  }

  /** Performs the next step that the bytes are enough for; returns `false` if there is none. */
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
    const read = id === 'fmt ' || id === 'ds64' || (id === 'fact' && this.#format?.isBlock === true);
    if (read && size > maximumBody) throw new Error(`this WAV file's ${id.trim()} chunk tells of ${count(size)} bytes`);
    if (read && this.#bytes.length < 8 + size) return false;
    this.#take(8);
    if (id === 'data') {
      this.#beginData(size);
      return true;
    }
    if (id === 'fmt ') this.#format = dataOf(this.#take(size));
    else if (read && id === 'fact') this.#readCount(this.#take(size));
    else if (id === 'ds64') this.#readSizes(this.#take(size));
    this.#skip = (read ? 0 : size) + (size & 1);
    return true;
  }

  #readCount(body: Uint8Array): void {
    const samples = body.length < 4 ? 0 : numberAt(body, 0);
    this.#samplesLeft = isUnknown(samples) ? Number.POSITIVE_INFINITY : samples;
  }

  /** RF64 (EBU Tech 3306): 64-bit sizes that replace those given as 0xFFFFFFFF. */
  #readSizes(body: Uint8Array): void {
    if (body.length < 16) throw new Error(`this WAV file's ds64 chunk has ${body.length} bytes: it needs at least 16`);
    const [riff, data] = [0, 8].map((at) => numberAt(body, at) + numberAt(body, at + 4) * 2 ** 32) as [number, number];
    // A streaming writer may have left these unset, too.
    const known = (size: number) => size > 0 && size < Number.MAX_SAFE_INTEGER;
    this.#riffEnd = known(riff) ? riff + 8 : undefined;
    this.#data64 = known(data) ? data : undefined;
  }

  #beginData(size: number): void {
    if (!this.#format) throw new Error('this WAV file has its data chunk before its fmt chunk: it cannot be read');
    this.#told = isUnknown(size) ? (this.#data64 ?? Number.POSITIVE_INFINITY) : size;
    this.#left = this.#told;
    const { unit, samples } = this.#format;
    // A count that leaves out whole blocks is a mistake of the writer.
    if (this.#samplesLeft <= (Math.ceil(this.#told / unit) - 1) * samples) this.#samplesLeft = Number.POSITIVE_INFINITY;
    this.#state = 'data';
  }

  #readData(): boolean {
    const { unit, isBlock, read } = this.#format as Data;
    const length = Math.min(this.#bytes.length, this.#left);
    const whole = isBlock && length === this.#left ? length : length - (length % unit);
    if (whole > 0) {
      this.#giveUpToEnd(read(this.#take(whole)));
      this.#left -= whole;
    }
    if (this.#left >= unit || (isBlock && this.#left > 0)) return false;
    const rest = this.#left + (this.#told & 1);
    this.#skip = this.#riffEnd === undefined ? rest : Math.max(this.#left, this.#riffEnd - this.#at);
    this.#state = 'tail';
    return true;
  }

  #giveUpToEnd(pcm: Pcm): void {
    const length = lengthOf(pcm);
    const kept = Math.min(length, this.#samplesLeft);
    this.#samplesLeft -= kept;
    if (kept === length) this.#give(pcm);
    else if (kept > 0) this.#give({ ...pcm, channels: pcm.channels.map((channel) => channel.slice(0, kept)) });
  }

  /** Files may be concatenated: continues with another WAV file at once, and leaves anything else to other readers. */
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
    this.#samplesLeft = Number.POSITIVE_INFINITY;
    this.#state = 'riff';
    return true;
  }
}

const textAt = (bytes: Uint8Array, at: number): string => String.fromCharCode(...bytes.subarray(at, at + 4));

const numberAt = (bytes: Uint8Array, at: number): number => viewOf(bytes).getUint32(at, true);

const startsWav = (bytes: Uint8Array): boolean => holdsText(bytes, 'RIFF') || holdsText(bytes, 'RF64');

/**
 * Reads WAV (RIFF and RF64) exactly: integers of 8, 16, 24 and 32 bits, floats of 32 and 64 bits, A-law and µ-law, and
 * ADPCM of IMA and of Microsoft. A data chunk of unknown size continues until the end and is never `complete`.
 * Concatenated files in one stream are read one after the other.
 */
export const openWav: OpenReader = (give) => new WavReader(give);
