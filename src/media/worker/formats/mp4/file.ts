import type { Input } from 'mediabunny';
import { joined } from '../../bytes/bytes';
import { Mp4Boxes, mp4Boxes } from './boxes';
import { checkMp4Tables } from './tables';

/** In bytes. More than a file may need of earlier bytes, since its `moov` may follow its samples. */
const cacheSize = 2 ** 31;

/** “ftyp” of ISO/IEC 14496-12, section 4.3, with the brand “isom” and no others. */
const fileType = Uint8Array.of(0, 0, 0, 16, 0x66, 0x74, 0x79, 0x70, 0x69, 0x73, 0x6f, 0x6d, 0, 0, 2, 0);

/** How to use a file's bytes. */
export type Mp4Reading = {
  /** What its `moov` describes. */
  readonly content: 'sound' | 'frames';
  /** Takes the file's next bytes, before they are read. */
  keep(bytes: Uint8Array): void;
  /** Reads the file from beginning to end, and waits for bytes that have not arrived yet. */
  read(input: Input): Promise<void>;
  /** Everything that has arrived is read: resolves once the results have been emitted. */
  settled(): Promise<void>;
};

/**
 * An MP4 or QuickTime file, whole or fragmented, whose bytes arrive in pieces: mediabunny reads them as a growing
 * stream.
 */
export class Mp4File {
  readonly boxes = new Mp4Boxes();
  readonly #reading: Mp4Reading;
  #stream: ReadableStreamDefaultController<Uint8Array> | undefined;
  #input: Input | undefined;
  #running: Promise<void> | undefined;
  /** What has arrived, until we know how the file begins. */
  #beginning: Uint8Array[] | undefined = [];
  #ran = false;
  #closed = false;
  /** Called when mediabunny has read everything that has arrived. */
  #starved = () => {};

  #isChecked = false;

  constructor(reading: Mp4Reading) {
    this.#reading = reading;
  }

  /** Reads the next bytes, as far as possible. Rejects if reading them fails. */
  async push(bytes: Uint8Array): Promise<void> {
    const own = this.boxes.push(bytes);
    // Before mediabunny reads it: some damaged tables would make it loop forever.
    if (this.boxes.moov && !this.#isChecked) {
      this.#isChecked = true;
      checkMp4Tables(this.boxes.moov);
    }
    if (own.length > 0 && !this.#ran) {
      this.#reading.keep(own);
      const starved = new Promise<void>((resolve) => {
        this.#starved = resolve;
      });
      const next = this.#fromBeginning(own);
      if (next) {
        this.#running ??= this.#run();
        this.#stream?.enqueue(next);
        await Promise.race([starved, this.#running]);
        await this.#reading.settled();
      }
    }
    if (this.boxes.ended) await this.#stop();
  }

  /**
   * The bytes to read next. A stream of fragments may continue with another `moov` alone, which begins a file here.
   * mediabunny accepts it as a file if we put a file type before it. If offsets count from the start of the file, we
   * must not.
   */
  #fromBeginning(own: Uint8Array): Uint8Array | undefined {
    if (!this.#beginning) return own;
    this.#beginning.push(own);
    const bytes = joined(this.#beginning);
    const { moov } = this.boxes;
    const beginsWithMoov = String.fromCharCode(...bytes.subarray(4, 8)) === 'moov';
    if (beginsWithMoov && !moov) return undefined;
    this.#beginning = undefined;
    const isFragmented = beginsWithMoov && moov && [...mp4Boxes(moov)].some(({ type }) => type === 'mvex');
    return isFragmented ? joined([fileType, bytes]) : bytes;
  }

  /** @throws Error with a sentence if the file is cut off. */
  async end(): Promise<void> {
    if (this.complete) return;
    const cutOff = this.boxes.midst || !this.boxes.moov;
    // Our own message about a cut-off file is clearer than mediabunny's.
    await this.#stop().catch((error) => {
      if (!cutOff) throw error;
    });
    if (!this.boxes.moov) {
      const { content } = this.#reading;
      throw new Error(`this MP4 file is cut off: its “moov” box, which describes its ${content}, did not come`);
    }
    if (cutOff) throw new Error('this MP4 file is cut off: its last box is not whole');
  }

  get complete(): boolean {
    return this.#ran && (this.boxes.ended || this.boxes.mayBeWhole);
  }

  get leftover(): Uint8Array {
    return this.boxes.ended ? this.boxes.rest.slice() : new Uint8Array(0);
  }

  get closed(): boolean {
    return this.#closed;
  }

  close(): void {
    this.#closed = true;
    this.#starved();
    this.#input?.dispose();
  }

  /** Ends the stream and waits until all of it has been read. */
  async #stop(): Promise<void> {
    if (!this.#ran) this.#stream?.close();
    await this.#running;
  }

  #run(): Promise<void> {
    const stream = new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          this.#stream = controller;
        },
        pull: () => this.#starved(),
      },
      { highWaterMark: 0 },
    );
    const running = this.#read(stream);
    // It may fail while no `push` waits for it; the next call reports that.
    running.catch(() => {});
    return running;
  }

  async #read(stream: ReadableStream<Uint8Array>): Promise<void> {
    const { Input, MP4, QTFF, ReadableStreamSource } = await import('mediabunny');
    const source = new ReadableStreamSource(stream, { maxCacheSize: cacheSize, handleUnhandledError: () => {} });
    refuseNonsense(source);
    this.#input = new Input({ formats: [MP4, QTFF], source });
    await this.#reading.read(this.#input);
    this.#ran = true;
  }
}

/**
 * A damaged table of offsets makes mediabunny (1.61) request bytes from NaN on and wait for them forever, and the
 * stream with it. It has no public way to inspect its requests.
 */
const refuseNonsense = (source: object): void => {
  const inner = source as { _read?: (start: number, end: number, ...more: unknown[]) => unknown };
  const read = inner._read?.bind(source);
  if (!read) return;
  inner._read = (start, end, ...more) => {
    if (Number.isSafeInteger(start) && Number.isSafeInteger(end) && start >= 0) return read(start, end, ...more);
    throw new OutsideOfFile();
  };
};

class OutsideOfFile extends Error {}

/** mediabunny's errors describe its internals: keep them as the cause, and say what is wrong with the file. */
export const undamaged = async <Value>(read: Promise<Value>): Promise<Value> => {
  try {
    return await read;
  } catch (cause) {
    const what =
      cause instanceof OutsideOfFile
        ? 'its tables point outside of it'
        : 'its boxes do not hold what they say they hold';
    throw new Error(`this MP4 file is damaged: ${what}; encode it anew`, { cause });
  }
};
