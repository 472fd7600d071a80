import type { DecodeOnPage, Give } from '../../decode/reader';
import type { RawSound, SoundTrack } from './movieReader';
import { openSoundDecoder, type SoundDecoder } from './soundDecoder';
import { Splice } from './splice';
import type { Section } from './videoPlacer';

/** The picture that the sound belongs to: the parts of the present file, and where its timeline ends. */
type Picture = { readonly sections: readonly Section[]; readonly end: number };

/** Seconds. See media-facts, “Video”: sound is joined as it comes unless it would be off by more than these. */
const early = 0.01;
const late = 0.045;
/** Within a part, sound may overlap or leave out this much, and still be of the same clock. */
const overlap = 0.06;
const gap = 0.5;
/** Sound may come so long before its picture. */
const lead = 1;
/** What is farther behind the end of the picture than this is not to be trusted. */
const farthest = 10;
/**
 * What is heard behind the picture may be an encoder's padding, where nothing tells of it (MPEG-TS): so much of it waits
 * until what follows shows whether the sound goes on, or is another's.
 */
const padding = 0.05;
/** How many frames wait at most for the picture that they belong to. */
const mostHeld = 200;

const bytesOf = (description: AllowSharedBufferSource): Uint8Array =>
  ArrayBuffer.isView(description)
    ? new Uint8Array(description.buffer, description.byteOffset, description.byteLength)
    : new Uint8Array(description);

const isSame = (one: AudioDecoderConfig, other: AudioDecoderConfig): boolean => {
  if (one === other) return true;
  const plain =
    one.codec === other.codec && one.sampleRate === other.sampleRate && one.numberOfChannels === other.numberOfChannels;
  if (!plain || !one.description || !other.description) return plain && one.description === other.description;
  const [bytes, others] = [bytesOf(one.description), bytesOf(other.description)];
  return bytes.length === others.length && bytes.every((byte, i) => byte === others[i]);
};

type Held = { readonly track: SoundTrack; readonly frame: RawSound };

/**
 * Decodes the sound of all parts, and joins it by counting samples. One decoder goes on for as long as codec and
 * description stay: pieces that were cut with stream copy then join as if they had never been cut.
 */
export class SoundPlacer {
  readonly #give: Give;
  readonly #picture: Picture;
  readonly #decodeOnPage: DecodeOnPage;
  /** Where the sound ends, in seconds; with what the decoder still has. */
  end = 0;
  #decoder: SoundDecoder | undefined;
  #splice = new Splice(() => {});
  /** Where the present decoder began, and how many seconds it was sent. */
  #base = 0;
  #sent = 0;
  #track: SoundTrack | undefined;
  #refused: SoundTrack | undefined;
  #section = -1;
  /** When the next frame is to come, and from when on frames are heard, on the clock of the part. */
  #next = 0;
  #from = 0;
  #held: Held[] = [];

  constructor(give: Give, picture: Picture, decodeOnPage: DecodeOnPage) {
    this.#give = give;
    this.#picture = picture;
    this.#decodeOnPage = decodeOnPage;
  }

  /** The next frames are of another file. */
  begin(): void {
    this.#section = -1;
    this.#held = [];
  }

