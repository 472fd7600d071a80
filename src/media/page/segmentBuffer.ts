/** The one kind of media that a stream of sound is appended as: exact in every engine. */
export const audioMimeType = 'audio/mp4; codecs="flac"';

/** How much stays behind where it is played, and how much more there may be before it is cut to that, in seconds. */
const keptBehind = 10;
const slackBehind = 10;

type ManagedSource = typeof MediaSource;

/** iPhones have this one alone. */
const Source = (globalThis.MediaSource ?? (globalThis as { ManagedMediaSource?: ManagedSource }).ManagedMediaSource) as
  | ManagedSource
  | undefined;

export type SegmentBufferEvents = {
  /** What is buffered has changed. */
  changed(): void;
  failed(message: string): void;
};

type Operation =
  | { type: 'append'; bytes: ArrayBuffer }
  | { type: 'remove'; from: number; to: number }
  | { type: 'end' };

/**
 * A MediaSource with one SourceBuffer behind a media element. Operations wait for each other: a SourceBuffer takes one at
 * a time.
 */
export class SegmentBuffer {
  readonly #element: HTMLMediaElement;
  readonly #events: SegmentBufferEvents;
  readonly #source: MediaSource;
  readonly #url: string;
  #buffer: SourceBuffer | undefined;
  #operations: Operation[] = [];
  #closed = false;
  #clearing = false;

  /** Opens a MediaSource on the element, in the place of whatever it has. */
  constructor(element: HTMLMediaElement, mimeType: string, events: SegmentBufferEvents) {
    if (!Source?.isTypeSupported(mimeType)) {
      throw new Error(
        'This browser has no MediaSource that plays FLAC in MP4; streams need one. Update it, or try another.',
      );
    }
    this.#element = element;
    this.#events = events;
    this.#source = new Source();
    // Without it, a ManagedMediaSource never opens.
    element.disableRemotePlayback = true;
    this.#url = URL.createObjectURL(this.#source);
    element.src = this.#url;
    this.#source.addEventListener(
      'sourceopen',
      () => {
        URL.revokeObjectURL(this.#url);
        if (this.#closed) return;
        this.#buffer = this.#source.addSourceBuffer(mimeType);
        this.#buffer.addEventListener('updateend', () => {
          this.#next();
          if (!this.#closed) this.#events.changed();
        });
        this.#next();
      },
      { once: true },
    );
  }

  /** What is buffered is to be forgotten, and nothing has come in its place yet. */
  get clearing(): boolean {
    return this.#clearing;
  }

  append(bytes: ArrayBuffer): void {
    this.#do({ type: 'append', bytes });
  }

  /** Nothing follows what has been appended: it can be played to its very end. */
  end(): void {
    this.#do({ type: 'end' });
  }

  /** Forgets all media, and what waits to be appended. */
  clear(): void {
    this.#operations = [];
    this.#clearing = true;
    this.#do({ type: 'remove', from: 0, to: Number.POSITIVE_INFINITY });
  }

  /** Lets the element go to any time up to this one, in seconds: while its end is open, it could to what is buffered alone. */
  allowSeeks(to: number): void {
    if (this.#source.readyState === 'open') this.#source.setLiveSeekableRange?.(0, to);
  }

  /** Cuts off what lies far behind this time, in seconds; tries again what found no room before. */
  moved(time: number): void {
    const { buffered } = this.#element;
    const first = buffered.length > 0 ? buffered.start(0) : time;
    if (first < time - keptBehind - slackBehind && !this.#operations.some(({ type }) => type === 'remove')) {
      this.#operations.unshift({ type: 'remove', from: 0, to: time - keptBehind });
    }
    this.#next();
  }

  close(): void {
    this.#closed = true;
    this.#operations = [];
    URL.revokeObjectURL(this.#url);
  }

  #do(operation: Operation): void {
    this.#operations.push(operation);
    this.#next();
  }

  #next(): void {
    const buffer = this.#buffer;
    while (buffer && !buffer.updating && !this.#closed) {
      const operation = this.#operations.shift();
      if (!operation) return;
      try {
        this.#perform(buffer, operation);
      } catch (error) {
        if (error instanceof DOMException && error.name === 'QuotaExceededError') {
          this.#operations.unshift(operation);
          this.#makeRoom(buffer);
        } else this.#fail(error);
        return;
      }
    }
  }

  #perform(buffer: SourceBuffer, operation: Operation): void {
    switch (operation.type) {
      case 'append':
        buffer.appendBuffer(operation.bytes);
        this.#clearing = false;
        break;
      case 'remove':
        if (buffer.buffered.length > 0) buffer.remove(operation.from, operation.to);
        break;
      case 'end':
        // Without any media, its end is an error.
        if (this.#source.readyState === 'open' && buffer.buffered.length > 0) this.#source.endOfStream();
        this.#events.changed();
    }
  }

  /** What has been played gives way at once; if there is none, room comes as it is played. */
  #makeRoom(buffer: SourceBuffer): void {
    const to = this.#element.currentTime - 1;
    if (buffer.buffered.length > 0 && buffer.buffered.start(0) < to) buffer.remove(0, to);
  }

  #fail(error: unknown): void {
    this.close();
    this.#events.failed(error instanceof Error ? error.message : String(error));
  }
}
