/** The one kind of media that sound is appended as: exact in every engine. */
export const audioMimeType = 'audio/mp4; codecs="flac"';

/** How much stays behind where it is played, and how much more there may be before it is cut to that, in seconds. */
const keptBehind = 10;
const slackBehind = 10;

/** Segments that wait are appended together, up to so many bytes: sound comes in many small ones. */
const mostTogether = 256 * 1024;

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
  | { type: 'append'; bytes: ArrayBuffer; mimeType: string | undefined }
  | { type: 'remove'; from: number; to: number };

/** One SourceBuffer, with what waits to be done to it: it takes one operation at a time. */
type Track = { readonly buffer: SourceBuffer; mimeType: string; operations: Operation[] };

/**
 * A MediaSource behind a media element, with a SourceBuffer for each track. All of them are added before the first media
 * is: WebKit refuses a later one.
 */
export class SegmentBuffer {
  readonly #element: HTMLMediaElement;
  readonly #events: SegmentBufferEvents;
  readonly #source: MediaSource;
  readonly #url: string;
  readonly #tracks: Track[] = [];
  #mimeTypes: readonly string[];
  /** What came before the MediaSource was open. */
  #early: [track: number, operation: Operation][] = [];
  #ending = false;
  #closed = false;
  #clearing = false;

  /** Opens a MediaSource on the element, in the place of whatever it has. Without types, {@link open} gives them later. */
  constructor(element: HTMLMediaElement, mimeTypes: readonly string[], events: SegmentBufferEvents) {
    if (!Source?.isTypeSupported(audioMimeType)) {
      throw new Error(
        'This browser has no MediaSource that plays FLAC in MP4; streams need one. Update it, or try another.',
      );
    }
    this.#element = element;
    this.#events = events;
    this.#mimeTypes = mimeTypes;
    this.#source = new Source();
    // Without it, a ManagedMediaSource never opens.
    element.disableRemotePlayback = true;
    this.#url = URL.createObjectURL(this.#source);
    element.src = this.#url;
    this.#source.addEventListener(
      'sourceopen',
      () => {
        URL.revokeObjectURL(this.#url);
        this.#addTracks();
      },
      { once: true },
    );
  }

  /** Does a SourceBuffer take this type? */
  static canPlay(mimeType: string): boolean {
    return Source?.isTypeSupported(mimeType) ?? false;
  }

  /** Tells which tracks there are, where that was not known from the first. */
  open(mimeTypes: readonly string[]): void {
    this.#mimeTypes = mimeTypes;
    this.#addTracks();
  }

  get mimeTypes(): readonly string[] {
    return this.#mimeTypes;
  }

  /** How many tracks there are. */
  get tracks(): number {
    return this.#mimeTypes.length;
  }

