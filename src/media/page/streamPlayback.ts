import type { StreamChunk, SaveFormat as StreamFormat, StreamKind } from '../contract';
import { Hold } from './hold';
import { withMediaWorker } from './mediaWorker';
import type { Playback, PlaybackState, SaveFormat } from './playback';
import { rangeAround } from './rangeAround';
import { audioMimeType, SegmentBuffer } from './segmentBuffer';
import { StreamWorker } from './stream-worker';
import { StreamSession } from './streamSession';
import { Wait } from './wait';

export type StreamOptions = {
  of: StreamKind;
  /** How many seconds of sound may wait to be heard before {@link StreamPlayback.pressure} is put on. */
  bufferAhead: number;
};

/** How much sound may wait to be heard while nothing is being played, in seconds: who presses Play later waits for nothing. */
const aheadAtRest = 600;

/** Chunks and bytes that may wait to be read: enough to keep the media worker busy. */
const mostUnread = { chunks: 16, bytes: 8 * 1024 * 1024 };

/** Of a second: so near to the end of what is buffered, a time is taken for being within it. */
const nearly = 0.05;

/**
 * The player of a streaming output, run after run: chunks go in, and are heard as one seamless stream. One element plays
 * them all. It plays what is there until the first chunk of another stream comes.
 */
export class StreamPlayback implements Playback {
  readonly element: HTMLMediaElement;
  readonly #options: StreamOptions;
  readonly #listeners = new Set<() => void>();
  readonly #hold: Hold;
  readonly #wait = new Wait(() => this.#changed());
  readonly #stopListening = new AbortController();
  readonly #worker = new StreamWorker();
  /** What is heard; and what the next chunks belong to, where that is another. */
  #session: StreamSession;
  #next: StreamSession | undefined;
  #buffer: SegmentBuffer | undefined;
  /** What is being mended, as its media could not be decoded. */
  #mending: SegmentBuffer | undefined;
  #playing = false;
  #refused = false;
  /** It was in the document when that was last looked at. */
  #shown = false;
  /** Where it was when that was last looked at. */
  #stoodAt = 0;
  /** It has sound. */
  #isHeard = true;
  #failure: string | undefined;
  #finished = false;
  #emitting = false;
  #relief: (() => void)[] = [];
  #relieved = false;
  #state: PlaybackState;

