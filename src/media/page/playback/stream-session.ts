import * as Comlink from 'comlink';
import type {
  FrameImage,
  FromStream,
  MediaWorker,
  SaveFormat,
  StreamChunk,
  StreamKind,
  ToStream,
} from '../../shared/messages';
import { decodeOnPage } from '../decode-on-page';
import type { StreamClient, StreamWorker } from '../stream-worker';
import type { ChunkProblem } from './playback';
import { SegmentBuffer } from './segment-buffer';

export type SessionEvents = {
  /** The MIME types of the tracks, if they are not known from the start. */
  tracks(mimeTypes: readonly string[]): void;
  /** Media to append to a track. `mimeType` is set if the type changes from here on. */
  media(track: number, bytes: ArrayBuffer, mimeType?: string): void;
  /** All media up to the end has been passed on. */
  finished(): void;
  /** The worker hung and was terminated: no more media will come. */
  lost(): void;
  /** Nothing more can be read, as the worker could not be loaded. */
  failed(message: string): void;
  /** Any of the session's properties may have changed. */
  changed(): void;
};

/** How many problems we keep: a generator may run forever. */
const mostProblems = 100;

type Waiting = { resolve(file: Blob): void; reject(error: Error): void };

/** The stream of one run, from its first chunk to its last. The media worker turns its chunks into media. */
export class StreamSession implements StreamClient {
  /** The duration so far, in seconds. */
  duration = 0;
  /** All chunks have been read. */
  complete = false;
  problems: readonly ChunkProblem[] = [];
  readonly #of: StreamKind;
  readonly #worker: StreamWorker;
  readonly #events: SessionEvents;
  #port: MessagePort | undefined;
  /** Messages to post once the worker has opened the stream. If the worker hung before that, they would be lost. */
  #unopened: [message: ToStream, transfer: Transferable[]][] | undefined = [];
  /** Chunks that the worker has, but has not read yet. */
  readonly #sent = new Set<number>();
  #isLost = false;
  readonly #saves = new Map<number, Waiting>();
  readonly #mends = new Map<number, (mended: boolean) => void>();
  readonly #sizes = new Map<number, number>();
  #chunks = 0;
  #unread = 0;
  #epoch = 0;
  #requests = 0;
  #peaks = new Uint8Array(1024);
  #peakCount = 0;
  #ending = false;
  /** Settles when earlier chunks are sent: chunks go in order, even if some must first be read or fetched. */
  #sending: Promise<void> | undefined;

  constructor(of: StreamKind, worker: StreamWorker, events: SessionEvents) {
    this.#of = of;
    this.#worker = worker;
    this.#events = events;
    worker.add(this);
  }

  open(remote: Comlink.Remote<MediaWorker>): void {
    const { port1, port2 } = new MessageChannel();
    this.#port?.close();
    this.#port = port1;
    port1.onmessage = ({ data }: MessageEvent<FromStream>) => this.#receive(data);
    void remote.open(Comlink.transfer(port2, [port2]), this.#of).then(() => {
      if (port1 !== this.#port) return;
      this.#worker.opened(this);
      const unopened = this.#unopened ?? [];
      this.#unopened = undefined;
      for (const each of unopened) this.#post(...each);
    });
  }

  failed(message: string): void {
    this.#events.failed(message);
  }

