import type { StreamChunk, SaveFormat as StreamFormat, StreamKind } from '../../shared/messages';
import { withMediaWorker } from '../media-worker';
import { StreamWorker } from '../stream-worker';
import { BackPressure } from './back-pressure';
import { BufferingDelay } from './buffering-delay';
import { type ElementPlayer, listenToElement } from './element-events';
import type { Playback, PlaybackState, SaveFormat } from './playback';
import { rangeAround } from './range-around';
import { audioMimeType, SegmentBuffer, stoppedPlaying } from './segment-buffer';
import { StallGuard, starvationOf } from './stall-guard';
import { StreamSession } from './stream-session';

export type StreamOptions = {
  of: StreamKind;
  /** Seconds that may be ready beyond the playhead before {@link StreamPlayback.pressure} holds the generator back. */
  bufferAhead: number;
};

/** Seconds we buffer ahead while paused, so that Play starts at once. */
const aheadAtRest = 600;

/** Chunks and bytes that may be unread: enough to keep the media worker busy. Live inputs wait for all unread chunks. */
const mostUnread = { chunks: 16, liveChunks: 8, bytes: 8 * 1024 * 1024 };

/** Tolerance in seconds: a time this close to the buffered range counts as buffered. */
const nearly = 0.05;

/**
 * The player of a streaming output: chunks go in, and play as one seamless stream. One element plays run after run. The
 * stream of a run stays until the first chunk of the next run arrives.
 */
export class StreamPlayback implements Playback {
  readonly element: HTMLMediaElement;
  readonly #options: StreamOptions;
  readonly #listeners = new Set<() => void>();
  readonly #stallGuard: StallGuard;
  readonly #pressure = new BackPressure(() => this.#isFull());
  readonly #wait = new BufferingDelay(() => this.#changed());
  readonly #stopListening = new AbortController();
  readonly #worker = new StreamWorker();
  /** The session that plays; and `#next`, the one that further chunks belong to, if that is another. */
  #session: StreamSession;
  #next: StreamSession | undefined;
  #buffer: SegmentBuffer | undefined;
  /** The buffer being mended, because its media could not be decoded. */
  #mending: SegmentBuffer | undefined;
  #playing = false;
  #refused = false;
  #noteShown = () => {};
  /** Whether the stream has sound. */
  #isHeard = true;
  #failure: string | undefined;
  #finished = false;
  #emitting = false;
  #state: PlaybackState;

