/** All sound is appended in this type, which every browser decodes exactly. */
export const audioMimeType = 'audio/mp4; codecs="flac"';

/** Shown instead of the browser's own message, which is about its internals. */
export const stoppedPlaying =
  'The browser stopped playing this: it is damaged, or of a kind that the browser does not know.';

/** Seconds to keep behind the playhead, and how many more may pile up before we remove them. */
const keptBehind = 10;
const slackBehind = 10;

/** Waiting segments are appended together, up to this many bytes: sound comes in many small segments. */
const mostTogether = 256 * 1024;

type ManagedSource = typeof MediaSource;

/** iPhones only have `ManagedMediaSource`. */
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

/** A SourceBuffer, which takes one operation at a time, and the queue of operations that wait for it. */
type Track = { readonly buffer: SourceBuffer; mimeType: string; operations: Operation[] };

/**
 * A MediaSource behind a media element, with a SourceBuffer for each track. All SourceBuffers are added before any
 * media is appended: WebKit refuses to add one later.
 */
export class SegmentBuffer {
  readonly #element: HTMLMediaElement;
  readonly #events: SegmentBufferEvents;
  readonly #source: MediaSource;
  readonly #url: string;
  readonly #tracks: Track[] = [];
  #mimeTypes: readonly string[];
  /** Operations that came before the MediaSource was open. */
  #early: [track: number, operation: Operation][] = [];
  #ending = false;
  #closed = false;
  #clearing = false;

  /** Attaches a MediaSource to the element, replacing its source. `mimeTypes` may be empty until {@link open}. */
  constructor(element: HTMLMediaElement, mimeTypes: readonly string[], events: SegmentBufferEvents) {
    if (!Source?.isTypeSupported(audioMimeType)) {
      const lacks = Source ? 'MediaSource that plays FLAC in MP4' : 'MediaSource';
      throw new Error(`This browser has no ${lacks}, so it cannot play streams. Update it, or try another.`);
    }
    this.#element = element;
    this.#events = events;
    this.#mimeTypes = mimeTypes;
    this.#source = new Source();
    // Without this, a ManagedMediaSource never opens.
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

  /** Whether a SourceBuffer accepts this type. */
  static canPlay(mimeType: string): boolean {
    return Source?.isTypeSupported(mimeType) ?? false;
  }

  /** Sets the tracks, if they were not known when the MediaSource was made. */
  open(mimeTypes: readonly string[]): void {
    this.#mimeTypes = mimeTypes;
    this.#addTracks();
  }

  get mimeTypes(): readonly string[] {
    return this.#mimeTypes;
  }

  /** The number of tracks. */
  get tracks(): number {
    return this.#mimeTypes.length;
  }

  /**
   * Whether old media is being cleared and no new media has come, or a track has no media yet. In the latter case, the
   * element's `buffered` only covers the other tracks, and the element plays none of it.
   */
  get lacksMedia(): boolean {
    // After a failure, the buffers are gone.
    if (this.#closed || this.#clearing || this.#element.error) return this.#clearing;
    return this.#tracks.some(({ buffer }) => buffer.buffered.length === 0);
  }

  append(track: number, bytes: ArrayBuffer, mimeType?: string): void {
    this.#do(track, { type: 'append', bytes, mimeType });
  }

  /** No more media follows: what has been appended can play to its very end. */
  end(): void {
    this.#ending = true;
    this.#endWhenDone();
  }

  /** Removes all media, and drops what waits to be appended. */
  clear(): void {
    this.#ending = false;
    this.#clearing = true;
    this.#early = [];
    for (const track of this.#tracks) {
      track.operations = [{ type: 'remove', from: 0, to: Number.POSITIVE_INFINITY }];
      this.#next(track);
    }
  }

  /** Lets the element seek anywhere up to `to`, in seconds. Before `end`, it could only seek within its buffer. */
  allowSeeks(to: number): void {
    if (this.#source.readyState === 'open') this.#source.setLiveSeekableRange?.(0, to);
  }

  /** Removes what is far behind this time, in seconds, and retries what there was no room for before. */
  moved(time: number): void {
    if (this.#element.error) return;
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
    for (const track of this.#tracks.splice(0)) track.operations = [];
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
    } catch {
      this.#fail();
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
        } else this.#fail();
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
    // WebKitGTK has no `changeType`, but does not need it to go from one kind of H.264 to another.
    if (mimeType !== track.mimeType) track.buffer.changeType?.(mimeType);
    track.mimeType = mimeType;
    track.buffer.appendBuffer(bytes);
    this.#clearing = false;
  }

  #endWhenDone(): void {
    if (!this.#ending || this.#closed || this.#tracks.length === 0 || this.#early.length > 0) return;
    if (this.#tracks.some(({ buffer, operations }) => buffer.updating || operations.length > 0)) return;
    // To end a stream that has no media is an error.
    const hasMedia = this.#tracks.some(({ buffer }) => buffer.buffered.length > 0);
    // Removing media behind the playhead opens the source again. Then we get here once more, and end it again.
    if (this.#source.readyState !== 'open' || !hasMedia) return;
    this.#source.endOfStream();
    this.#events.changed();
  }

  /** Removes what has already been played. If there is nothing to remove yet, playback will make room. */
  #makeRoom(buffer: SourceBuffer): void {
    const to = this.#element.currentTime - 1;
    if (buffer.buffered.length > 0 && buffer.buffered.start(0) < to) buffer.remove(0, to);
  }

  #fail(): void {
    this.close();
    // A failed element accepts no media. Its own `error` event, still to come, says why it failed.
    if (this.#element.error) return;
    this.#events.failed(stoppedPlaying);
  }
}

/** Takes the next operation off the queue, joining as many waiting segments as may go together. */
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