  /** What is buffered plays on. What the worker had is lost, and we cannot tell at which time later chunks belong. */
  hung(): void {
    const [guilty] = this.#sent;
    const chunk = guilty ?? this.#chunks;
    this.#isLost = true;
    for (const each of [...this.#sizes.keys()]) this.#read(each);
    for (const { reject } of this.#saves.values())
      reject(new Error('The file could not be made: this did not come to an end.'));
    this.#saves.clear();
    for (const resolve of this.#mends.values()) resolve(false);
    this.#mends.clear();
    this.complete = true;
    this.#events.lost();
    this.#addProblem(
      chunk,
      `chunk ${chunk}: reading it did not come to an end, it is probably damaged. It and what follows it are left out.`,
    );
  }

  get pending(): number | undefined {
    const waits = this.#sent.size > 0 || this.#saves.size > 0 || (this.#unopened?.length ?? 0) > 0;
    if (this.#isLost || !waits) return undefined;
    return [...this.#sent].reduce((sum, chunk) => sum + (this.#sizes.get(chunk) ?? 0), 0);
  }

  /** The number of chunks pushed so far. */
  get chunks(): number {
    return this.#chunks;
  }

  /** How many chunks have not been read yet, and how many bytes they hold. */
  get unread(): { chunks: number; bytes: number } {
    return { chunks: this.#sizes.size, bytes: this.#unread };
  }

  get peaks(): Uint8Array {
    return this.#peaks.subarray(0, this.#peakCount);
  }

  /** Adds the next chunk, or a promise of it. If that rejects, the chunk is left out and reported as a problem. */
  push(value: StreamChunk | Promise<StreamChunk>): void {
    const chunk = ++this.#chunks;
    this.#count(chunk, value instanceof Promise ? 0 : bytesOf(value));
    if (!this.#sending && !(value instanceof Promise)) {
      this.#send(chunk, value);
      return;
    }
    const before = this.#sending;
    const sending = (async () => {
      await before;
      try {
        this.#send(chunk, await value);
      } catch (error) {
        this.#addProblem(chunk, `chunk ${chunk}: ${error instanceof Error ? error.message : String(error)}`);
        this.#read(chunk);
      }
    })();
    this.#sending = sending;
    void sending.then(() => {
      if (this.#sending === sending) this.#sending = undefined;
    });
  }

  /** Call this when no more chunks come. */
  end(): void {
    if (this.#ending) return;
    this.#ending = true;
    void Promise.resolve(this.#sending).then(() => this.#post({ type: 'end' }));
  }

  /** Tells the worker the playback time, in seconds: it makes media only so far ahead of that. */
  playAt(time: number): void {
    this.#post({ type: 'playhead', time });
  }

  /** Asks for media from this time on, in seconds. Media made before that is no longer passed on. */
  seek(time: number): void {
    this.#post({ type: 'seek', time, epoch: ++this.#epoch });
  }

  /** Leaves out what the player failed at, at this time in seconds. Resolves to whether anything was left out. */
  mend(time: number): Promise<boolean> {
    if (this.#isLost) return Promise.resolve(false);
    const request = ++this.#requests;
    return new Promise((resolve) => {
      this.#mends.set(request, resolve);
      this.#post({ type: 'mend', time, request });
    });
  }

  /** Saves what has come so far as a file. Rejects with a sentence. */
  save(format: SaveFormat): Promise<Blob> {
    const request = ++this.#requests;
    if (this.#isLost) return Promise.reject(new Error('What had come of this stream was lost: it cannot be saved.'));
    return new Promise((resolve, reject) => {
      this.#saves.set(request, { resolve, reject });
      this.#post({ type: 'save', request, format });
    });
  }

  close(): void {
    this.#port?.postMessage({ type: 'close' } satisfies ToStream);
    this.#port?.close();
    // What was never sent keeps no worker busy.
    this.#unopened &&= [];
    this.#worker.remove(this);
    for (const { reject } of this.#saves.values()) reject(new Error('The stream was cleared before it was saved.'));
    this.#saves.clear();
    for (const resolve of this.#mends.values()) resolve(false);
    this.#mends.clear();
    this.#sizes.clear();
    this.#sent.clear();
  }

  #post(message: ToStream, transfer: Transferable[] = []): void {
    if (this.#isLost) return;
    if (this.#unopened) {
      this.#unopened.push([message, transfer]);
      this.#worker.working();
      return;
    }
    if (message.type === 'chunk') this.#sent.add(message.chunk);
    this.#port?.postMessage(message, transfer);
    this.#worker.working();
  }

  #send(chunk: number, value: StreamChunk): void {
    this.#count(chunk, bytesOf(value));
    if (this.#isLost) {
      this.#read(chunk);
      return;
    }
    this.#post({ type: 'chunk', chunk, value }, transfersOf(value));
  }

  #count(chunk: number, bytes: number): void {
    this.#unread += bytes - (this.#sizes.get(chunk) ?? 0);
    this.#sizes.set(chunk, bytes);
  }

  #read(chunk: number): void {
    this.#unread -= this.#sizes.get(chunk) ?? 0;
    this.#sizes.delete(chunk);
    this.#sent.delete(chunk);
    this.#events.changed();
  }

  #addProblem(chunk: number, message: string): void {
    this.problems = [...this.problems.slice(1 - mostProblems), { chunk, message }];
    this.#events.changed();
  }

  #receive(message: FromStream): void {
    this.#worker.advanced();
    switch (message.type) {
      case 'media':
        if (message.epoch === this.#epoch) this.#events.media(message.track, message.bytes, message.mimeType);
        break;
      case 'tracks':
        this.#events.tracks(message.mimeTypes);
        break;
      case 'plays':
        this.#post({ type: 'playable', request: message.request, plays: SegmentBuffer.canPlay(message.mimeType) });
        break;
      case 'finished':
        if (message.epoch === this.#epoch) this.#events.finished();
        break;
      case 'grown':
        this.duration = message.duration;
        this.#addPeaks(message.peaks);
        this.#events.changed();
        break;
      case 'read':
        this.#read(message.chunk);
        break;
      case 'problem':
        this.#addProblem(message.chunk, message.message);
        break;
      case 'complete':
        this.complete = true;
        this.#events.changed();
        break;
      case 'mended':
        this.#mends.get(message.request)?.(message.mended);
        this.#mends.delete(message.request);
        break;
      case 'saved':
      case 'unsaved':
        this.#settle(message);
        break;
      case 'decode':
        void this.#decode(message.request, message.bytes, message.sampleRate);
    }
  }

  #settle(message: Extract<FromStream, { type: 'saved' | 'unsaved' }>): void {
    const waiting = this.#saves.get(message.request);
    this.#saves.delete(message.request);
    if (message.type === 'saved') waiting?.resolve(message.file);
    else waiting?.reject(new Error(message.message));
  }

  async #decode(request: number, bytes: ArrayBuffer, sampleRate: number): Promise<void> {
    const decoded = await decodeOnPage(bytes, sampleRate).catch((error: Error) => ({ message: error.message }));
    this.#post({ type: 'decoded', request, decoded });
  }

  #addPeaks(peaks: Uint8Array): void {
    const count = this.#peakCount + peaks.length;
    if (count > this.#peaks.length) {
      const larger = new Uint8Array(Math.max(count, 2 * this.#peaks.length));
      larger.set(this.peaks);
      this.#peaks = larger;
    }
    this.#peaks.set(peaks, this.#peakCount);
    this.#peakCount = count;
  }
}

const transfersOf = (value: StreamChunk): Transferable[] => {
  switch (value.as) {
    case 'bytes':
      return [value.bytes];
    case 'samples':
      return value.channels;
    case 'frame':
      return [pictureOf(value.image), ...(value.sound?.channels ?? [])];
  }
};

const pictureOf = (image: FrameImage): ArrayBuffer | ImageBitmap | VideoFrame => {
  if (image.as === 'pixels') return image.data;
  return image.as === 'bitmap' ? image.bitmap : image.frame;
};

const bytesOf = (value: StreamChunk): number => {
  if (value.as === 'bytes') return value.bytes.byteLength;
  const sound = value.as === 'samples' ? value : value.sound;
  const samples = (sound?.channels ?? []).reduce((sum, { byteLength }) => sum + byteLength, 0);
  return value.as === 'samples' ? samples : samples + pictureBytes(value.image);
};

const pictureBytes = (image: FrameImage): number => {
  if (image.as === 'pixels') return image.data.byteLength;
  return image.as === 'bitmap'
    ? 4 * image.bitmap.width * image.bitmap.height
    : 4 * image.frame.codedWidth * image.frame.codedHeight;
};
