import { joined } from '../../bytes/bytes';
import { firstUndecodable, type Probed } from '../../codecs/decode/probe';
import { areLengthsRight } from '../../codecs/nal-lengths';
import type { VideoConfig, VideoPacket } from '../../codecs/video-packet';
import { isFragment } from '../../formats/detect';
import { damagedFrames, NoPictures, noVideo, soundLeads, withoutKeyFrame } from '../../formats/movie-problems';
import type {
  MovieOut,
  MovieReader,
  OpenMovie,
  OpenMovies,
  RawPacket,
  RawSound,
  SoundTrack,
  VideoTrack,
} from '../../formats/movie-reader';
import { ChunkProblems, isText } from '../../formats/problems';
import type { DecodeOnPage } from '../../formats/sound-reader';
import { lengthOf, type Pcm } from '../../pcm/pcm';
import { isSurelyTs, type MovieFormat, movieFormat, soundName } from './open-format';
import { SoundPlacer } from './place-sound';
import { joinedRuns, type Placed, VideoPlacer } from './place-video';
import { type CanPlay, Playable } from './playable';

/** Bytes needed to recognize a format reliably. */
const enoughToTell = 12;
/** Bytes needed to recognize text: one or two bytes of a film may be letters by chance. */
const fewestLetters = 4;
/** Tolerance in seconds: many files count time in ticks of 1 ms. */
const tick = 1e-3;

export type MovieEvents = {
  /** Packets to append, in decode order, on the stream's own timeline (units of `videoTimescale`, starting at 0). */
  video(config: VideoConfig, packets: VideoPacket[]): void;
  /**
   * Sound on the same timeline, gapless: each piece continues exactly where the one before ends. If omitted, no sound
   * is decoded.
   */
  sound?(pcm: Pcm): void;
  /** A file has sound but no pictures. Returns whether the caller handles that; if not, it is reported as a problem. */
  soundAlone?(): boolean;
  /** @param message Full sentences that name the chunk: “chunk 5 is empty”. */
  problem(chunk: number, message: string): void;
};

/** The file being read, from one chunk or many. */
type File = {
  readonly format: MovieFormat;
  readonly reader: MovieReader;
  readonly found: Found[];
  /** The chunk it began in, and the chunk its latest bytes came in. */
  readonly first: number;
  chunk: number;
  /** Has `#tellDropped` reported on this file? */
  told: boolean;
  /** Damaged frames of video and of sound since the last report. */
  damaged: { video: number; sound: number };
  /** Frames since the last key frame, to test-decode a frame that may be incomplete. */
  group: Probed[];
  /** Was a key frame dropped? The frames after it depend on it. */
  lacksKey: boolean;
};

type Found =
  | { kind: 'video'; track: VideoTrack | undefined; packet: RawPacket }
  | { kind: 'sound'; track: SoundTrack; frame: RawSound };

/**
 * Splits a stream's chunks into frames, strictly in order: whole films, pieces of a film cut anywhere, and films that
 * follow each other within a piece. Frames are copied, sound is decoded, and both go onto one timeline. A chunk that
 * cannot be read is reported, and reading continues with the next one.
 */
export class MovieChunkReader {
  readonly #events: MovieEvents;
  readonly #formats: OpenMovies;
  readonly #playable: Playable;
  readonly #problems: ChunkProblems;
  readonly #video = new VideoPlacer();
  readonly #sound: SoundPlacer;
  #queue: Promise<void> = Promise.resolve();
  #file: File | undefined;
  /** The beginning of a file, too short to recognize its format. */
  #begun: { bytes: Uint8Array; chunk: number } | undefined;
  /**
   * What could not be read last, if no file began since. Pieces without a beginning count as the rest of it, and are
   * reported only once.
   */
  #lost: 'text' | 'bytes' | undefined;
  /** Did the previous file end as it should? */
  #follows = false;
  #closed = false;