  constructor(options: StreamOptions) {
    this.#options = options;
    this.element = document.createElement(options.of.kind);
    // Audio and video alike are there to play right away.
    this.element.preload = 'auto';
    this.#stallGuard = new StallGuard({
      ahead: () => this.#buffered()[1] - this.element.currentTime,
      complete: () => this.#finished,
      playbackRate: () => this.element.playbackRate,
      starved: starvationOf(this.element),
      play: () => this.#playElement(),
      pause: () => this.element.pause(),
      nudge: () => {
        const { currentTime } = this.element;
        this.element.currentTime = currentTime;
      },
    });
    this.#session = this.#openSession();
    this.#attach();
    this.#listen();
    this.#state = this.#read();
  }

  get state(): PlaybackState {
    return this.#state;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Starts another run: its first chunk will replace what is there. */
  begin(): void {
    this.#pressure.renew();
    if (this.#session.chunks === 0) return;
    // The previous run may have been replaced before its end: what has come of it is all there is.
    this.#session.end();
    this.#next?.close();
    this.#next = this.#openSession();
  }

  /** Adds the next chunk of the run. With `play`, playback starts if it is the first one. */
  push(chunk: StreamChunk | Promise<StreamChunk>, play = false): void {
    if (this.#next) {
      this.#session.close();
      this.#session = this.#next;
      this.#next = undefined;
      this.#attach();
    }
    const isFirst = this.#session.chunks === 0;
    this.#session.push(chunk);
    if (isFirst && play) this.play();
    this.#changed();
  }

  /** Ends the run: what has come is all there is. */
  end(): void {
    this.#pressure.release();
    // A run without chunks leaves what was there before.
    if (this.#next) {
      this.#next.close();
      this.#next = undefined;
    } else if (this.#session.chunks > 0) this.#session.end();
    this.#changed();
  }

  /** The user stops the run: it falls silent at once, and its generator is no longer held back. */
  stop(): void {
    this.#pressure.lift();
    if (!this.#next && this.#session.chunks > 0) this.pause();
  }

  /** Forgets everything. */
  clear(): void {
    this.#next?.close();
    this.#next = undefined;
    this.#session.close();
    this.#session = this.#openSession();
    this.#attach();
    this.#pressure.release();
    this.#changed();
  }

  /** Resolves when the generator may yield more; `undefined` if it may do so at once. */
  pressure(): Promise<void> | undefined {
    if (!this.#pressure.isFull) return undefined;
    this.#changed();
    return this.#pressure.wait();
  }

  play(): void {
    this.#playing = true;
    this.#refused = false;
    if (this.element.ended) this.seek(0);
    this.#stallGuard.start();
    this.#changed();
  }

  pause(): void {
    this.#playing = false;
    this.#stallGuard.stop();
    this.element.pause();
    this.#changed();
  }

  seek(time: number): void {
    this.#buffer?.allowSeeks(this.#session.duration);
    this.element.currentTime = Math.min(Math.max(0, time), this.#session.duration);
    this.#changed();
  }

  saveFormats(): Promise<readonly SaveFormat[]> {
    if (this.#options.of.kind === 'video') return Promise.resolve(['mp4']);
    return withMediaWorker((worker) => worker.saveFormats());
  }

  save(format: SaveFormat): Promise<Blob> {
    return this.#session.save(format as StreamFormat);
  }

  dispose(): void {
    this.#stopListening.abort();
    this.#stallGuard.stop();
    this.#wait.stop();
    this.#listeners.clear();
    this.#pressure.lift();
    this.#next?.close();
    this.#session.close();
    this.#buffer?.close();
    this.element.pause();
    this.element.removeAttribute('src');
    // Without this, the element keeps its MediaSource alive.
    this.element.load();
    this.element.remove();
  }

  #openSession(): StreamSession {
    /** Ignores a session that plays no more, or not yet. */
    const ifCurrent =
      <Args extends unknown[]>(react: (...args: Args) => void) =>
      (...args: Args) => {
        if (session === this.#session) react(...args);
      };
    const session: StreamSession = new StreamSession(this.#options.of, this.#worker, {
      tracks: ifCurrent((mimeTypes) => this.#openTracks(mimeTypes)),
      media: ifCurrent((track, bytes, mimeType) => this.#buffer?.append(track, bytes, mimeType)),
      finished: ifCurrent(() => {
        this.#finish();
        this.#changed();
      }),
      lost: ifCurrent(() => this.#lose()),
      failed: ifCurrent((message) => this.#fail(message)),
      changed: ifCurrent(() => this.#changed()),
    });
    return session;
  }

  /** Attaches a fresh MediaSource for the session: ahead of its first chunk, unless that replaces another stream. */
  #attach(): void {
    this.#buffer?.close();
    this.#stallGuard.stop();
    this.#playing = this.#refused = this.#finished = false;
    this.#failure = undefined;
    this.#stallGuard.renew();
    try {
      const mimeTypes = this.#options.of.kind === 'audio' ? [audioMimeType] : [];
      this.#buffer = new SegmentBuffer(this.element, mimeTypes, {
        changed: () => this.#changed(),
        failed: (message) => this.#fail(message),
      });
    } catch (error) {
      this.#fail((error as Error).message);
    }
  }

  /** Takes the tracks of a video. If sound only turns up after the pictures, both need a new MediaSource. */
  #openTracks(mimeTypes: readonly string[]): void {
    this.#isHeard = mimeTypes.some((each) => each.startsWith('audio/'));
    if (this.#buffer?.tracks === 0) {
      this.#buffer.open(mimeTypes);
      return;
    }
    this.#renew(mimeTypes);
  }

  /** Continues at the current time in a fresh MediaSource. */
  #renew(mimeTypes: readonly string[]): void {
    const { currentTime } = this.element;
    const wasPlaying = this.#playing;
    this.#attach();
    if (this.#options.of.kind === 'video') this.#buffer?.open(mimeTypes);
    this.#session.seek(currentTime);
    this.element.currentTime = currentTime;
    if (wasPlaying) this.play();
  }

  /** All media has arrived. */
  #finish(): void {
    this.#buffer?.end();
    this.#finished = true;
    // None of the chunks was usable.
    if (this.#session.duration === 0) this.pause();
  }

  /** No more media will come: plays what is buffered to its end. */
  #lose(): void {
    const { buffered } = this.element;
    this.#session.duration = buffered.length > 0 ? buffered.end(buffered.length - 1) : 0;
    this.#finish();
  }

  /** The browser failed to decode a frame: skips it and continues in a fresh MediaSource. */
  async #mend(message: string): Promise<void> {
    if (this.#mending === this.#buffer) return;
    this.#mending = this.#buffer;
    const buffer = this.#buffer;
    // A failed element accepts no media. What arrives meanwhile is sent again after the seek.
    buffer?.close();
    const mended = await this.#session.mend(this.element.currentTime);
    if (buffer !== this.#buffer) return;
    if (mended && buffer) this.#renew(buffer.mimeTypes);
    else this.#fail(message);
  }

  #fail(message: string): void {
    this.#failure = message;
    this.pause();
  }

  #listen(): void {
    const { element } = this;
    const player: ElementPlayer = {
      isPlaying: () => this.#playing,
      isHolding: () => this.#stallGuard.holding,
      isSilent: () => !this.#isHeard || element.muted || element.volume === 0,
      play: () => this.play(),
      pause: () => this.pause(),
      resume: () => this.#playElement(),
      moved: () => {
        this.#session.playAt(element.currentTime);
        this.#buffer?.moved(element.currentTime);
        this.#changed();
      },
      seeking: () => this.#moveMedia(),
      ended: () => {
        this.#playing = false;
        this.#stallGuard.stop();
        this.#changed();
      },
      failed: (error) => {
        if (error.code === MediaError.MEDIA_ERR_DECODE) void this.#mend(stoppedPlaying);
        else this.#fail(stoppedPlaying);
      },
      changed: () => this.#changed(),
    };
    this.#noteShown = listenToElement(element, player, this.#stopListening.signal);
  }

  #playElement(): void {
    this.#noteShown();
    this.element.play().catch((error: unknown) => {
      // All other rejections need no message: it was paused or cleared meanwhile, or plays something else.
      if (!(error instanceof DOMException) || error.name !== 'NotAllowedError' || !this.#playing) return;
      this.#refused = true;
      this.#playing = false;
      this.#stallGuard.stop();
      this.#changed();
    });
  }

  /** The playhead has moved: asks for media from there on, unless it is buffered. */
  #moveMedia(): void {
    const time = this.element.currentTime;
    this.#stallGuard.renew();
    const [from, to] = this.#buffered();
    // Right after what is buffered, media arrives without asking.
    const isThere = from <= time && from < to && time <= to + nearly;
    if (!isThere && this.#session.chunks > 0 && this.#session.duration > 0) {
      this.#finished = false;
      this.#buffer?.clear();
      this.#session.seek(time);
    }
    this.#changed();
  }

  /** The buffered range around the playback time. */
  #buffered(): readonly [from: number, to: number] {
    const { buffered, currentTime } = this.element;
    if (this.#buffer?.lacksMedia) return [currentTime, currentTime];
    return rangeAround(buffered, currentTime, nearly);
  }

  #isFull(): boolean {
    const session = this.#next ?? this.#session;
    const { chunks, bytes } = session.unread;
    const most = this.#options.bufferAhead < 2 ? mostUnread.liveChunks : mostUnread.chunks;
    if (chunks >= most || bytes >= mostUnread.bytes) return true;
    return !this.#failure && this.#isAhead();
  }

  #isAhead(): boolean {
    // What plays at the moment belongs to another run.
    if (this.#next) return false;
    const most = this.#playing ? this.#options.bufferAhead : Math.max(aheadAtRest, this.#options.bufferAhead);
    return this.#session.duration - this.element.currentTime > most;
  }

  /** Something may have changed: updates the state and calls the listeners, once per microtask. */
  #changed(): void {
    this.#stallGuard.look();
    if (this.#emitting) return;
    this.#emitting = true;
    queueMicrotask(() => {
      this.#emitting = false;
      if (this.#stopListening.signal.aborted) return;
      this.#pressure.update();
      this.#state = this.#read();
      for (const listener of this.#listeners) listener();
    });
  }

  #read(): PlaybackState {
    const { duration, complete, problems, peaks } = this.#session;
    return {
      time: this.element.currentTime,
      duration,
      complete,
      measuring: false,
      playing: this.#playing,
      buffering: this.#isBuffering(),
      refused: this.#refused,
      buffered: this.#buffered(),
      full: this.#pressure.isHolding && this.#isAhead(),
      problems: this.#failure ? [...problems, { chunk: 0, message: this.#failure }] : problems,
      peaks,
    };
  }

  #isBuffering(): boolean {
    const hasData = !this.#stallGuard.holding && this.element.readyState > 2;
    return this.#wait.isTold(this.#playing && !hasData && !this.element.ended);
  }
}
