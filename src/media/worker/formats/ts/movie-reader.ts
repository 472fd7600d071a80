import { NoPictures, noVideoTrack, undecodable } from '../movie-problems';
import type { MovieOut, MovieReader, RawSound } from '../movie-reader';
import { type TsPacket, TsPackets } from './packets';
import { type ElementaryStream, TsClock, TsPes } from './pes';
import { TsSound } from './sound';
import { isSound, isUnnamed, nameOf, programOf, streamsOf, TsSection, type TsStream, videoTypes } from './tables';
import { UnnamedSound } from './unnamed-sound';
import { TsVideo } from './video';

/**
 * Seconds. After a longer pause the sound may be on another clock; and sound is muxed ahead of or behind its pictures.
 */
const pause = 0.5;
const apart = 1;

/** The time span over which sound has arrived without a pause. */
class SoundSpan {
  #from = Number.NaN;
  #to = Number.NaN;

  add({ time, duration }: RawSound): void {
    if (!(Math.abs(time - this.#to) < pause)) this.#from = time;
    this.#to = time + duration;
  }

  readonly holds = (from: number, to: number): boolean => this.#from <= from + apart && this.#to >= to - apart;
}

const none = new Uint8Array(0);

/**
 * Reads MPEG-TS. We do not use a library, since a frame should be emitted as soon as its last packet has arrived, and
 * pieces may be cut anywhere. Files that follow each other are one stream here, whose clock jumps. Of several programs,
 * it reads the first.
 */
class TsMovie implements MovieReader {
  readonly #out: MovieOut;
  readonly #wanted: 'film' | 'sound';
  readonly #packets = new TsPackets();
  readonly #clock = new TsClock();
  readonly #sections = new Map<number, TsSection>([[0, new TsSection()]]);
  readonly #streams = new Map<number, TsPes>();
  #known = '';
  #video: TsVideo | undefined;
  readonly #span = new SoundSpan();
  #bytes = 0;
  #hasPictures = false;
  readonly leftover = none;
  readonly complete = false;

  /** @param wanted For `sound` alone, pictures are ignored and not required. */
  constructor(out: MovieOut, wanted: 'film' | 'sound') {
    this.#out = {
      ...out,
      sound: (track, frame) => {
        this.#span.add(frame);
        out.sound(track, frame);
      },
    };
    this.#wanted = wanted;
  }

  /** Does the file have pictures, whether we read them or not? */
  get hasPictures(): boolean {
    return this.#hasPictures;
  }

  async push(bytes: Uint8Array): Promise<void> {
    this.#bytes += bytes.length;
    let last: TsPacket | undefined;
    for (const packet of this.#packets.push(bytes)) {
      this.#take(packet);
      last = packet;
    }
    if (!last || this.#packets.begun > 0) return;
    // The piece may be a whole file: then nothing follows to show that its last frames are complete.
    for (const stream of this.#streams.values()) stream.settle();
    if ([...this.#streams.values()].every(({ isWhole }) => isWhole)) this.#video?.settleTimes();
  }

  async end(): Promise<void> {
    for (const stream of this.#streams.values()) stream.flush();
    if (this.#known === '') {
      throw new Error(
        `this MPEG-TS file tells of no streams in the ${this.#bytes} bytes that came: its tables are missing`,
      );
    }
    if (this.#packets.begun > 0) throw new Error('this MPEG-TS file is cut off: its last packet is not whole');
  }

  goesOn(bytes: Uint8Array): boolean {
    return this.#packets.goesOn(bytes);
  }

  close(): void {
    this.#streams.clear();
    this.#sections.clear();
  }

  #take(packet: TsPacket): void {
    const stream = this.#streams.get(packet.pid);
    stream?.push(packet);
    const section = this.#sections.get(packet.pid)?.push(packet.payload, packet.begins);
    if (!section) return;
    if (packet.pid !== 0) this.#open(streamsOf(section) ?? []);
    else {
      const program = programOf(section);
      if (program !== undefined && !this.#sections.has(program)) this.#sections.set(program, new TsSection());
    }
  }

  #open(streams: readonly TsStream[]): void {
    const told = streams.map(({ pid, type }) => `${pid}:${type}`).join();
    if (streams.length === 0 || told === this.#known) return;
    for (const stream of this.#streams.values()) stream.flush();
    this.#known = told;
    this.#streams.clear();
    const video = streams.find(({ type }) => videoTypes.has(type));
    if (video) this.#hasPictures = true;
    const sound = streams.find(isSound);
    const all = streams.map(nameOf);
    if (this.#wanted === 'film') {
      if (!video) throw new NoPictures(noVideoTrack('MPEG-TS', all));
      if (video.type !== 27) throw new Error(undecodable('MPEG-TS', nameOf(video), 'H.264'));
      this.#video = new TsVideo(this.#out, this.#span.holds);
      this.#listen(video, this.#video);
    }
    const noSound = `this MPEG-TS file has no sound; its tracks are: ${all.join(', ')}`;
    const unnamed = streams.find(isUnnamed);
    if (!sound && unnamed) {
      const refuse = () =>
        this.#out.problem(
          this.#wanted === 'sound' ? noSound : 'no sound can be recognised in its private data: it is left out',
        );
      this.#listen(unnamed, new UnnamedSound(unnamed, this.#out, refuse));
    } else if (!sound && this.#wanted === 'sound') throw new Error(noSound);
    if (!sound) return;
    const heard = TsSound.of(sound, this.#out);
    if (heard) this.#listen(sound, heard);
    else
      this.#out.problem(
        `its sound is ${nameOf(sound)}, which cannot be decoded: it is left out; expected AAC, MP3 or Opus`,
      );
  }

  #listen({ pid }: TsStream, stream: ElementaryStream): void {
    this.#streams.set(pid, new TsPes(stream, this.#clock));
  }
}

export const openTsMovie = (out: MovieOut): MovieReader => new TsMovie(out, 'film');

/** Reads only the sound, of a film or of a file without pictures. */
export const openTsSoundTrack = (out: MovieOut): TsMovie => new TsMovie(out, 'sound');
