import { joined } from '../../decode/bytes';
import { ChunkProblems, isText } from '../../decode/chunkProblems';
import type { DecodeOnPage } from '../../decode/reader';
import { isFragment } from '../../decode/startsLike';
import { lengthOf, type Pcm } from '../../pcm/pcm';
import { mediaTypeOf } from '../mediaType';
import type { VideoConfig, VideoPacket } from '../packet';
import { firstUndecodable, type Probed } from '../probe';
import { isSurelyTs, type MovieFormat, movieFormat, openMovie, soundName } from './movieFormat';
import { damagedFrames, NoPictures, noVideo, unplayable } from './movieProblems';
import type { MovieOut, MovieReader, RawPacket, RawSound, SoundTrack, VideoTrack } from './movieReader';
import { areLengthsRight } from './nalLengths';
import { SoundPlacer } from './soundPlacer';
import { joinedRuns, type Placed, VideoPlacer } from './videoPlacer';

/** With fewer, a format is not told for sure. */
const enoughToTell = 12;
/** A byte or two of a film may be letters by chance. */
const fewestLetters = 4;

export type MovieEvents = {
  /** Packets to append, in decode order, on the stream's own timeline (units of `videoTimescale`, beginning at 0). */
  video(config: VideoConfig, packets: VideoPacket[]): void;
  /** Sound on the same timeline, gapless, sample for sample: it follows the sound before. */
  sound(pcm: Pcm): void;
  /** A file has sound and no pictures. Says whether that is taken care of; else it is told as a problem. */
  soundAlone?(): boolean;
  /** @param message Whole sentences that name the chunk: “chunk 5 is empty”. */
  problem(chunk: number, message: string): void;
};

/** Does the browser play this, as `MediaSource.isTypeSupported` tells on the page? */
export type CanPlay = (mimeType: string) => boolean | Promise<boolean>;

/** The file that is being read: one chunk, or many. */
type File = {
  readonly format: MovieFormat;
  readonly reader: MovieReader;
  readonly found: Found[];
  /** The chunk that it began in, and the one that its last bytes came in. */
  readonly first: number;
  chunk: number;
  /** Has it been told that frames are missing before its first key frame? */
  told: boolean;
  /** Frames of video, and of sound, that were damaged since that was told. */
  damaged: { video: number; sound: number };
  /** The frames from the last key frame on, for a frame of which it is not certain that it is whole. */
  group: Probed[];
  /** Has a key frame been left out? What follows it needs it. */
  lacksKey: boolean;
};

type Found =
  | { kind: 'video'; track: VideoTrack | undefined; packet: RawPacket }
  | { kind: 'sound'; track: SoundTrack; frame: RawSound };

/**
 * Takes a stream's chunks apart, strictly in order: whole films, pieces of a film cut anywhere, and films that follow
 * each other within a piece. Frames are copied, sound is decoded, both are put on one timeline. A chunk that cannot be
 * read is told of, and the next one is read.
 */
export class MovieStream {
  readonly #events: MovieEvents;
  readonly #canPlay: CanPlay;
  readonly #plays = new Map<string, boolean>();
  readonly #problems: ChunkProblems;
  readonly #video = new VideoPlacer();
  readonly #sound: SoundPlacer;
  #queue: Promise<void> = Promise.resolve();
  #file: File | undefined;
  /** The beginning of a file, too short to tell its format. */
  #begun: { bytes: Uint8Array; chunk: number } | undefined;
  /** What could not be read last, if no file began since: pieces without a beginning are the rest of it, told of once. */
  #lost: 'text' | 'bytes' | undefined;
  /** Did the file before come to its end as it should? */
  #follows = false;
  #closed = false;

