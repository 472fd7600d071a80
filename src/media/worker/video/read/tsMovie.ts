import { NoPictures, noVideoTrack, undecodable } from './movieProblems';
import type { MovieOut, MovieReader, RawSound } from './movieReader';
import { type TsPacket, TsPackets } from './tsPackets';
import { type ElementaryStream, TsClock, TsPes } from './tsPes';
import { TsSound } from './tsSound';
import { isSound, nameOf, programOf, streamsOf, TsSection, type TsStream, videoTypes } from './tsTables';
import { TsVideo } from './tsVideo';

/** Seconds: sound that pauses for longer may be of another clock; and it is muxed ahead of its pictures, or behind. */
const pause = 0.5;
const apart = 1;

/** The time through which sound has come without a pause. */
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
 * Reads MPEG-TS. It is our own, since a frame is to be given when its last packet has come, and pieces may be cut
 * anywhere; files that follow each other are one stream to it, whose clock jumps. Of several programs it reads the first.
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

  /** @param wanted Of sound alone, its pictures are not looked at, and there need be none. */
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

  /** Are there pictures, whether they are looked at or not? */
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
    // The piece may be a whole file: then nothing comes that would show that its last frames are whole.
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
    } else if (!sound) throw new Error(`this MPEG-TS file has no sound; its tracks are: ${all.join(', ')}`);
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

/** Reads the sound alone, of a film or of a file without pictures. */
export const openTsSoundTrack = (out: MovieOut): TsMovie => new TsMovie(out, 'sound');
