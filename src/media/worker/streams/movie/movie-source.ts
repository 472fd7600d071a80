import type { SaveFormat, StreamChunk } from '../../../shared/messages';
import { FrameEncoder } from '../../codecs/encode/frame-encoder';
import { lengthOf, type Pcm } from '../../pcm/pcm';
import { readSampleChunk } from '../sound/sample-chunk';
import { AudioSource } from '../sound/sound-source';
import type { StreamSink, StreamSource } from '../stream-source';
import { MovieChunkReader } from './chunk-reader';
import { openMovie } from './open-movie';
import { MovieTimeline } from './timeline';

const soundType = 'audio/mp4; codecs="flac"';
const videoTrack = 0;
const soundTrack = 1;

/** How far sound may lag behind its pictures, in seconds, before silence takes its place. */
const latestSound = 1.5;

/** A player that started without pictures accepts none later. */
const picturesLeftOut =
  'has pictures, which are left out: the stream began with a video that has none; yield those with pictures first, or as a stream of their own';

type Media = { track: number; bytes: ArrayBuffer; end: number; mimeType?: string };

/** One video stream: films of any kind, pieces of one, or single frames, with or without sound. */
export class VideoSource implements StreamSource {
  readonly name = 'Video';
  readonly #voice: StreamSink;
  readonly #fps: number;
  readonly #timeline: MovieTimeline;
  readonly #movies: MovieChunkReader;
  /** Plays films without pictures, if the stream began with one. */
  #soundAlone: AudioSource | undefined;
  /** The chunks received before anything was made of them. */
  #beginning: { chunk: number; value: StreamChunk }[] | undefined = [];
  #encoder: FrameEncoder | undefined;
  /** What the stream is made of: its first chunk decides. */
  #made: 'files' | 'frames' | undefined;
  /** Media that waits until the tracks are known. */
  #held: Media[] | undefined = [];
  #mimeType: string | undefined;
  #hasSound = false;
  /** How many tracks have been announced. */
  #tracks = 0;
  #videoEnd = 0;
  #soundEnd = 0;
  /** Seconds of silence inserted for late sound: that much of the sound is dropped when it arrives. */
  #filled = 0;
  #finished = { video: false, sound: false };

