import * as Comlink from 'comlink';
import { decodeOnPage } from './decodeOnPage';
import { playableType, typeByBytes } from './file-type';
import { withMediaWorker } from './mediaWorker';
import type { Playback, PlaybackState, SaveFormat } from './playback';
import { rangeAround } from './rangeAround';

type FilePlaybackOptions = {
  /** What is played, and on which kind of element; sound unless said. */
  kind?: 'audio' | 'video';
  /** Makes the peaks of the file. */
  peaks?: (file: Blob, signal: AbortSignal) => Promise<Uint8Array>;
};

/** `timeupdate` comes four times a second: whoever shows a playhead reads the element's time in between. */
const events = [
  'play playing pause waiting ended seeking seeked timeupdate',
  'loadedmetadata durationchange progress canplay error emptied',
].flatMap((names) => names.split(' '));

/** Plays one file, which may still have to come. */
export class FilePlayback implements Playback {
  readonly element: HTMLMediaElement;
  readonly #source: Blob | Promise<Blob>;
  readonly #listeners = new Set<() => void>();
  readonly #ending = new AbortController();
  #url: string | undefined;
  /** Until the source has a type, and so the element its `src`. */
  #opening: Promise<void> | undefined;
  /** The browser cannot play the file, and it is made into one that every browser plays. */
  #conversion: 'running' | 'over' | undefined;
  /** Why that failed. */
  #failure: string | undefined;
  /** It was asked to play. */
  #wanted = false;
  /** Why the file did not come. */
  #missing: string | undefined;
  #refused = false;
  #peaks: Uint8Array = new Uint8Array();
  #state: PlaybackState;

  constructor(source: Blob | Promise<Blob>, options: FilePlaybackOptions = {}) {
    this.#source = source;
    this.element = document.createElement(options.kind ?? 'audio');
    const { signal } = this.#ending;
    for (const event of events) this.element.addEventListener(event, () => this.#change(), { signal });
    this.element.preload = 'auto';
    this.#state = this.#read();
    if (source instanceof Blob) this.#opening = this.#open(source, options);
    else {
      this.#opening = source.then(
        (file) => this.#open(file, options),
        (error: unknown) => {
          if (signal.aborted) return;
          this.#missing = error instanceof Error ? error.message : String(error);
          this.#change();
        },
      );
    }
  }

  get state(): PlaybackState {
    return this.#state;
  }

  subscribe(listener: () => void): () => void {
    // Each call its own entry, should one function be given twice.
    const entry = () => listener();
    this.#listeners.add(entry);
    return () => this.#listeners.delete(entry);
  }

