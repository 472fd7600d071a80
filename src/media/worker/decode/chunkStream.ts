import type { AudioChunk } from '../../contract';
import { lengthOf, type Pcm } from '../pcm/pcm';
import { openAdts } from './adts';
import { joined } from './bytes';
import { ChunkProblems, isText, unreadable } from './chunkProblems';
import { openContainer } from './container';
import { tagLength } from './frameSplitter';
import { Losses } from './losses';
import { openMp3 } from './mp3';
import { openOgg } from './ogg';
import { aiff, au, caf } from './plain-kinds';
import { openPlain } from './plain-sound';
import type { DecodeOnPage, FormatReader, OpenReader } from './reader';
import { readSampleChunk } from './sampleChunk';
import { beginsNewFile, formatOf, isFragment, type SoundFormat } from './startsLike';
import { openTsSound } from './ts-sound';
import { openWav } from './wav';

const open: Readonly<Record<SoundFormat, OpenReader>> = {
  wav: openWav,
  mp3: openMp3,
  adts: openAdts,
  ogg: openOgg,
  flac: openContainer('flac'),
  mp4: openContainer('mp4'),
  webm: openContainer('webm'),
  aiff: openPlain(aiff),
  au: openPlain(au),
  caf: openPlain(caf),
  ts: openTsSound,
};

/** With fewer, a format is not told for sure. */
const enoughToTell = 12;
/** A byte or two of a film may be letters by chance. */
const fewestLetters = 4;

/** The file that is being read: one chunk, or many. */
type File = {
  readonly format: SoundFormat;
  readonly reader: FormatReader;
  /** What of it could not be decoded. */
  readonly losses: Losses;
  /** The chunk that its last bytes came in. */
  chunk: number;
  /** Has it been told that it has pictures? */
  told?: boolean;
};

/** What a stream's chunks come to. Chunks are numbered by whoever pushes them. */
export type ChunkEvents = {
  pcm(pcm: Pcm): void;
  /** @param message A sentence that names the chunk: “chunk 5 is empty”. */
  problem(chunk: number, message: string): void;
  /** What is wrong with a file that has pictures as well, as what follows “chunk 3 ”. Nothing is, where it is left out. */
  readonly pictures?: string;
};

/**
 * Turns a stream's chunks into samples, strictly in order: whole files, pieces of a file cut anywhere, files that
 * follow each other within a piece, and samples. A chunk that cannot be read is told of, and the next one is read.
 */
export class ChunkStream {
  readonly #events: ChunkEvents;
  readonly #decodeOnPage: DecodeOnPage;
  readonly #problems: ChunkProblems;
  #queue: Promise<void> = Promise.resolve();
  #file: File | undefined;
  /** The beginning of a file, too short to tell its format. */
  #begun: { bytes: Uint8Array; chunk: number } | undefined;
  /** What could not be read last, if no file began since: pieces without a beginning are the rest of it, told of once. */
  #lost: 'text' | 'bytes' | undefined;
  /** The last bytes of the last chunk. */
  #tail = '';
  #closed = false;

