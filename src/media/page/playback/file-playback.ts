import * as Comlink from 'comlink';
import type { SoundShape } from '../../shared/messages';
import { decodeOnPage } from '../decode-on-page';
import { playableType, typeByBytes } from '../file-type';
import { withMediaWorker } from '../media-worker';
import { filmLength } from './file-shape';
import type { Playback, PlaybackState, SaveFormat } from './playback';
import { rangeAround } from './range-around';

type FilePlaybackOptions = {
  /** Whether the file is sound or film, and so the kind of element; 'audio' by default. */
  kind?: 'audio' | 'video';
  /** Reads the file's waveform and its true length. */
  shape?: (file: Blob, signal: AbortSignal) => Promise<SoundShape>;
};

/** If the browser's duration differs from the true one by this many seconds or more, it was a guess. */
const guessed = 0.2;

/** `timeupdate` fires about four times a second: to show a playhead, read the element's time in between. */
const events = [
  'play playing pause waiting ended seeking seeked timeupdate',
  'loadedmetadata durationchange progress canplay error emptied',
].flatMap((names) => names.split(' '));

/** Plays one file, which may be given as a promise. */
export class FilePlayback implements Playback {
  readonly element: HTMLMediaElement;
  readonly #source: Blob | Promise<Blob>;
  readonly #listeners = new Set<() => void>();
  readonly #ending = new AbortController();
  #url: string | undefined;
  /** Pending until the type of the source is known and the element has its `src`. */
  #opening: Promise<void> | undefined;
  /** Set if the browser cannot play the file: we convert it to one that every browser plays. */
  #conversion: 'running' | 'over' | undefined;
  /** Why the conversion failed. */
  #failure: string | undefined;
  /** Whether it was last asked to play, rather than to pause. */
  #wanted = false;
  /** Why the promise of the file was rejected. */
  #missing: string | undefined;
  #refused = false;
  #peaks: Uint8Array = new Uint8Array();
  /** The true length, found by reading the file to its end; `unknown` if it could not be read. */
  #length: number | 'reading' | 'unknown' | undefined;
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
    // Each call gets its own entry, in case the same function is passed twice.
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
    const most = Math.max(this.#state.duration, this.element.duration || 0);
    this.element.currentTime = Math.max(0, Math.min(time, most));
    this.#change();
  }

  async saveFormats(): Promise<readonly SaveFormat[]> {
    return ['original'];
  }

  async save(format: SaveFormat): Promise<Blob> {
    if (format !== 'original') throw new Error(`A file is saved as it is; expected is 'original', not '${format}'.`);
    const source = await this.#source;
    // The user's own file keeps its name.
    return source instanceof File ? source : typed(source, this.#kind);
  }

  dispose(): void {
    this.#ending.abort();
    this.#listeners.clear();
    this.element.pause();
    this.element.removeAttribute('src');
    // Makes the browser free what it has decoded.
    this.element.load();
    if (this.#url) URL.revokeObjectURL(this.#url);
  }

  /** Starts with the file. Returns a promise if its type has to be found out first. */
  #open(file: Blob, { shape }: FilePlaybackOptions): Promise<void> | undefined {
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
    if (shape) {
      this.#measure(
        shape(file, signal).then(({ peaks, duration }) => {
          this.#peaks = peaks;
          return duration;
        }),
      );
    } else {
      const onDuration = () => {
        if (this.element.duration === Number.POSITIVE_INFINITY && this.#length === undefined)
          this.#measure(filmLength(file, signal));
      };
      this.element.addEventListener('durationchange', onDuration, { signal });
    }
    return typeof type === 'string' ? undefined : type.catch(() => 'audio/mpeg').then(start);
  }

  /** Takes the true length once it is found. Playback does not wait for it, nor need it. */
  #measure(length: Promise<number>): void {
    this.#length = 'reading';
    const take = (found: number | 'unknown') => {
      if (this.#ending.signal.aborted) return;
      this.#length = found || 'unknown';
      this.#change();
    };
    length.then(take, () => take('unknown'));
  }

  #load(file: Blob): void {
    if (this.#url) URL.revokeObjectURL(this.#url);
    this.#url = URL.createObjectURL(file);
    this.element.src = this.#url;
  }

  #mayConvert({ code }: MediaError): boolean {
    return code === MediaError.MEDIA_ERR_SRC_NOT_SUPPORTED && this.#conversion !== 'over';
  }

  /** Converts what the browser cannot play but we can read, such as AIFF or MPEG-TS. Saving saves the original. */
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
      // The element's own events cover all other reasons.
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
    const { currentTime: time, ended, error, paused } = element;
    const playing = !paused && !ended && !error;
    const buffered = rangeAround(this.element.buffered, time);
    return {
      time,
      duration: this.#duration(buffered[1]),
      complete: element.duration !== Number.POSITIVE_INFINITY || typeof this.#length === 'number',
      measuring: element.duration === Number.POSITIVE_INFINITY && this.#length === 'reading',
      playing,
      buffering: playing && element.readyState < HTMLMediaElement.HAVE_FUTURE_DATA,
      refused: this.#refused && !playing,
      buffered,
      full: false,
      problems: this.#problems(error),
      peaks: this.#peaks,
    };
  }

  /** Live recordings state no duration, and for some files browsers guess it: then we show it once we know it. */
  #duration(buffered: number): number {
    const { duration, currentTime } = this.element;
    const length = this.#length;
    const isTold = Number.isFinite(duration);
    if (typeof length === 'number') return isTold && Math.abs(duration - length) < guessed ? duration : length;
    if (isTold) return duration;
    return length === 'unknown' ? Math.max(buffered, currentTime) : 0;
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

/** A file to save, with the type by its bytes: that decides the extension of its name. */
const typed = async (file: Blob, kind: 'audio' | 'video'): Promise<Blob> =>
  new Blob([file], { type: (await typeByBytes(file, kind)) ?? file.type });
