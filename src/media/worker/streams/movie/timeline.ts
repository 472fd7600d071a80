import type { VideoConfig, VideoPacket } from '../../codecs/video-packet';
import { StreamConformer } from '../../pcm/conform';
import type { Pcm } from '../../pcm/pcm';
import { saveMovie } from '../../save/movie';
import { isOfOneKind } from '../../save/track-kind';
import { PacketStore } from '../../store/packet-store';
import { SoundStore } from '../../store/sound-store';
import { SoundSegmenter } from '../sound/sound-segmenter';
import { mend } from './mend';
import { VideoSegmenter } from './video-segmenter';

export type MovieTimelineEvents = {
  /** Video to append, up to `end` in seconds. If its MIME type differs from before, call `changeType` first. */
  video(bytes: ArrayBuffer, end: number, mimeType: string): void;
  /** Sound to append, FLAC in MP4, up to `end` in seconds. */
  sound(bytes: ArrayBuffer, end: number): void;
  /** The stream is now this long, in seconds. */
  grown(duration: number): void;
  /** All video, or all sound, up to the end of the stream has been emitted. */
  finishedVideo(): void;
  finishedSound(): void;
};

/** The format of silence while a stream has had no sound. */
const silent = { sampleRate: 48_000, channels: 1 };

/** The most silence to make at once, in seconds. */
const longestSilence = 10;

/** One video stream with its sound: packets and samples go in, media comes out from where it is wanted. */
export class MovieTimeline {
  readonly #events: MovieTimelineEvents;
  readonly #video = new PacketStore();
  readonly #sound = new SoundStore();
  readonly #videoSegmenter: VideoSegmenter;
  readonly #soundSegmenter: SoundSegmenter;
  readonly #conformer: StreamConformer;

  constructor(events: MovieTimelineEvents) {
    this.#events = events;
    this.#videoSegmenter = new VideoSegmenter(this.#video, {
      media: (bytes, end, mimeType) => events.video(bytes, end, mimeType),
      finished: () => events.finishedVideo(),
    });
    this.#soundSegmenter = new SoundSegmenter(this.#sound, {
      media: (bytes, end) => events.sound(bytes, end),
      finished: () => events.finishedSound(),
    });
    this.#conformer = new StreamConformer((pcm) => {
      this.#sound.append(pcm);
      void this.#soundSegmenter.pump();
      this.#grow();
    });
  }

  /** In seconds: the longer of video and sound. */
  get duration(): number {
    return Math.max(this.#video.duration, this.#sound.duration);
  }

  /** Duration of the video alone, in seconds. */
  get videoDuration(): number {
    return this.#video.duration;
  }

  /**
   * Adds packets in decode order, with timestamps on the stream's timeline. Their bytes are kept: do not modify them.
   */
  addVideo(config: VideoConfig, packets: readonly VideoPacket[]): void {
    this.#video.append(config, packets);
    void this.#videoSegmenter.pump();
    this.#grow();
  }

  /** Adds sound that continues the sound so far. */
  addSound(pcm: Pcm): void {
    this.#conformer.push(pcm);
  }

  /**
   * Adds silence up to a time, in seconds, if the sound ends before it. A media element shows no video beyond what each
   * of its SourceBuffers holds, and nothing at all while one of them is empty: so this fills in for sound that is late
   * or ends early.
   */
  fillSound(time: number): void {
    this.#conformer.flush();
    const { sampleRate, channels } = this.#sound.spans.at(-1) ?? silent;
    let missing = Math.round((time - this.#sound.duration) * sampleRate);
    while (missing > 0) {
      const length = Math.min(missing, longestSilence * sampleRate);
      this.#conformer.push({
        sampleRate,
        format: 's16',
        channels: Array.from({ length: channels }, () => new Int16Array(length)),
      });
      missing -= length;
    }
  }

  /** Playback is at this time, in seconds: media is made up to 30 seconds ahead of it. */
  async playAt(time: number): Promise<void> {
    await Promise.all([this.#videoSegmenter.playAt(time), this.#soundSegmenter.playAt(time)]);
  }

  /** Media is wanted from this time on, whatever was sent before. Video and sound each begin with an init segment. */
  async seek(time: number): Promise<void> {
    await Promise.all([this.#videoSegmenter.seek(time), this.#soundSegmenter.seek(time)]);
  }

  /** Nothing more will be added. */
  async complete(): Promise<void> {
    this.#conformer.flush();
    await Promise.all([this.#videoSegmenter.complete(), this.#soundSegmenter.complete()]);
  }

  /** Drops what a player failed on at this time, in seconds; see `mend`. */
  mend(time: number): ReturnType<typeof mend> {
    return mend(this.#video, time);
  }

  /** Saves what there is so far as one MP4 file. Rejects with a sentence. */
  async save(): Promise<Blob> {
    if (isOfOneKind(this.#video.pieces)) return saveMovie(this.#video, this.#sound);
    const { inOneCodec } = await import('../../save/one-codec');
    return saveMovie(await inOneCodec(this.#video, () => this.#grow()), this.#sound);
  }

  #grow(): void {
    this.#events.grown(this.duration);
  }
}