  /** @param decodeOnPage Decodes sound that WebCodecs does not. */
  constructor(events: MovieEvents, decodeOnPage: DecodeOnPage, canPlay: CanPlay = () => true) {
    this.#events = events;
    this.#canPlay = canPlay;
    this.#sound = new SoundPlacer(
      (pcm) => {
        if (!this.#closed && lengthOf(pcm) > 0) events.sound(pcm);
      },
      this.#video,
      decodeOnPage,
    );
    this.#problems = new ChunkProblems((chunk, message) => {
      if (!this.#closed) events.problem(chunk, message);
    });
  }

  /** Resolves, never rejects, when all that can be made of the chunks until this one was given. */
  push(number: number, chunk: { readonly bytes: ArrayBuffer; readonly type: string }): Promise<void> {
    return this.#next(() => this.#take(number, new Uint8Array(chunk.bytes), chunk.type));
  }

  /** No more chunks come: gives what was held back. */
  end(): Promise<void> {
    return this.#next(async (last) => {
      await this.#endFile();
      await this.#hear(last, () => this.#sound.flush());
    });
  }

  /** Frees decoders; nothing is given or told after this. */
  close(): void {
    this.#closed = true;
    this.#file?.reader.close();
    this.#file = undefined;
    this.#sound.close();
  }

  #lastChunk = 0;

  #next(take: (lastChunk: number) => Promise<void>): Promise<void> {
    this.#queue = this.#queue.then(async () => {
      if (this.#closed) return;
      try {
        await take(this.#lastChunk);
      } catch (error) {
        this.#problems.add(this.#lastChunk, `: ${sentenceOf(error)}`);
      }
      this.#problems.tell();
    });
    return this.#queue;
  }

  async #take(number: number, bytes: Uint8Array, type: string): Promise<void> {
    this.#lastChunk = number;
    if (bytes.length === 0) {
      this.#problems.add(number, 'is empty');
      return;
    }
    if (this.#file && !this.#goesOn(this.#file, bytes)) await this.#endFile();
    const rest = this.#file ? await this.#pushTo(this.#file, number, bytes) : bytes;
    await this.#takeFiles(number, rest, type);
    await this.#hear(number, () => this.#sound.settled());
  }

  #goesOn({ format, reader }: File, bytes: Uint8Array): boolean {
    if (format !== 'ts' && isSurelyTs(bytes)) return false;
    return reader.goesOn(bytes);
  }

  /** Reads the files that begin in the bytes, one after the other. */
  async #takeFiles(number: number, bytes: Uint8Array, type: string): Promise<void> {
    let rest = bytes;
    while (rest.length > 0 && !this.#closed) {
      const begun = this.#begun;
      this.#begun = undefined;
      if (begun) rest = joined([begun.bytes, rest]);
      const format = movieFormat(rest);
      if (rest.length < enoughToTell && !this.#lost) {
        this.#begun = { bytes: rest.slice(), chunk: number };
        return;
      }
      if (this.#lost === 'bytes' && isFragment(rest)) return;
      if (!format) {
        this.#refuse(begun?.chunk ?? number, rest, type);
        return;
      }
      this.#lost = undefined;
      rest = await this.#pushTo(this.#open(format, number), number, rest);
    }
  }

  #refuse(number: number, bytes: Uint8Array, type: string): void {
    const kind = bytes.length >= fewestLetters && isText(bytes) ? 'text' : 'bytes';
    // Text is no rest of a film: it is an answer such as “404 Not Found”.
    if (this.#lost === 'text' || (this.#lost === 'bytes' && kind === 'bytes')) return;
    this.#problems.add(number, noVideo(bytes, soundName(bytes), type));
    this.#lost = kind;
  }

  #open(format: MovieFormat, number: number): File {
    const found: Found[] = [];
    const out: MovieOut = {
      video: (track, packet) => found.push({ kind: 'video', track, packet }),
      sound: (track, frame) => found.push({ kind: 'sound', track, frame }),
      damaged: (kind = 'video') => {
        file.damaged[kind]++;
      },
      problem: (message) => this.#problems.add(this.#lastChunk, `: ${message}`),
    };
    this.#video.begin(this.#follows);
    this.#sound.begin();
    const file: File = {
      format,
      reader: openMovie[format](out),
      found,
      first: number,
      chunk: number,
      told: false,
      damaged: { video: 0, sound: 0 },
      group: [],
      lacksKey: false,
    };
    this.#file = file;
    return file;
  }

  /** Gives bytes to the file's reader, and tells what of them stands behind its end. */
  async #pushTo(file: File, number: number, bytes: Uint8Array): Promise<Uint8Array> {
    file.chunk = number;
    try {
      await file.reader.push(bytes);
      await this.#drain(file);
      if (!file.reader.complete) return none;
      await this.#finishParts(file);
    } catch (error) {
      await this.#fail(file, error);
      return none;
    }
    const { leftover } = file.reader;
    if (leftover.length > 0) await this.#endFile();
    return leftover;
  }

  async #endFile(): Promise<void> {
    const begun = this.#begun;
    this.#begun = undefined;
    if (begun) this.#problems.add(begun.chunk, noVideo(begun.bytes, undefined));
    this.#lost = undefined;
    const file = this.#file;
    if (!file) return;
    this.#file = undefined;
    this.#follows = false;
    let failure: unknown;
    await file.reader.end().catch((error) => {
      failure = error;
      // That it is cut off is all there is to say of its last frame.
      file.damaged = { video: 0, sound: 0 };
    });
    try {
      await this.#drain(file);
      await this.#finishParts(file);
    } catch (error) {
      failure ??= error;
    } finally {
      file.reader.close();
    }
    if (failure) this.#tell(file, failure);
    else {
      this.#tellDropped(file, true);
      this.#follows = true;
    }
  }

  async #fail(file: File, error: unknown): Promise<void> {
    this.#tell(file, error);
    file.reader.close();
    this.#file = undefined;
    this.#follows = false;
    this.#lost = 'bytes';
    await this.#finishParts(file);
  }

  #tell(file: File, error: unknown): void {
    if (error instanceof NoPictures && this.#events.soundAlone?.()) return;
    this.#problems.add(file.chunk, `: ${sentenceOf(error)}`);
  }

  async #finishParts(file: File): Promise<void> {
    this.#give(this.#video.flush());
    await this.#hear(file.chunk, () => this.#sound.finish());
  }

  /** Places what the reader has found. */
  async #drain(file: File): Promise<void> {
    const found = file.found.splice(0);
    const placed: Placed[] = [];
    this.#tellLead(found);
    try {
      for (const one of found) {
        if (one.kind === 'sound') await this.#hear(file.chunk, () => this.#sound.push(one.track, one.frame));
        else if (one.track && (await this.#isDamaged(file, one.track.config, one.packet))) {
          this.#video.drop(one.packet);
          file.damaged.video++;
        } else if (one.packet.data.length === 0) this.#video.drop(one.packet);
        else placed.push(...this.#video.push(one.track, one.packet));
      }
    } finally {
      this.#give(placed);
      this.#sound.follow();
    }
    this.#tellDamaged(file);
    this.#tellDropped(file, false);
  }

  /** Sound that comes before the first frame of a file keeps its place: the pictures wait for it. */
  #tellLead(found: readonly Found[]): void {
    if (this.#video.sections.length > 0) return;
    let from = this.#video.sound?.from ?? Number.POSITIVE_INFINITY;
    for (const one of found) {
      if (one.kind === 'sound') from = Math.min(from, Math.max(one.frame.time, one.track.from));
    }
    if (from < Number.POSITIVE_INFINITY) this.#video.sound = { from, end: this.#sound.end };
  }

  #tellDamaged({ damaged, chunk }: File): void {
    for (const kind of ['video', 'sound'] as const) {
      if (damaged[kind] > 0) this.#problems.add(chunk, `: ${damagedFrames(kind, damaged[kind])}`);
      damaged[kind] = 0;
    }
  }

  /** Is a frame to be left out, since a decoder would end the whole stream for it? @throws Error where all of them are. */
  async #isDamaged(file: File, config: VideoConfig, { data, isKey, isSuspect }: RawPacket): Promise<boolean> {
    await this.#check(config);
    if (isKey) {
      file.group = [];
      file.lacksKey = false;
    } else if (file.lacksKey) return true;
    const frame = { data, isKey };
    const group = [...(isSuspect ? file.group : []), frame];
    const isWrong =
      !areLengthsRight(config, data) ||
      (isSuspect &&
        (await firstUndecodable(
          config,
          group.filter(({ data }) => data.length > 0),
        )) ===
          group.length - 1);
    if (!isWrong) file.group.push(frame);
    else if (isKey) file.lacksKey = true;
    return isWrong === true;
  }

  async #check(config: VideoConfig): Promise<void> {
    const { codec } = config;
    let plays = this.#plays.get(codec);
    if (plays === undefined) {
      plays = await this.#canPlay(mediaTypeOf(codec));
      this.#plays.set(codec, plays);
    }
    if (!plays) throw new Error(unplayable(config));
  }

  #tellDropped(file: File, atEnd: boolean): void {
    const { dropped, droppedSeconds, isEmpty, timeless } = this.#video;
    if (file.told || (!atEnd && (isEmpty || dropped + timeless === 0))) return;
    file.told = true;
    if (timeless > 0)
      this.#problems.add(
        file.first,
        'has a duration of zero: nothing tells how long its frame is to be shown, so it is left out',
      );
    else if (isEmpty && dropped === 0) this.#problems.add(file.first, 'has no frames of video');
    else if (isEmpty)
      this.#problems.add(
        file.first,
        `has no key frame, from which decoding can begin: its ${dropped} frames are left out`,
      );
    else if (dropped > 0) {
      const seconds = droppedSeconds.toFixed(2);
      this.#problems.add(
        file.first,
        `does not begin with a key frame: its first ${dropped} frames (${seconds} s) are left out, with their sound; cut films at key frames`,
      );
    }
  }

  /** Sound that cannot be decoded is told of, and the picture goes on. */
  async #hear(number: number, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#problems.add(number, `: ${sentenceOf(error)}`);
    }
  }

  #give(placed: readonly Placed[]): void {
    for (const { config, packets } of joinedRuns(this.#video.filled(placed))) {
      if (!this.#closed && packets.length > 0) this.#events.video(config, packets);
    }
  }
}

const none = new Uint8Array(0);

const sentenceOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