  /**
   * What is buffered is to be forgotten, and nothing has come in its place; or there is a track for which nothing has come
   * yet. The element tells of the other tracks alone then, and plays none of it.
   */
  get lacksMedia(): boolean {
    if (this.#closed || this.#clearing) return this.#clearing;
    return this.#tracks.some(({ buffer }) => buffer.buffered.length === 0);
  }

  append(track: number, bytes: ArrayBuffer, mimeType?: string): void {
    this.#do(track, { type: 'append', bytes, mimeType });
  }

  /** Nothing follows what has been appended: it can be played to its very end. */
  end(): void {
    this.#ending = true;
    this.#endWhenDone();
  }

  /** Forgets all media, and what waits to be appended. */
  clear(): void {
    this.#ending = false;
    this.#clearing = true;
    this.#early = [];
    for (const track of this.#tracks) {
      track.operations = [{ type: 'remove', from: 0, to: Number.POSITIVE_INFINITY }];
      this.#next(track);
    }
  }

  /** Lets the element go to any time up to this one, in seconds: while its end is open, it could to what is buffered alone. */
  allowSeeks(to: number): void {
    if (this.#source.readyState === 'open') this.#source.setLiveSeekableRange?.(0, to);
  }

  /** Cuts off what lies far behind this time, in seconds; tries again what found no room before. */
  moved(time: number): void {
    for (const track of this.#tracks) {
      const { buffered } = track.buffer;
      const first = buffered.length > 0 ? buffered.start(0) : time;
      if (first < time - keptBehind - slackBehind && !track.operations.some(({ type }) => type === 'remove')) {
        track.operations.unshift({ type: 'remove', from: 0, to: time - keptBehind });
      }
      this.#next(track);
    }
  }

  close(): void {
    this.#closed = true;
    this.#early = [];
    for (const track of this.#tracks) track.operations = [];
    URL.revokeObjectURL(this.#url);
  }

  #addTracks(): void {
    if (this.#closed || this.#source.readyState !== 'open' || this.#tracks.length > 0) return;
    try {
      for (const mimeType of this.#mimeTypes) {
        const track: Track = { buffer: this.#source.addSourceBuffer(mimeType), mimeType, operations: [] };
        track.buffer.addEventListener('updateend', () => {
          this.#next(track);
          if (!this.#closed) this.#events.changed();
        });
        this.#tracks.push(track);
      }
    } catch (error) {
      this.#fail(error);
      return;
    }
    if (this.#tracks.length === 0) return;
    for (const [track, operation] of this.#early.splice(0)) this.#do(track, operation);
    this.#endWhenDone();
  }

  #do(index: number, operation: Operation): void {
    const track = this.#tracks[index];
    if (!track) {
      this.#early.push([index, operation]);
      return;
    }
    track.operations.push(operation);
    this.#next(track);
  }

  #next(track: Track): void {
    while (!track.buffer.updating && !this.#closed) {
      const operation = nextOf(track.operations);
      if (!operation) break;
      try {
        this.#perform(track, operation);
      } catch (error) {
        if (error instanceof DOMException && error.name === 'QuotaExceededError') {
          track.operations.unshift(operation);
          this.#makeRoom(track.buffer);
        } else this.#fail(error);
        return;
      }
    }
    this.#endWhenDone();
  }

  #perform(track: Track, operation: Operation): void {
    if (operation.type === 'remove') {
      if (track.buffer.buffered.length > 0) track.buffer.remove(operation.from, operation.to);
      return;
    }
    const { mimeType = track.mimeType, bytes } = operation;
    // WebKitGTK has no `changeType`, and needs none from one H.264 to another.
    if (mimeType !== track.mimeType) track.buffer.changeType?.(mimeType);
    track.mimeType = mimeType;
    track.buffer.appendBuffer(bytes);
    this.#clearing = false;
  }

  #endWhenDone(): void {
    if (!this.#ending || this.#closed || this.#tracks.length === 0 || this.#early.length > 0) return;
    if (this.#tracks.some(({ buffer, operations }) => buffer.updating || operations.length > 0)) return;
    // Without any media, its end is an error.
    const hasMedia = this.#tracks.some(({ buffer }) => buffer.buffered.length > 0);
    // What is cut off behind where it plays opens it again: then its end is told once more.
    if (this.#source.readyState !== 'open' || !hasMedia) return;
    this.#source.endOfStream();
    this.#events.changed();
  }

  /** What has been played gives way at once; if there is none, room comes as it is played. */
  #makeRoom(buffer: SourceBuffer): void {
    const to = this.#element.currentTime - 1;
    if (buffer.buffered.length > 0 && buffer.buffered.start(0) < to) buffer.remove(0, to);
  }

  #fail(error: unknown): void {
    this.close();
    // An element that has failed takes no media: its own event, which is still to come, says why.
    if (this.#element.error) return;
    this.#events.failed(error instanceof Error ? error.message : String(error));
  }
}

/** Takes what is to be done next: of media that waits, as much as goes together. */
const nextOf = (operations: Operation[]): Operation | undefined => {
  const first = operations.shift();
  if (first?.type !== 'append') return first;
  const parts = [first.bytes];
  let size = first.bytes.byteLength;
  for (
    let next = operations[0];
    next?.type === 'append' && next.mimeType === first.mimeType && size + next.bytes.byteLength <= mostTogether;
    next = operations[0]
  ) {
    operations.shift();
    parts.push(next.bytes);
    size += next.bytes.byteLength;
  }
  return parts.length === 1 ? first : { ...first, bytes: joined(parts, size) };
};

const joined = (parts: readonly ArrayBuffer[], size: number): ArrayBuffer => {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(new Uint8Array(part), at);
    at += part.byteLength;
  }
  return whole.buffer;
};
