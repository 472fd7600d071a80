import type { AudioChunk } from '../../../shared/messages';
import { joined } from '../../bytes/bytes';
import { tagLength } from '../../codecs/frame-splitter';
import { openAdts } from '../../formats/adts/reader';
import { beginsNewFile, formatOf, isFragment, type SoundFormat } from '../../formats/detect';
import { openFlac } from '../../formats/flac/reader';
import { Losses } from '../../formats/losses';
import { openMp3 } from '../../formats/mp3/reader';
import { openMp4 } from '../../formats/mp4/sound-reader';
import { openOgg } from '../../formats/ogg/reader';
import { aiff, au, caf } from '../../formats/plain/kinds';
import { openPlain } from '../../formats/plain/reader';
import { ChunkProblems, isText, unreadable } from '../../formats/problems';
import type { DecodeOnPage, FormatReader, OpenReader } from '../../formats/sound-reader';
import { openTsSound } from '../../formats/ts/sound-reader';
import { openWav } from '../../formats/wav/reader';
import { openWebm } from '../../formats/webm/sound-reader';
import { lengthOf, type Pcm } from '../../pcm/pcm';
import { readSampleChunk } from './sample-chunk';

const open: Readonly<Record<SoundFormat, OpenReader>> = {
  wav: openWav,
  mp3: openMp3,
  adts: openAdts,
  ogg: openOgg,
  flac: openFlac,
  mp4: openMp4,
  webm: openWebm,
  aiff: openPlain(aiff),
  au: openPlain(au),
  caf: openPlain(caf),
  ts: openTsSound,
};

/** Bytes needed to recognize a format reliably. */
const enoughToTell = 12;
/** Bytes needed to recognize text: one or two bytes of a file may be letters by chance. */
const fewestLetters = 4;

/** The file being read, from one chunk or many. */
type File = {
  readonly format: SoundFormat;
  readonly reader: FormatReader;
  /** The parts of it that could not be decoded. */
  readonly losses: Losses;
  /** The chunk its latest bytes came in. */
  chunk: number;
  /** Have its pictures been reported? */
  told?: boolean;
  /** Has any of it been decoded? */
  isHeard?: boolean;
};

/** What comes of a stream's chunks. The caller numbers the chunks. */
export type ChunkEvents = {
  pcm(pcm: Pcm): void;
  /** @param message A sentence that names the chunk: “chunk 5 is empty”. */
  problem(chunk: number, message: string): void;
  /** The sound of a file ends earlier than the file says. */
  cutShort?(): void;
  /**
   * The problem to report for a file that also has pictures, as the text after “chunk 3 ”. If omitted, pictures are no
   * problem.
   */
  readonly pictures?: string;
};

/**
 * Turns a stream's chunks into samples, strictly in order: whole files, pieces of a file cut anywhere, files that
 * follow each other within a piece, and samples. A chunk that cannot be read is reported, and reading continues with
 * the next one.
 */
export class ChunkReader {
  readonly #events: ChunkEvents;
  readonly #decodeOnPage: DecodeOnPage;
  readonly #problems: ChunkProblems;
  #queue: Promise<void> = Promise.resolve();
  #file: File | undefined;
  /** The beginning of a file, too short to recognize its format. */
  #begun: { bytes: Uint8Array; chunk: number } | undefined;
  /**
   * What could not be read last, if no file began since. Pieces without a beginning count as the rest of it, and are
   * reported only once.
   */
  #lost: 'text' | 'bytes' | undefined;
  /** The last three bytes of the previous chunk. */
  #tail = '';
  #closed = false;

  constructor(events: ChunkEvents, decodeOnPage: DecodeOnPage) {
    this.#events = events;
    this.#decodeOnPage = decodeOnPage;
    this.#problems = new ChunkProblems((chunk, message) => {
      if (!this.#closed) events.problem(chunk, message);
    });
  }

  /** Resolves, never rejects, when everything that can be decoded from the chunks up to this one has been emitted. */
  push(number: number, chunk: AudioChunk): Promise<void> {
    return this.#next(() =>
      chunk.as === 'samples'
        ? this.#takeSamples(number, chunk)
        : this.#takeBytes(number, new Uint8Array(chunk.bytes), chunk.type),
    );
  }

  /** No more chunks come: emits what was held back. */
  end(): Promise<void> {
    return this.#next(() => this.#endFile());
  }

  /** Frees the decoders; nothing is emitted or reported after this. */
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

  /** Reads the files that begin in these bytes, one after another. */
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
        // Text is not the rest of a sound file but an answer such as “404 Not Found”.
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
      file.isHeard ||= lengthOf(pcm) > 0;
      this.#give(pcm);
    };
    const file: File = { format, reader: open[format](give, this.#decodeOnPage), losses, chunk };
    return file;
  }

  /** Passes bytes to the file's reader. Returns those that come after the end of the file. */
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
      if (!file.isHeard && !this.#problems.has(file.chunk)) this.#problems.add(file.chunk, noSound);
    } catch (error) {
      file.losses.end();
      this.#problems.add(file.chunk, `: ${sentenceOf(error)}`);
      this.#events.cutShort?.();
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
    this.#events.cutShort?.();
    file.reader.close();
    this.#file = undefined;
    this.#lost = 'bytes';
  }

  /** Does the file end where the chunk begins? */
  #endsBefore({ format, reader }: File, bytes: Uint8Array): boolean {
    if (reader.goesOn) return !reader.goesOn(bytes);
    if (beginsNewFile(bytes, format)) return true;
    if (!reader.complete) return false;
    // Boxes may still follow a whole MP4 file, and tags an MP3; a WAV reader may hold the cut header of another file.
    if (format === 'mp4' || (format === 'mp3' && tagLength(bytes) !== 0)) return false;
    return !(format === 'wav' && cutMarker.test(this.#tail));
  }
}

const noSound = 'has no sound that could be read';

const cutMarker = /R(I|IF|F|F6)?$/;

const sentenceOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
