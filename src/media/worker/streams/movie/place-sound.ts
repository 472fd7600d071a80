import { openSoundDecoder, type SoundDecoder } from '../../codecs/decode/track-decoder';
import type { RawSound, SoundTrack } from '../../formats/movie-reader';
import type { DecodeOnPage, PcmSink } from '../../formats/sound-reader';
import type { Section } from './place-video';
import { Splice } from './splice';

/** The picture that the sound belongs to: the sections of the current file, and where its timeline ends. */
type Picture = { readonly sections: readonly Section[]; readonly end: number };

/** In seconds. Sound is joined as it comes, unless it would be off by more than these. */
const early = 0.01;
const late = 0.045;
/** Within a section, sound may overlap or skip this much, in seconds, and still count as on the same clock. */
const overlap = 0.06;
const gap = 0.5;
/** How far sound may run ahead of its picture, in seconds. */
const lead = 1;
/** Times further past the end of the picture than this, in seconds, are not trusted. */
const farthest = 10;
/**
 * Sound past the end of the picture may be encoder padding that the file does not declare (MPEG-TS). This much of it,
 * in seconds, waits until what follows shows whether the sound goes on or another encoding begins.
 */
const padding = 0.05;
/** How many frames may wait for the picture they belong to. */
const mostHeld = 200;
/** How many of the latest frames are compared with a new file's: more than pieces cut from one film have in common. */
const mostRecent = 16;

const bytesOf = (description: AllowSharedBufferSource): Uint8Array =>
  ArrayBuffer.isView(description)
    ? new Uint8Array(description.buffer, description.byteOffset, description.byteLength)
    : new Uint8Array(description);

const areEqual = (bytes: Uint8Array, others: Uint8Array): boolean =>
  bytes.length === others.length && bytes.every((byte, i) => byte === others[i]);

const isSame = (one: AudioDecoderConfig, other: AudioDecoderConfig): boolean => {
  if (one === other) return true;
  const plain =
    one.codec === other.codec && one.sampleRate === other.sampleRate && one.numberOfChannels === other.numberOfChannels;
  if (!plain || !one.description || !other.description) return plain && one.description === other.description;
  return areEqual(bytesOf(one.description), bytesOf(other.description));
};

type Held = { readonly track: SoundTrack; readonly frame: RawSound };

/**
 * Decodes the sound of all sections and joins it by counting samples. One decoder goes on as long as codec and
 * description stay the same, so pieces cut with stream copy join as if they had never been cut.
 */
export class SoundPlacer {
  readonly #give: PcmSink;
  readonly #picture: Picture;
  readonly #decodeOnPage: DecodeOnPage;
  /** Where the sound ends, in seconds, including what the decoder has not returned yet. */
  end = 0;
  #decoder: SoundDecoder | undefined;
  #splice = new Splice(() => {});
  /** Where the current decoder began, and how many seconds of sound it was sent. */
  #base = 0;
  #sent = 0;
  #track: SoundTrack | undefined;
  #refused: SoundTrack | undefined;
  #section = -1;
  /** On the section's clock: when the next frame is due, and from when on frames are heard. */
  #next = 0;
  #from = 0;
  #held: Held[] = [];
  #recent: Uint8Array[] = [];

  constructor(give: PcmSink, picture: Picture, decodeOnPage: DecodeOnPage) {
    this.#give = give;
    this.#picture = picture;
    this.#decodeOnPage = decodeOnPage;
  }

  /** The next frames belong to another file. */
  begin(): void {
    this.#section = -1;
    this.#held = [];
  }

  /** How much of the sound's end may be an encoder's padding, in seconds. */
  get padding(): number {
    return Math.max(0, this.#sent - this.#splice.limit);
  }

  /** Is this one of the frames that came last? Then two pieces of one film overlap here. */
  isRepeated({ data }: RawSound): boolean {
    return this.#recent.some((one) => areEqual(one, data));
  }

  /** Takes a frame. @throws Error with a sentence, once per track. */
  async push(track: SoundTrack, frame: RawSound): Promise<void> {
    if (track === this.#refused) return;
    this.#held.push({ track, frame });
    await this.#release(this.#held.length > mostHeld);
  }

  /** Adjusts how much sound waits, now that the picture or the sound has grown. */
  follow(): void {
    this.#splice.limit = this.#sent - Math.min(padding, Math.max(0, this.end - this.#picture.end));
  }

  /** No more sections of the picture come in this file. */
  async finish(): Promise<void> {
    if (this.#picture.sections.length > 0) await this.#release(true);
    this.#held = [];
  }

  /**
   * Resolves when everything that can be decoded from the frames so far has been emitted.
   *
   * @throws Error with a sentence.
   */
  async settled(): Promise<void> {
    try {
      await this.#decoder?.settled();
    } catch (error) {
      this.#drop();
      throw error;
    }
  }

  /** Emits what the decoder held back. @throws Error with a sentence. */
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

  /** Closes the decoder: what comes next is decoded separately. */
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

  /** Finds the section of the picture that a frame belongs to. Returns false if the frame has to wait for it. */
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

  /**
   * Another encoding begins, so what the one before has too much is padding: cuts it. Returns how many seconds were
   * cut.
   */
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
    this.#recent = [...this.#recent.slice(1 - mostRecent), data];
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