  constructor(events: ChunkEvents, decodeOnPage: DecodeOnPage) {
    this.#events = events;
    this.#decodeOnPage = decodeOnPage;
    this.#problems = new ChunkProblems((chunk, message) => {
      if (!this.#closed) events.problem(chunk, message);
    });
  }

  /** Resolves, never rejects, when all that can be decoded of the chunks until this one was given. */
  push(number: number, chunk: AudioChunk): Promise<void> {
    return this.#next(() =>
      chunk.as === 'samples'
        ? this.#takeSamples(number, chunk)
        : this.#takeBytes(number, new Uint8Array(chunk.bytes), chunk.type),
    );
  }

  /** No more chunks come: gives what was held back. */
  end(): Promise<void> {
    return this.#next(() => this.#endFile());
  }

  /** Frees decoders; nothing is given or told after this. */
  close(): void {
    this.#closed = true;
    this.#file?.reader.close();
    this.#file = undefined;
  }

  #next(take: () => Promise<void>): Promise<void> {
    this.#queue = this.#queue.then(async () => {
      if (this.#closed) return;
      await take();
      this.#problems.tell();
    });
    return this.#queue;
  }

  readonly #give = (pcm: Pcm): void => {
    if (!this.#closed && lengthOf(pcm) > 0) this.#events.pcm(pcm);
  };

  async #takeSamples(number: number, chunk: Extract<AudioChunk, { as: 'samples' }>): Promise<void> {
    await this.#endFile();
    const { pcm, problem } = readSampleChunk(chunk);
    if (problem) this.#problems.add(number, problem);
    if (pcm) this.#give(pcm);
  }

  async #takeBytes(number: number, bytes: Uint8Array, type: string): Promise<void> {
    if (bytes.length === 0) {
      this.#problems.add(number, 'is empty');
      return;
    }
    if (this.#file && this.#endsBefore(this.#file, bytes)) await this.#endFile();
    const rest = this.#file ? await this.#pushTo(this.#file, number, bytes) : bytes;
    this.#tail = String.fromCharCode(...bytes.subarray(-3));
    await this.#takeFiles(number, rest, type);
  }

  /** Reads the files that begin in the bytes, one after the other. */
  async #takeFiles(number: number, bytes: Uint8Array, type: string): Promise<void> {
    let rest = bytes;
    while (rest.length > 0 && !this.#closed) {
      const begun = this.#begun;
      this.#begun = undefined;
      if (begun && !formatOf(rest)) rest = joined([begun.bytes, rest]);
      else if (begun) this.#problems.add(begun.chunk, unreadable(begun.bytes));
      if (rest.length < enoughToTell && !this.#lost) {
        this.#begun = { bytes: rest, chunk: number };
        return;
      }
      const format = formatOf(rest);
      if (this.#lost === 'bytes' && isFragment(rest)) return;
      if (!format) {
        const kind = rest.length >= fewestLetters && isText(rest) ? 'text' : 'bytes';
        // Text is no rest of a file of sound: it is an answer such as “404 Not Found”.
        if (!this.#lost || (this.#lost === 'bytes' && kind === 'text')) {
          this.#problems.add(begun?.chunk ?? number, unreadable(rest, type));
          this.#lost = kind;
        }
        return;
      }
      this.#lost = undefined;
      const file = this.#open(format, number);
      this.#file = file;
      rest = await this.#pushTo(file, number, rest);
    }
  }

  #open(format: SoundFormat, chunk: number): File {
    const losses = new Losses((problem) => this.#problems.add(file.chunk, `: ${problem}`));
    const give = (pcm: Pcm) => {
      losses.pass(pcm);
      this.#give(pcm);
    };
    const file = { format, reader: open[format](give, this.#decodeOnPage), losses, chunk };
    return file;
  }

  /** Gives bytes to the file's reader, and tells what of them stands behind its end. */
  async #pushTo(file: File, number: number, bytes: Uint8Array): Promise<Uint8Array> {
    file.chunk = number;
    try {
      await file.reader.push(bytes);
      file.losses.tell();
      this.#tellPictures(file);
    } catch (error) {
      this.#tellPictures(file);
      this.#fail(file, error);
      return new Uint8Array(0);
    }
    const rest = file.reader.complete ? (file.reader.leftover ?? new Uint8Array(0)) : new Uint8Array(0);
    if (rest.length > 0) await this.#endFile();
    return rest;
  }

  async #endFile(): Promise<void> {
    const begun = this.#begun;
    this.#begun = undefined;
    if (begun) this.#problems.add(begun.chunk, unreadable(begun.bytes));
    this.#lost = undefined;
    const file = this.#file;
    if (!file) return;
    this.#file = undefined;
    try {
      await file.reader.end();
      file.losses.end();
    } catch (error) {
      file.losses.end();
      this.#problems.add(file.chunk, `: ${sentenceOf(error)}`);
    } finally {
      file.reader.close();
    }
  }

  #tellPictures(file: File): void {
    const { pictures } = this.#events;
    if (pictures === undefined || file.told || !file.reader.hasPictures) return;
    file.told = true;
    this.#problems.add(file.chunk, pictures);
  }

  #fail(file: File, error: unknown): void {
    file.losses.end();
    this.#problems.add(file.chunk, `: ${sentenceOf(error)}`);
    file.reader.close();
    this.#file = undefined;
    this.#lost = 'bytes';
  }

  /** Does the file end where the chunk begins? */
  #endsBefore({ format, reader }: File, bytes: Uint8Array): boolean {
    if (reader.goesOn) return !reader.goesOn(bytes);
    if (beginsNewFile(bytes, format)) return true;
    if (!reader.complete) return false;
    // Boxes may still come behind a whole MP4 file, tags behind MP3; a WAV reader may hold the head of another, cut file.
    if (format === 'mp4' || (format === 'mp3' && tagLength(bytes) !== 0)) return false;
    return !(format === 'wav' && cutMarker.test(this.#tail));
  }
}

const cutMarker = /R(I|IF|F|F6)?$/;

const sentenceOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
