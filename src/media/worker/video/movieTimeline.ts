import type { Pcm } from '../pcm/pcm';
import { Archive } from '../timeline/archive';
import { Feed } from '../timeline/feed';
import { Fit } from '../timeline/fit';
import type { VideoConfig, VideoPacket } from './packet';
import { saveMovie } from './save/saveMovie';
import { mend } from './timeline/mend';
import { VideoArchive } from './timeline/videoArchive';
import { VideoFeed } from './timeline/videoFeed';

export type MovieTimelineEvents = {
  /** Video to append, up to `end` in seconds. Where its MIME type is another one, `changeType` comes first. */
  video(bytes: ArrayBuffer, end: number, mimeType: string): void;
  /** Sound to append, FLAC in MP4, up to `end` in seconds. */
  sound(bytes: ArrayBuffer, end: number): void;
  /** The stream is this long now, in seconds. */
  grown(duration: number): void;
  /** All video, or all sound, up to the end of the stream has been given. */
  finishedVideo(): void;
  finishedSound(): void;
};

/** What silence is made of, as long as a stream has had no sound. */
const silent = { sampleRate: 48_000, channels: 1 };

/** The most silence that is made at once, in seconds. */
const longestSilence = 10;

/** One stream of video, with its sound: packets and samples go in, media comes out from where it is wanted. */
export class MovieTimeline {
  readonly #events: MovieTimelineEvents;
  readonly #video = new VideoArchive();
  readonly #sound = new Archive();
  readonly #videoFeed: VideoFeed;
  readonly #soundFeed: Feed;
  readonly #fit: Fit;

  constructor(events: MovieTimelineEvents) {
    this.#events = events;
    this.#videoFeed = new VideoFeed(this.#video, {
      media: (bytes, end, mimeType) => events.video(bytes, end, mimeType),
      finished: () => events.finishedVideo(),
    });
    this.#soundFeed = new Feed(this.#sound, {
      media: (bytes, end) => events.sound(bytes, end),
      finished: () => events.finishedSound(),
    });
    this.#fit = new Fit((pcm) => {
      this.#sound.append(pcm);
      void this.#soundFeed.pump();
      this.#grow();
    });
  }

  /** Seconds: of video or sound, which of them is longer. */
  get duration(): number {
    return Math.max(this.#video.duration, this.#sound.duration);
  }

  /** Seconds of video alone. */
  get videoDuration(): number {
    return this.#video.duration;
  }

  /** Adds packets in decoding order. Their timestamps are the stream's; their bytes are kept. */
  addVideo(config: VideoConfig, packets: readonly VideoPacket[]): void {
    this.#video.append(config, packets);
    void this.#videoFeed.pump();
    this.#grow();
  }

  /** Adds sound that follows the sound before. */
  addSound(pcm: Pcm): void {
    this.#fit.push(pcm);
  }

  /**
   * Adds silence up to a time, in seconds, where the sound ends before it. A media element shows no video beyond what
   * each of its SourceBuffers holds, and nothing at all as long as one of them has been given nothing: so this is called
   * for video without sound, as soon as it is known that it has none.
   */
  fillSound(time: number): void {
    this.#fit.flush();
    const { sampleRate, channels } = this.#sound.spans.at(-1) ?? silent;
    let missing = Math.round((time - this.#sound.duration) * sampleRate);
    while (missing > 0) {
      const length = Math.min(missing, longestSilence * sampleRate);
      this.#fit.push({
        sampleRate,
        format: 's16',
        channels: Array.from({ length: channels }, () => new Int16Array(length)),
      });
      missing -= length;
    }
  }

  /** It is played at this time, in seconds: media is made up to 30 seconds ahead of it. */
  async playAt(time: number): Promise<void> {
    await Promise.all([this.#videoFeed.playAt(time), this.#soundFeed.playAt(time)]);
  }

  /** Media is wanted from this time on, whatever was given before: each kind begins with an init segment. */
  async seek(time: number): Promise<void> {
    await Promise.all([this.#videoFeed.seek(time), this.#soundFeed.seek(time)]);
  }

  /** Nothing more is added. */
  async complete(): Promise<void> {
    this.#fit.flush();
    await Promise.all([this.#videoFeed.complete(), this.#soundFeed.complete()]);
  }

  /** Leaves out what a player failed at, at this time in seconds: see `mend`. */
  mend(time: number): ReturnType<typeof mend> {
    return mend(this.#video, time);
  }

  /** What there is so far, as one MP4 file. Rejects with a sentence. */
  save(): Promise<Blob> {
    return saveMovie(this.#video, this.#sound);
  }

  #grow(): void {
    this.#events.grown(this.duration);
  }
}
