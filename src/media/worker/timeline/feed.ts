import { wantedAhead } from '../../contract';
import { joined as joinedBytes } from '../decode/bytes';
import { FlacEncoder } from '../flac/encoder';
import { fragment, initSegment } from '../fmp4';
import { toInt16 } from '../pcm/convert';
import { lengthOf } from '../pcm/pcm';
import type { Archive, Span } from './archive';

/** The longest fragment, in seconds: the first of a long chunk is heard before the last is encoded. */
const longestFragment = 0.5;

/** FLAC has no shorter block, but for a stream's last. */
const shortestBlock = 16;

/** The most media that is sent ahead of where it is played, in bytes of samples: SourceBuffers take 11 MB at least. */
const mostAhead = 8 * 1024 * 1024;

/** A place at the very end needs some media before it, in seconds: there is no end of nothing. */
const beforeEnd = 0.1;

/** For how long media is made at a stretch, in milliseconds: then what came on the port meanwhile has its turn. */
const longestTurn = 16;

export type FeedEvents = {
  media(bytes: ArrayBuffer, end: number): void;
  /** All media up to the end of the stream has been given. */
  finished(): void;
};

/** Makes media of a stream's sound, from where it is wanted and as far as it is wanted. */
export class Feed {
  readonly #archive: Archive;
  readonly #events: FeedEvents;
  #playhead = 0;
  #complete = false;
  #finished = false;
  /** Where it goes on: a span by its index, and a sample of that span. */
  #span = 0;
  #at = 0;
  #encoder: FlacEncoder | undefined;
  #sequence = 0;
  #pumping = false;
  #again = false;

  constructor(archive: Archive, events: FeedEvents) {
    this.#archive = archive;
    this.#events = events;
  }

  /** It is played at this time, in seconds. */
  playAt(time: number): Promise<void> {
    this.#playhead = time;
    return this.pump();
  }

  /** Media is wanted from this time on, in seconds. */
  seek(time: number): Promise<void> {
    const { spans } = this.#archive;
    this.#playhead = time;
    this.#span = Math.max(
      0,
      spans.findLastIndex(({ start, sampleRate }) => start / sampleRate <= time),
    );
    const span = spans[this.#span];
    this.#at = span
      ? Math.max(0, Math.min(startOf(span, time), span.length - Math.ceil(beforeEnd * span.sampleRate)))
      : 0;
    this.#encoder = undefined;
    this.#finished = false;
    return this.pump();
  }

  /** No more sound comes. */
  complete(): Promise<void> {
    this.#complete = true;
    return this.pump();
  }

  /** Gives what can be given. Called whenever there is more sound. */
  async pump(): Promise<void> {
    this.#again = true;
    if (this.#pumping) return;
    this.#pumping = true;
    try {
      let began = performance.now();
      while (this.#again) {
        this.#again = false;
        while (await this.#step()) {
          if (performance.now() - began < longestTurn) continue;
          await new Promise((resolve) => setTimeout(resolve));
          began = performance.now();
        }
      }
    } finally {
      this.#pumping = false;
    }
  }

  /** Makes one fragment. Is there another to make? */
  async #step(): Promise<boolean> {
    const span = this.#archive.spans[this.#span];
    const isLast = this.#span >= this.#archive.spans.length - 1;
    if (!span || this.#at >= span.length) {
      if (span && !isLast) return this.#enter(this.#span + 1);
      if (this.#complete && !this.#finished) {
        this.#finished = true;
        this.#events.finished();
      }
      return false;
    }
    const begin = span.start + this.#at;
    if (begin >= this.#limit(span)) return false;
    const isEnd = (length: number) => this.#at + length === span.length && (!isLast || this.#complete);
    const channels = await this.#gather(span);
    // A seek came while this was read.
    if (span.start + this.#at !== begin || this.#archive.spans[this.#span] !== span) return true;
    const length = channels[0]?.length ?? 0;
    if (length === 0 || (length < shortestBlock && !isEnd(length))) return false;
    this.#give(span, begin, channels);
    this.#at += length;
    return true;
  }

  #enter(span: number): true {
    this.#span = span;
    this.#at = 0;
    this.#encoder = undefined;
    return true;
  }

  /** How far it may go, in samples of this span. */
  #limit({ sampleRate, channels }: Span): number {
    return this.#playhead * sampleRate + Math.min(wantedAhead * sampleRate, mostAhead / (2 * channels));
  }

  /** Up to half a second of sound from here on, as samples of 16 bits. */
  async #gather(span: Span): Promise<Int16Array[]> {
    const most = Math.ceil(longestFragment * span.sampleRate);
    const from = this.#at;
    const parts: Int16Array[][] = [];
    let length = 0;
    while (length < most && from + length < span.length) {
      // What would be left alone after it comes along.
      const rest = span.length - from - length;
      const wanted = rest - (most - length) < shortestBlock ? rest : most - length;
      const pcm = await this.#archive.read(span, from + length, wanted);
      if (lengthOf(pcm) === 0) break;
      parts.push(toInt16(pcm));
      length += lengthOf(pcm);
    }
    return Array.from({ length: span.channels }, (_, c) =>
      joined(
        parts.map((part) => part[c] as Int16Array),
        length,
      ),
    );
  }

  #give(span: Span, begin: number, channels: Int16Array[]): void {
    const { sampleRate } = span;
    const segments: Uint8Array[] = [];
    if (!this.#encoder) {
      this.#encoder = new FlacEncoder({ sampleRate, channels: span.channels });
      const { streamInfo } = this.#encoder;
      const track = { id: 1, codec: 'flac', sampleRate, channels: span.channels, streamInfo } as const;
      segments.push(initSegment({ tracks: [track] }));
    }
    const frames = this.#encoder.encode(channels, begin);
    segments.push(
      fragment({
        sequence: ++this.#sequence,
        trackId: 1,
        baseDecodeTime: begin,
        samples: frames.map(({ data, samples }) => ({ data, duration: samples, isKey: true })),
      }),
    );
    const end = (begin + (channels[0]?.length ?? 0)) / sampleRate;
    this.#events.media(joinedBytes(segments).buffer, end);
  }
}

/** The sample of a span that is heard at a time. */
const startOf = ({ sampleRate, start }: Span, time: number): number => Math.floor(time * sampleRate) - start;

const joined = (parts: readonly Int16Array[], length: number): Int16Array => {
  if (parts.length === 1) return parts[0] as Int16Array;
  const whole = new Int16Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};