  play(): void {
    this.#wanted = true;
    if (this.#opening) void this.#opening.then(() => this.#play());
    else this.#play();
  }

  pause(): void {
    this.#wanted = false;
    this.element.pause();
  }

  seek(time: number): void {
    const { duration } = this.element;
    this.element.currentTime = Math.max(0, Number.isFinite(duration) ? Math.min(time, duration) : time);
    this.#change();
  }

  async saveFormats(): Promise<readonly SaveFormat[]> {
    return ['original'];
  }

  async save(format: SaveFormat): Promise<Blob> {
    if (format !== 'original') throw new Error(`A file is saved as it is; expected is 'original', not '${format}'.`);
    const source = await this.#source;
    // A file of the person's own has a name, which it keeps.
    return source instanceof File ? source : typed(source, this.#kind);
  }

  dispose(): void {
    this.#ending.abort();
    this.#listeners.clear();
    this.element.pause();
    this.element.removeAttribute('src');
    // So that the engine lets go of what it has decoded.
    this.element.load();
    if (this.#url) URL.revokeObjectURL(this.#url);
  }

  /** Takes the file; gives a promise where its type has to be found out first. */
  #open(file: Blob, { peaks }: FilePlaybackOptions): Promise<void> | undefined {
    const { signal } = this.#ending;
    if (signal.aborted) return undefined;
    const start = (type: string) => {
      this.#opening = undefined;
      if (signal.aborted) return;
      this.#load(new Blob([file], { type }));
      const onError = () => {
        const { error } = this.element;
        if (error && this.#mayConvert(error) && !this.#conversion) void this.#convert(file);
      };
      this.element.addEventListener('error', onError, { signal });
    };
    const type = playableType(file, this.#kind);
    if (typeof type === 'string') start(type);
    // Without peaks it plays as well.
    peaks?.(file, signal).then(
      (found) => {
        if (signal.aborted) return;
        this.#peaks = found;
        this.#change();
      },
      () => undefined,
    );
    return typeof type === 'string' ? undefined : type.catch(() => 'audio/mpeg').then(start);
  }

  #load(file: Blob): void {
    if (this.#url) URL.revokeObjectURL(this.#url);
    this.#url = URL.createObjectURL(file);
    this.element.src = this.#url;
  }

  #mayConvert({ code }: MediaError): boolean {
    return code === MediaError.MEDIA_ERR_SRC_NOT_SUPPORTED && this.#conversion !== 'over';
  }

  /** AIFF, MPEG-TS and others are read here and played by no browser. What is saved stays the file as it came. */
  async #convert(file: Blob): Promise<void> {
    this.#conversion = 'running';
    const { signal } = this.#ending;
    const made = await withMediaWorker(
      (worker, report) =>
        this.#kind === 'video'
          ? worker.movieFile(file, 'mp4', undefined, report)
          : worker.soundFile(file, 'wav', undefined, Comlink.proxy(decodeOnPage) as typeof decodeOnPage, report),
      { bytes: file.size, signal },
    ).catch((error: unknown) => {
      this.#failure = error instanceof Error ? error.message : undefined;
    });
    this.#conversion = 'over';
    if (signal.aborted) return;
    if (made) this.#load(made.file);
    if (made && this.#wanted) this.#play();
    this.#change();
  }

  #play(): void {
    this.#refused = false;
    this.element.play().catch((error: unknown) => {
      // Of the other reasons, the element's own events tell.
      if (!(error instanceof DOMException && error.name === 'NotAllowedError') || this.#ending.signal.aborted) return;
      this.#refused = true;
      this.#change();
    });
    this.#change();
  }

  #change(): void {
    this.#state = this.#read();
    for (const listener of [...this.#listeners]) listener();
  }

  #read(): PlaybackState {
    const { element } = this;
    const { currentTime: time, duration, ended, error, paused } = element;
    const playing = !paused && !ended && !error;
    const buffered = rangeAround(this.element.buffered, time);
    return {
      time,
      // Recordings may not know their length before their end has been reached.
      duration: Number.isFinite(duration) ? duration : Math.max(buffered[1], time),
      complete: duration !== Number.POSITIVE_INFINITY,
      playing,
      buffering: playing && element.readyState < HTMLMediaElement.HAVE_FUTURE_DATA,
      refused: this.#refused && !playing,
      buffered,
      full: false,
      problems: this.#problems(error),
      peaks: this.#peaks,
    };
  }

  get #kind(): 'audio' | 'video' {
    return this.element instanceof HTMLVideoElement ? 'video' : 'audio';
  }

  #problems(error: MediaError | null): PlaybackState['problems'] {
    const tell = (message: string) => [{ chunk: 1, message }];
    if (this.#missing !== undefined) return tell(this.#missing);
    if (!error || this.#mayConvert(error)) return [];
    if (error.code === error.MEDIA_ERR_NETWORK) return tell('This file could not be read.');
    return tell(this.#failure ?? `This file could not be read as ${this.#kind === 'video' ? 'video' : 'sound'}.`);
  }
}

/** A file to be saved, with the type that its bytes tell: its name ends accordingly. */
const typed = async (file: Blob, kind: 'audio' | 'video'): Promise<Blob> =>
  new Blob([file], { type: (await typeByBytes(file, kind)) ?? file.type });