  /**
   * @param formats Readers for the formats to read.
   * @param decodeOnPage Decodes sound that WebCodecs cannot decode.
   */
  constructor(events: MovieEvents, formats: OpenMovies, decodeOnPage: DecodeOnPage, canPlay: CanPlay = () => true) {
    this.#events = events;
    this.#formats = formats;
    this.#playable = new Playable(canPlay);
    this.#sound = new SoundPlacer(
      (pcm) => {
        if (!this.#closed && lengthOf(pcm) > 0) events.sound?.(pcm);
      },
      this.#video,
      decodeOnPage,
    );
    this.#problems = new ChunkProblems((chunk, message) => {
      if (!this.#closed) events.problem(chunk, message);
    });
  }

  /** Resolves, never rejects, when everything that can be made from the chunks up to this one has been emitted. */
  push(number: number, chunk: { readonly bytes: ArrayBuffer; readonly type: string }): Promise<void> {
    return this.#next(() => this.#take(number, new Uint8Array(chunk.bytes), chunk.type));
  }

  /** No more chunks come: emits what was held back. */
  end(): Promise<void> {
    return this.#next(async (last) => {
      await this.#endFile();
      await this.#hear(last, () => this.#sound.flush());
    });
  }

  /** Frees the decoders; nothing is emitted or reported after this. */
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

  /** Reads the files that begin in these bytes, one after another. */
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
      const open = format && this.#formats[format];
      if (!open) {
        this.#refuse(begun?.chunk ?? number, rest, type);
        return;
      }
      this.#lost = undefined;
      rest = await this.#pushTo(this.#open(format, open, number), number, rest);
    }
  }

  #refuse(number: number, bytes: Uint8Array, type: string): void {
    const kind = bytes.length >= fewestLetters && isText(bytes) ? 'text' : 'bytes';
    // Text is not the rest of a film but an answer such as “404 Not Found”.
    if (this.#lost === 'text' || (this.#lost === 'bytes' && kind === 'bytes')) return;
    this.#problems.add(number, noVideo(bytes, soundName(bytes), type));
    this.#lost = kind;
  }

  #open(format: MovieFormat, open: OpenMovie, number: number): File {
    const found: Found[] = [];
    const out: MovieOut = {
      video: (track, packet) => found.push({ kind: 'video', track, packet }),
      sound: (track, frame) => {
        if (this.#events.sound) found.push({ kind: 'sound', track, frame });
      },
      soundBegins: (track, time) => {
        if (this.#events.sound) this.#tellLead([{ kind: 'sound', track, frame: { data: none, time, duration: 0 } }]);
      },
      damaged: (kind = 'video') => {
        file.damaged[kind]++;
      },
      problem: (message) => this.#problems.add(this.#lastChunk, `: ${message}`),
    };
    this.#video.begin(this.#follows);
    this.#sound.begin();
    const file: File = {
      format,
      reader: open(out),
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

  /** Passes bytes to the file's reader. Returns those that come after the end of the file. */
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
      // That the file is cut off says enough about its last frame.
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

  /** Puts what the reader found on the timeline. */
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

  /** Notes sound that comes before the first frame of a file: it keeps its place, and the pictures wait for it. */
  #tellLead(found: readonly Found[]): void {
    if (this.#video.sections.length > 0) return;
    let { from = Number.POSITIVE_INFINITY, isPaddingTold = false, isRepeated } = this.#video.sound ?? {};
    for (const one of found) {
      if (one.kind !== 'sound') continue;
      // Pieces that overlap have their first frames in common.
      if (one.frame.data.length > 0) isRepeated ??= this.#sound.isRepeated(one.frame);
      from = Math.min(from, Math.max(one.frame.time, one.track.from));
      isPaddingTold ||= one.frame.time < one.track.from - tick;
    }
    if (from < Number.POSITIVE_INFINITY)
      this.#video.sound = { from, end: this.#sound.end, padding: this.#sound.padding, isPaddingTold, isRepeated };
  }

  #tellDamaged({ damaged, chunk }: File): void {
    for (const kind of ['video', 'sound'] as const) {
      if (damaged[kind] > 0) this.#problems.add(chunk, `: ${damagedFrames(kind, damaged[kind])}`);
      damaged[kind] = 0;
    }
  }

  /**
   * Must a frame be dropped, because a decoder would fail the whole stream over it?
   *
   * @throws Error with a sentence, if the browser plays no pictures of this kind.
   */
  async #isDamaged(file: File, config: VideoConfig, { data, isKey, isSuspect }: RawPacket): Promise<boolean> {
    await this.#playable.check(config);
    if (isKey) {
      file.group = [];
      file.lacksKey = false;
    } else if (file.lacksKey) return true;
    const frame = { data, isKey };
    const group = [...(isSuspect ? file.group : []), frame];
    const filled = group.filter(({ data }) => data.length > 0);
    const isWrong =
      !areLengthsRight(config, data) || (isSuspect && (await firstUndecodable(config, filled)) === group.length - 1);
    if (!isWrong) file.group.push(frame);
    else if (isKey) file.lacksKey = true;
    return isWrong === true;
  }

  #tellDropped(file: File, atEnd: boolean): void {
    const { dropped, droppedSeconds, droppedLead, isEmpty, timeless } = this.#video;
    if (file.told || (!atEnd && (isEmpty || dropped + timeless + droppedLead === 0))) return;
    file.told = true;
    if (droppedLead > 0) this.#problems.add(file.first, soundLeads(droppedLead));
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
    else if (dropped > 0) this.#problems.add(file.first, withoutKeyFrame(dropped, droppedSeconds));
  }

  /** Reports sound that cannot be decoded; the pictures go on. */
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