  constructor(voice: StreamSink, fps: number) {
    this.#voice = voice;
    this.#fps = fps;
    this.#timeline = new MovieTimeline({
      video: (bytes, end, mimeType) => this.#give({ track: videoTrack, bytes, end, mimeType }),
      sound: (bytes, end) => this.#give({ track: soundTrack, bytes, end }),
      grown: (duration) => voice.grown(duration),
      finishedVideo: () => this.#finish('video'),
      finishedSound: () => this.#finish('sound'),
    });
    this.#movies = new MovieChunkReader(
      {
        video: (config, packets) => {
          this.#beginning = undefined;
          this.#timeline.addVideo(config, packets);
          this.#videoEnd = this.#timeline.videoDuration;
        },
        sound: (pcm) => this.#addSound(pcm),
        soundAlone: () => {
          if (!this.#beginning) return false;
          this.#soundAlone ??= new AudioSource(voice, picturesLeftOut);
          return true;
        },
        problem: (chunk, message) => {
          this.#beginning &&= [];
          voice.problem(chunk, message);
        },
      },
      openMovie,
      voice.decodeOnPage,
      voice.canPlay,
    );
  }

  get duration(): number {
    return this.#soundAlone?.duration ?? this.#timeline.duration;
  }

  /** Nothing shows the peaks of a video. */
  takePeaks(): Uint8Array<ArrayBuffer> {
    return new Uint8Array();
  }

  async read(chunk: number, value: StreamChunk): Promise<void> {
    const kind = value.as === 'bytes' ? 'files' : 'frames';
    if (value.as === 'samples') {
      this.#voice.problem(chunk, `chunk ${chunk} is sound alone; a stream of video takes films or frames`);
      return;
    }
    this.#made ??= kind;
    if (this.#made !== kind) {
      if (value.as === 'frame' && value.image.as !== 'pixels') pictureOf(value.image).close();
      const [is, was] = kind === 'files' ? ['a film', 'frames'] : ['a frame', 'films'];
      this.#voice.problem(chunk, `chunk ${chunk} is ${is} in a stream of ${was}; yield one or the other`);
      return;
    }
    if (value.as === 'bytes') await this.#readFile(chunk, value);
    else if (value.as === 'frame') await this.#readFrame(chunk, value);
    this.#keepUp();
    if (this.#mimeType) this.#decideTracks();
  }

  async end(): Promise<void> {
    if (!this.#soundAlone) {
      await this.#movies.end();
      await this.#turnToSound();
    }
    if (this.#soundAlone) return this.#soundAlone.end();
    await this.#encoder?.flush();
    if (this.#hasSound && this.#soundEnd < this.#videoEnd) this.#fill(this.#videoEnd);
    if (this.#mimeType) this.#decideTracks();
  }

  complete(): Promise<void> {
    return (this.#soundAlone ?? this.#timeline).complete();
  }

  playAt(time: number): Promise<void> {
    return (this.#soundAlone ?? this.#timeline).playAt(time);
  }

  seek(time: number): Promise<void> {
    this.#finished = { video: false, sound: false };
    return (this.#soundAlone ?? this.#timeline).seek(time);
  }

  async mend(time: number): Promise<string | undefined> {
    const left = this.#soundAlone ? undefined : await this.#timeline.mend(time);
    if (!left) return undefined;
    const { at, frames } = left;
    const what = frames === 1 ? 'One frame' : `${frames} frames`;
    return `${what} at ${at.toFixed(2)} s could not be decoded: ${frames === 1 ? 'it is' : 'they are'} left out, and the frame before is held.`;
  }

  save(format: SaveFormat): Promise<Blob> {
    return this.#soundAlone ? this.#soundAlone.save(format) : this.#timeline.save();
  }

  close(): void {
    this.#movies.close();
    this.#soundAlone?.close();
    this.#encoder?.close();
  }

  async #readFile(chunk: number, value: Extract<StreamChunk, { as: 'bytes' }>): Promise<void> {
    if (this.#soundAlone) return this.#soundAlone.read(chunk, value);
    this.#beginning?.push({ chunk, value });
    await this.#movies.push(chunk, value);
    await this.#turnToSound();
  }

  /** If the stream begins with a film without pictures, plays it as sound, from its first byte on. */
  async #turnToSound(): Promise<void> {
    const sound = this.#soundAlone;
    const beginning = this.#beginning ?? [];
    if (!sound) return;
    this.#beginning = undefined;
    this.#movies.close();
    this.#voice.tracks([soundType]);
    for (const { chunk, value } of beginning) await sound.read(chunk, value);
  }

  async #readFrame(chunk: number, { image, sound }: Extract<StreamChunk, { as: 'frame' }>): Promise<void> {
    try {
      this.#encoder ??= new FrameEncoder({ fps: this.#fps }, (config, packets) => {
        this.#timeline.addVideo(config, packets);
        this.#videoEnd = this.#timeline.videoDuration;
        this.#keepUp();
        this.#decideTracks();
      });
      const encoded = this.#encoder.encode(image.as === 'pixels' ? image : pictureOf(image));
      if (sound) {
        const { pcm, problem } = readSampleChunk(sound);
        if (problem) this.#voice.problem(chunk, `chunk ${chunk}: its sound ${problem}`);
        if (pcm) this.#addSound(pcm);
      }
      await encoded;
    } catch (error) {
      this.#voice.problem(chunk, `chunk ${chunk}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  /** Adds sound after the sound so far, minus what silence has replaced. */
  #addSound(pcm: Pcm): void {
    const drop = Math.min(lengthOf(pcm), Math.round(this.#filled * pcm.sampleRate));
    this.#filled = Math.max(0, this.#filled - drop / pcm.sampleRate);
    this.#hasSound = true;
    const rest = drop === 0 ? pcm : { ...pcm, channels: pcm.channels.map((each) => each.subarray(drop)) };
    if (lengthOf(rest) === 0) return;
    this.#soundEnd += lengthOf(rest) / rest.sampleRate;
    this.#timeline.addSound(rest);
    this.#decideTracks();
  }

  /** Fills in for late sound: a media element plays only as far as the shortest of its tracks. */
  #keepUp(): void {
    if (this.#hasSound && this.#videoEnd - this.#soundEnd > latestSound) this.#fill(this.#videoEnd - latestSound / 2);
  }

  #fill(time: number): void {
    this.#filled += time - this.#soundEnd;
    this.#soundEnd = time;
    this.#timeline.fillSound(time);
  }

  #give(media: Media): void {
    if (media.track === videoTrack) this.#mimeType ??= media.mimeType;
    if (this.#held) this.#held.push(media);
    else this.#voice.media(media.track, media.bytes, media.end, media.mimeType);
  }

  /** Announces the tracks once the first pictures are there, and again if sound comes later. */
  #decideTracks(): void {
    if (!this.#mimeType) return;
    const tracks = this.#hasSound ? [this.#mimeType, soundType] : [this.#mimeType];
    if (this.#tracks === tracks.length) return;
    this.#tracks = tracks.length;
    this.#voice.tracks(tracks);
    const held = this.#held ?? [];
    this.#held = undefined;
    for (const media of held) this.#give(media);
  }

  #finish(kind: 'video' | 'sound'): void {
    this.#finished[kind] = true;
    if (this.#finished.video && (this.#finished.sound || !this.#hasSound)) this.#voice.finished();
  }
}

const pictureOf = (image: { as: 'bitmap'; bitmap: ImageBitmap } | { as: 'frame'; frame: VideoFrame }) =>
  image.as === 'bitmap' ? image.bitmap : image.frame;