  /** Takes a frame. @throws Error with a sentence, once a track. */
  async push(track: SoundTrack, frame: RawSound): Promise<void> {
    if (track === this.#refused) return;
    this.#held.push({ track, frame });
    await this.#release(this.#held.length > mostHeld);
  }

  /** The picture has grown. */
  follow(): void {
    this.#splice.limit = this.#sent - Math.min(padding, Math.max(0, this.end - this.#picture.end));
  }

  /** No more parts of the picture come in this file. */
  async finish(): Promise<void> {
    if (this.#picture.sections.length > 0) await this.#release(true);
    this.#held = [];
  }

  /** Resolves when what can be decoded of the frames until now was given. @throws Error with a sentence. */
  async settled(): Promise<void> {
    try {
      await this.#decoder?.settled();
    } catch (error) {
      this.#drop();
      throw error;
    }
  }

  /** Gives what the decoder held back. @throws Error with a sentence. */
  async flush(): Promise<void> {
    const decoder = this.#decoder;
    if (!decoder) return;
    try {
      await decoder.flush();
      this.#splice.limit = Number.POSITIVE_INFINITY;
    } finally {
      this.#drop();
    }
  }

  close(): void {
    this.#decoder?.close();
    this.#decoder = undefined;
    this.#held = [];
  }

  /** What comes next is decoded by itself. */
  #drop(): void {
    this.#decoder?.close();
    this.#decoder = undefined;
    this.end = this.#base + this.#splice.given;
    this.#refused = this.#track;
    this.#track = undefined;
  }

  async #release(force: boolean): Promise<void> {
    for (let held = this.#held[0]; held; held = this.#held[0]) {
      const { track, frame } = held;
      if (!this.#belongs(frame, force)) return;
      this.#held.shift();
      if (this.#track !== track || Number.isNaN(this.#next))
        await this.#join(this.#picture.sections[this.#section] as Section, track, frame);
      this.#decode(track, frame);
    }
  }

  /** Finds the part of the picture that a frame belongs to; false where it has to wait for it. */
  #belongs({ time }: RawSound, force: boolean): boolean {
    const { sections } = this.#picture;
    const off = time - this.#next;
    if (this.#section >= 0 && off > -overlap && off < gap) {
      if (Math.abs(off) > late) this.#next = Number.NaN;
      return true;
    }
    const current = sections[this.#section];
    if (current && off >= gap && placeOf(current, time) < this.#picture.end + lead) {
      // The sound paused.
      this.#next = Number.NaN;
      return true;
    }
    const [first] = sections.length > this.#section + 1 ? [this.#section + 1] : [];
    if (first === undefined && !(force && this.#section >= 0)) return false;
    let [best, least] = [Math.max(0, this.#section), Number.POSITIVE_INFINITY];
    if (this.#section < 0) least = 0;
    for (let at = best; at < sections.length && least > 0; at++) {
      const distance = Math.abs(placeOf(sections[at] as Section, time) - this.end);
      if (distance < least) [best, least] = [at, distance];
    }
    this.#section = best;
    this.#next = Number.NaN;
    return true;
  }

  async #join(section: Section, track: SoundTrack, { time }: RawSound): Promise<void> {
    const last = this.#track;
    const goesOn =
      this.#decoder !== undefined &&
      last !== undefined &&
      isSame(last.config, track.config) &&
      (track.isCounted || track === last);
    const hidden = Math.max(0, track.from - time);
    const at = placeOf(section, time);
    if (!goesOn) {
      this.#cutPadding(this.end - at - hidden);
      await this.#open(track);
    }
    this.#track = track;
    const off = at - this.end;
    if (goesOn && Math.abs(off) <= early && Math.abs(off) <= Math.abs(off + hidden)) {
      this.#from = time;
      return;
    }
    this.#from = time + hidden;
    const rest = off + hidden + this.#cutPadding(-off - hidden);
    if (at + hidden > this.#picture.end + farthest) return;
    if (rest < -early) this.#from -= rest;
    else if (rest > late) {
      this.#splice.pause(this.#sent + hidden, rest);
      this.end += rest;
    }
  }

  /** Another encoding begins: what the one before has too much is its padding. Gives the seconds that were taken off. */
  #cutPadding(excess: number): number {
    const behind = this.#sent - this.#splice.limit;
    const seconds = Math.max(0, Math.min(excess, behind));
    this.#splice.cut(this.#sent - seconds, this.#sent);
    this.end -= seconds;
    return seconds;
  }

  async #open(track: SoundTrack): Promise<void> {
    await this.flush();
    this.#refused = track;
    this.#splice = new Splice(this.#give);
    this.#base = this.end;
    this.#sent = 0;
    this.#decoder = await openSoundDecoder(track.config, this.#splice.push, this.#decodeOnPage);
    this.#refused = undefined;
  }

  #decode(track: SoundTrack, { data, time, duration, to = track.to }: RawSound): void {
    const from = Math.min(duration, Math.max(0, this.#from - time));
    const until = Math.max(from, Math.min(duration, to - time));
    this.#splice.cut(this.#sent, this.#sent + from);
    this.#splice.cut(this.#sent + until, this.#sent + duration);
    this.#sent += duration;
    this.end += until - from;
    this.#next = time + duration;
    this.follow();
    this.#decoder?.decode(data);
  }
}

const placeOf = ({ start, at }: Section, time: number): number => at + time - start;