  constructor(options: StreamOptions) {
    this.#options = options;
    this.element = document.createElement(options.of.kind);
    // Both are made to play at once.
    this.element.preload = 'auto';
    this.#hold = new Hold({
      ahead: () => this.#buffered()[1] - this.element.currentTime,
      complete: () => this.#finished,
      playbackRate: () => this.element.playbackRate,
      starved: () => this.#isStarved(),
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

  /** Another run begins: its first chunk takes the place of what is there. */
  begin(): void {
    this.#relieved = false;
    if (this.#session.chunks === 0) return;
    // Its run may have been replaced before its end: what has come of it is all there is.
    this.#session.end();
    this.#next?.close();
    this.#next = this.#openSession();
  }

  /** The next chunk of the run. With `play`, it plays from the first one on. */
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

  /** The run is over: what has come is all there is. */
  end(): void {
    this.#letGo();
    // A run without a chunk leaves what was there.
    if (this.#next) {
      this.#next.close();
      this.#next = undefined;
    } else if (this.#session.chunks > 0) this.#session.end();
    this.#changed();
  }

  /** A person wants the run to end: it is silent at once, and its generator waits for nothing. */
  stop(): void {
    this.#relieved = true;
    this.#letGo();
    if (!this.#next && this.#session.chunks > 0) this.pause();
  }

  /** Forgets everything. */
  clear(): void {
    this.#next?.close();
    this.#next = undefined;
    this.#session.close();
    this.#session = this.#openSession();
    this.#attach();
    this.#letGo();
    this.#changed();
  }

  /** Settles when enough has been heard for more to come; nothing where it may come at once. */
  pressure(): Promise<void> | undefined {
    if (!this.#isFull()) return undefined;
    this.#changed();
    return new Promise((resolve) => this.#relief.push(resolve));
  }

  play(): void {
    this.#playing = true;
    this.#refused = false;
    if (this.element.ended) this.seek(0);
    this.#hold.start();
    this.#changed();
  }

  pause(): void {
    this.#playing = false;
    this.#hold.stop();
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
    this.#hold.stop();
    this.#wait.stop();
    this.#listeners.clear();
    this.#relieved = true;
    this.#letGo();
    this.#next?.close();
    this.#session.close();
    this.#buffer?.close();
    this.element.pause();
    this.element.removeAttribute('src');
    // Without it, the element holds its MediaSource.
    this.element.load();
    this.element.remove();
  }

  #openSession(): StreamSession {
    const session: StreamSession = new StreamSession(this.#options.of, this.#worker, {
      tracks: (mimeTypes) => {
        if (session === this.#session) this.#openTracks(mimeTypes);
      },
      media: (track, bytes, mimeType) => {
        if (session === this.#session) this.#buffer?.append(track, bytes, mimeType);
      },
      finished: () => {
        if (session !== this.#session) return;
        this.#buffer?.end();
        this.#finished = true;
        // No chunk was of use.
        if (session.duration === 0) this.pause();
        this.#changed();
      },
      lost: () => {
        if (session === this.#session) this.#lose(session);
      },
      failed: (message) => {
        if (session === this.#session) this.#fail(message);
      },
      changed: () => {
        if (session === this.#session) this.#changed();
      },
    });
    return session;
  }

  /** A fresh MediaSource for the session. It is open before the first chunk comes, unless that takes another's place. */
  #attach(): void {
    this.#buffer?.close();
    this.#hold.stop();
    this.#playing = this.#refused = this.#finished = false;
    this.#failure = undefined;
    this.#hold.renew();
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

  /** It is told which tracks a video has. Sound that comes later than pictures makes a MediaSource of both. */
  #openTracks(mimeTypes: readonly string[]): void {
    this.#isHeard = mimeTypes.some((each) => each.startsWith('audio/'));
    if (this.#buffer?.tracks === 0) {
      this.#buffer.open(mimeTypes);
      return;
    }
    this.#renew(mimeTypes);
  }

  /** Goes on where it is, in a fresh MediaSource. */
  #renew(mimeTypes: readonly string[]): void {
    const { currentTime } = this.element;
    const wasPlaying = this.#playing;
    this.#attach();
    if (this.#options.of.kind === 'video') this.#buffer?.open(mimeTypes);
    this.#session.seek(currentTime);
    this.element.currentTime = currentTime;
    if (wasPlaying) this.play();
  }

  /** What is buffered is all there is: it plays to its end. */
  #lose(session: StreamSession): void {
    const { buffered } = this.element;
    session.duration = buffered.length > 0 ? buffered.end(buffered.length - 1) : 0;
    this.#buffer?.end();
    this.#finished = true;
    if (session.duration === 0) this.pause();
  }

  /** The browser's player failed at a frame: what it failed at is left out, and a fresh one goes on behind it. */
  async #mend(message: string): Promise<void> {
    if (this.#mending === this.#buffer) return;
    this.#mending = this.#buffer;
    const buffer = this.#buffer;
    // An element that has failed takes no media: what comes until then comes again.
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
    const { signal } = this.#stopListening;
    const on = (type: string, listener: () => void) => this.element.addEventListener(type, listener, { signal });
    for (const type of ['playing', 'waiting', 'ratechange', 'seeked', 'canplay', 'durationchange']) {
      on(type, () => this.#changed());
    }
    on('timeupdate', () => {
      this.#shown ||= this.element.isConnected;
      this.#session.playAt(this.element.currentTime);
      this.#buffer?.moved(this.element.currentTime);
      this.#changed();
    });
    on('seeking', () => this.#moveMedia());
    // Someone else may steer the element: a keyboard's media keys, or another's code.
    on('play', () => {
      if (!this.#playing && !this.element.paused) this.play();
    });
    on('pause', () => {
      if (!this.#playing || this.#hold.holding || this.element.ended || !this.element.paused) return;
      // The browser pauses what nobody can see or hear in a hidden tab, and it goes on when the tab is shown again.
      if (document.hidden && this.#isSilent()) return;
      // The browser pauses what leaves the document, which is not a person's wish: it is to be heard unseen.
      const wasRemoved = this.#shown && !this.element.isConnected;
      this.#shown = this.element.isConnected;
      if (wasRemoved) this.#playElement();
      else this.pause();
    });
    document.addEventListener(
      'visibilitychange',
      () => {
        if (!document.hidden && this.#playing && !this.#hold.holding && this.element.paused) this.#playElement();
      },
      { signal },
    );
    on('ended', () => {
      this.#playing = false;
      this.#hold.stop();
      this.#changed();
    });
    on('error', () => {
      const { error } = this.element;
      if (!error || !this.element.hasAttribute('src')) return;
      const message = `The browser stopped playing: ${error.message}`;
      if (error.code === MediaError.MEDIA_ERR_DECODE) void this.#mend(message);
      else this.#fail(message);
    });
  }

  #playElement(): void {
    this.#shown ||= this.element.isConnected;
    this.element.play().catch((error: unknown) => {
      // Every other reason is told by what happened since: it was paused, cleared, or something else is played.
      if (!(error instanceof DOMException) || error.name !== 'NotAllowedError' || !this.#playing) return;
      this.#refused = true;
      this.#playing = false;
      this.#hold.stop();
      this.#changed();
    });
  }

  /** The playhead has gone somewhere: media that is not there any more, or not yet, is made anew. */
  #moveMedia(): void {
    const time = this.element.currentTime;
    this.#hold.renew();
    const [from, to] = this.#buffered();
    // What follows what is buffered comes by itself.
    const isThere = from <= time && from < to && time <= to + nearly;
    if (!isThere && this.#session.chunks > 0 && this.#session.duration > 0) {
      this.#finished = false;
      this.#buffer?.clear();
      this.#session.seek(time);
    }
    this.#changed();
  }

  #isSilent(): boolean {
    return !this.#isHeard || this.element.muted || this.element.volume === 0;
  }

  #isStarved(): boolean {
    const { currentTime, paused, readyState, seeking } = this.element;
    const stands = currentTime === this.#stoodAt;
    this.#stoodAt = currentTime;
    return stands && !paused && !seeking && readyState <= HTMLMediaElement.HAVE_CURRENT_DATA;
  }

  /** The range of media around where it plays. */
  #buffered(): readonly [from: number, to: number] {
    const { buffered, currentTime } = this.element;
    if (this.#buffer?.lacksMedia) return [currentTime, currentTime];
    return rangeAround(buffered, currentTime, nearly);
  }

  #isFull(): boolean {
    if (this.#relieved) return false;
    const session = this.#next ?? this.#session;
    const { chunks, bytes } = session.unread;
    if (chunks >= mostUnread.chunks || bytes >= mostUnread.bytes) return true;
    return !this.#failure && this.#isAhead();
  }

  #isAhead(): boolean {
    // What is heard yet is another run's.
    if (this.#next) return false;
    const most = this.#playing ? this.#options.bufferAhead : Math.max(aheadAtRest, this.#options.bufferAhead);
    return this.#session.duration - this.element.currentTime > most;
  }

  #letGo(): void {
    for (const resolve of this.#relief.splice(0)) resolve();
  }

  /** Something may be another than before: it is looked at once in this turn, and told. */
  #changed(): void {
    this.#hold.look();
    if (this.#emitting) return;
    this.#emitting = true;
    queueMicrotask(() => {
      this.#emitting = false;
      if (this.#stopListening.signal.aborted) return;
      if (!this.#isFull()) this.#letGo();
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
      playing: this.#playing,
      buffering: this.#isBuffering(),
      refused: this.#refused,
      buffered: this.#buffered(),
      full: this.#relief.length > 0 && this.#isAhead(),
      problems: this.#failure ? [...problems, { chunk: 0, message: this.#failure }] : problems,
      peaks,
    };
  }

  #isBuffering(): boolean {
    const hasData = !this.#hold.holding && this.element.readyState > 2;
    return this.#wait.isTold(this.#playing && !hasData && !this.element.ended);
  }
}
