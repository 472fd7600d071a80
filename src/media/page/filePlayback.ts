import type { Playback, PlaybackState, SaveFormat } from './playback';
import { rangeAround } from './rangeAround';
import { soundType } from './soundType';

type FilePlaybackOptions = {
  /** What is played, and on which kind of element; sound unless said. */
  kind?: 'audio' | 'video';
  /** Makes the peaks of the file. Not asked for a URL, which would be loaded twice. */
  peaks?: (file: Blob) => Promise<Uint8Array>;
};

/** `timeupdate` comes four times a second: whoever shows a playhead reads the element's time in between. */
const events = [
  'play playing pause waiting ended seeking seeked timeupdate',
  'loadedmetadata durationchange progress canplay error emptied',
].flatMap((names) => names.split(' '));

/** Plays one file, or what a URL names. */
export class FilePlayback implements Playback {
  readonly element: HTMLMediaElement;
  readonly #source: Blob | string;
  readonly #listeners = new Set<() => void>();
  readonly #ending = new AbortController();
  #url: string | undefined;
  /** Until the source has a type, and so the element its `src`. */
  #opening: Promise<void> | undefined;
  #refused = false;
  #peaks: Uint8Array = new Uint8Array();
  #state: PlaybackState;

  constructor(source: Blob | string, options: FilePlaybackOptions = {}) {
    this.#source = source;
    this.element = document.createElement(options.kind ?? 'audio');
    const { signal } = this.#ending;
    for (const event of events) this.element.addEventListener(event, () => this.#change(), { signal });
    this.element.preload = typeof source === 'string' ? 'metadata' : 'auto';
    this.#state = this.#read();
    if (typeof source === 'string') this.element.src = source;
    else this.#open(source, options);
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
    if (this.#opening) void this.#opening.then(() => this.#play());
    else this.#play();
  }

  pause(): void {
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
    const source = this.#source;
    // A file of the person's own has a name, which it keeps.
    if (source instanceof File) return source;
    if (typeof source !== 'string') return new Blob([source], { type: await soundType(source) });
    const response = await fetch(source).catch(() => undefined);
    if (!response?.ok) throw new Error(`The ${this.#what} at ${source} could not be fetched.`);
    return response.blob();
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

  #open(file: Blob, { peaks }: FilePlaybackOptions): void {
    const { signal } = this.#ending;
    const start = (type: string) => {
      this.#opening = undefined;
      if (signal.aborted) return;
      this.#url = URL.createObjectURL(new Blob([file], { type }));
      this.element.src = this.#url;
    };
    const type = soundType(file);
    if (typeof type === 'string') start(type);
    else this.#opening = type.catch(() => 'audio/mpeg').then(start);
    // Without peaks it plays as well.
    peaks?.(file).then(
      (found) => {
        if (signal.aborted) return;
        this.#peaks = found;
        this.#change();
      },
      () => undefined,
    );
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
      problems: error ? [{ chunk: 1, message: this.#sentence(error) }] : [],
      peaks: this.#peaks,
    };
  }

  get #what(): string {
    return this.element instanceof HTMLVideoElement ? 'video' : 'sound';
  }

  #sentence(error: MediaError): string {
    if (typeof this.#source !== 'string')
      return error.code === error.MEDIA_ERR_NETWORK
        ? 'This file could not be read.'
        : `This file could not be read as ${this.#what}.`;
    return `The ${this.#what} at ${this.#source} could not be loaded. Check the address, and that its server lets other pages play it.`;
  }
}
