import { viewOf } from '../../bytes/bytes';
import { isSameConfig } from '../../codecs/video-packet';
import { beginsNewFile } from '../detect';
import { FrameDurations, type TimedPacket } from '../frame-durations';
import {
  type MovieOut,
  type MovieReader,
  type RawPacket,
  type SoundTrack,
  type VideoTrack,
  whole,
} from '../movie-reader';
import { webmBlock } from './block';
import { ebmlElements, ebmlSigned, ebmlUnsigned } from './ebml';
import { WebmElements } from './elements';
import { type WebmTrack, webmTrack } from './sound-track';
import { type WebmPicture, webmTracks } from './video-track';
import { ids } from './write';

/** Seconds. All times in WebM are on one clock, so a frame may well be shown for a long time. */
const longest = 60;
/** H.264 delays a frame by fewer frames than this. */
const mostReordered = 16;

type Described = RawPacket & { readonly track: VideoTrack | undefined };
type Block = { readonly isKey: boolean; readonly duration: number; readonly padding: number };

/** Reads WebM and Matroska block by block, for the same reasons as the sound reader: see openWebm. */
class WebmMovie implements MovieReader {
  readonly #out: MovieOut;
  readonly #elements = new WebmElements();
  readonly #durations: FrameDurations;
  /** Seconds per tick. */
  #tick = 1e-3;
  #cluster = 0;
  #picture: WebmPicture | undefined;
  #video: VideoTrack | undefined;
  #sound: WebmTrack | undefined;
  #soundTrack: SoundTrack | undefined;
  #soundEnd = Number.NaN;
  #first: number | undefined;
  #recent: number[] = [];
  #ended = false;

  constructor(out: MovieOut) {
    this.#out = out;
    this.#durations = new FrameDurations((packet) => out.video((packet as Described).track, packet), longest);
  }

  async push(bytes: Uint8Array): Promise<void> {
    const { damages } = this.#elements;
    for (const { id, body } of this.#elements.push(bytes)) this.#take(id, body);
    if (this.#elements.damages > damages)
      this.#out.problem('a part of this WebM file is damaged: it is left out up to where another part begins');
    if (this.complete) this.#finish();
  }

  async end(): Promise<void> {
    const { missing } = this.#elements;
    this.#finish();
    if (missing) throw new Error(`this WebM file is cut off: ${missing}`);
    if (!this.#picture) throw new Error('this WebM file ends before its tracks are told: it is damaged');
  }

  get complete(): boolean {
    return this.#elements.complete;
  }

  get leftover(): Uint8Array {
    return this.#elements.leftover;
  }

  goesOn(bytes: Uint8Array): boolean {
    return !beginsNewFile(bytes, 'webm');
  }

  close(): void {}

  #finish(): void {
    if (!this.#ended) this.#durations.flush();
    this.#ended = true;
  }

  #take(id: number, body: Uint8Array): void {
    if (id === ids.info) {
      const scale = [...ebmlElements(body)].find((one) => one.id === ids.timestampScale);
      if (scale) this.#tick = ebmlUnsigned(scale.body) / 1e9;
    } else if (id === ids.tracks && !this.#picture) this.#openTracks(body);
    else if (id === ids.timestamp) this.#cluster = ebmlUnsigned(body);
    else if (id === ids.simpleBlock) this.#block(body, { isKey: (flagsOf(body) & 0x80) > 0, duration: 0, padding: 0 });
    else if (id === ids.blockGroup) {
      const parts = new Map([...ebmlElements(body)].map((part) => [part.id, part.body]));
      const block = parts.get(ids.block);
      const duration = parts.get(ids.blockDuration);
      const padding = parts.get(ids.discardPadding);
      if (!block) return;
      this.#block(block, {
        isKey: !parts.has(ids.reference),
        duration: duration ? ebmlUnsigned(duration) * this.#tick : 0,
        padding: padding ? ebmlSigned(padding) / 1e9 : 0,
      });
    }
  }

  #openTracks(body: Uint8Array): void {
    const { picture, hasSound } = webmTracks(body);
    this.#picture = picture;
    if (!hasSound) return;
    try {
      this.#sound = webmTrack(body);
    } catch (error) {
      this.#out.problem(`${error instanceof Error ? error.message : error}: the sound is left out`);
    }
  }

  #block(body: Uint8Array, block: Block): void {
    const { track, frames } = webmBlock(body);
    const at = this.#cluster + viewOf(body).getInt16((body[0] ?? 0) & 0x80 ? 1 : 2);
    if (track === this.#picture?.number)
      for (const frame of frames) this.#frame(this.#picture, frame, at * this.#tick, block);
    else if (track === this.#sound?.number)
      for (const frame of frames) this.#hear(this.#sound, frame, at * this.#tick, block);
  }

  #frame(picture: WebmPicture, frame: Uint8Array, told: number, block: Block): void {
    const { data, config, isKey = block.isKey } = picture.read(frame, block.isKey || !this.#video);
    // Parameter sets may come in a block of their own.
    if (data.length === 0) return;
    if (config && !(this.#video && isSameConfig(this.#video.config, config))) this.#video = { ...whole, config };
    const time = this.#exact(told, picture.frameDuration);
    const packet: TimedPacket & Described = {
      data,
      time,
      isKey,
      decodeTime: this.#decodeTime(picture, time),
      duration: 0,
      expected: block.duration || picture.frameDuration,
      track: this.#video,
    };
    this.#durations.push(packet);
  }

  /** Times are rounded to ticks, usually of 1 ms. If the file states a frame rate and it fits, use the exact time. */
  #exact(time: number, duration: number): number {
    this.#first ??= time;
    const count = duration && Math.round((time - this.#first) / duration);
    const exact = this.#first + count * duration;
    return duration > 0 && Math.abs(exact - time) <= 1.01 * this.#tick ? exact : time;
  }

  /** Matroska has no decode times. But no future frame is earlier than most of those that have arrived. */
  #decodeTime({ reorders }: WebmPicture, time: number): number {
    if (!reorders) return time;
    this.#recent = [...this.#recent, time].sort((one, other) => other - one).slice(0, mostReordered);
    return this.#recent.length < mostReordered ? (this.#first ?? time) - longest / 2 : (this.#recent.at(-1) ?? time);
  }

  #hear(track: WebmTrack, frame: Uint8Array, time: number, { padding }: Block): void {
    const duration = track.secondsOf(frame) ?? 1024 / track.config.sampleRate;
    // Count frame by frame, since ticks are coarse; trust the file's time where it is far off.
    const start = Math.abs(time - this.#soundEnd) < 0.02 ? this.#soundEnd : time;
    this.#soundTrack ??= {
      ...whole,
      from: start + track.delay,
      config: track.config,
      isCounted: track.isCounted,
    };
    this.#soundEnd = start + duration;
    const data = track.prefix.length > 0 ? new Uint8Array([...track.prefix, ...frame]) : frame;
    const to = padding > 0 ? { to: this.#soundEnd - padding } : {};
    this.#out.sound(this.#soundTrack, { data, time: start, duration, ...to });
  }
}

const flagsOf = (body: Uint8Array): number => body[((body[0] ?? 0) & 0x80 ? 1 : 2) + 2] ?? 0;

export const openWebmMovie = (out: MovieOut): MovieReader => new WebmMovie(out);
