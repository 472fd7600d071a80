import { wantedAhead } from '../../../shared/messages';
import { joined as joinedBytes } from '../../bytes/bytes';
import { FlacEncoder } from '../../codecs/flac/encoder';
import { fragment, initSegment } from '../../formats/mp4/write';
import { toInt16 } from '../../pcm/convert';
import { lengthOf } from '../../pcm/pcm';
import type { SoundStore, Span } from '../../store/sound-store';

/** Longest fragment, in seconds: the beginning of a long chunk is heard before its end is encoded. */
const longestFragment = 0.5;

/** Shortest FLAC block in samples, except for a stream's last. */
const shortestBlock = 16;

/** The most media to send ahead of the playhead, in bytes of samples: SourceBuffers hold at least 11 MB. */
const mostAhead = 8 * 1024 * 1024;

/** A seek to the very end still gets this much media before it, in seconds, so that there is something to append. */
const beforeEnd = 0.1;

/**
 * How long to make media without a break, in milliseconds. After that, messages that arrived on the port get their
 * turn.
 */
const longestTurn = 16;

export type SoundSegmenterEvents = {
  media(bytes: ArrayBuffer, end: number): void;
  /** All media up to the end of the stream has been emitted. */
  finished(): void;
};

/** Turns a stream's sound into media, from where it is wanted and as far as it is wanted. */
export class SoundSegmenter {
  readonly #soundStore: SoundStore;
  readonly #events: SoundSegmenterEvents;
  #playhead = 0;
  #complete = false;
  #finished = false;
  /** Where the next fragment begins: the index of a span, and a sample of that span. */
  #span = 0;
  #at = 0;
  #encoder: FlacEncoder | undefined;
  #sequence = 0;
  #pumping = false;
  #again = false;

  constructor(soundStore: SoundStore, events: SoundSegmenterEvents) {
    this.#soundStore = soundStore;
    this.#events = events;
  }

  /** Playback is at this time, in seconds. */
  playAt(time: number): Promise<void> {
    this.#playhead = time;
    return this.pump();
  }

  /** Media is wanted from this time on, in seconds. */
  seek(time: number): Promise<void> {
    const { spans } = this.#soundStore;
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

  /** Emits what can be emitted. Call it whenever there is more sound. */
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

  /** Makes one fragment. Returns whether there may be another to make. */
  async #step(): Promise<boolean> {
    const span = this.#soundStore.spans[this.#span];
    const isLast = this.#span >= this.#soundStore.spans.length - 1;
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
    // A seek arrived during the read.
    if (span.start + this.#at !== begin || this.#soundStore.spans[this.#span] !== span) return true;
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

  /** How far media may be made, in samples of this span's rate. */
  #limit({ sampleRate, channels }: Span): number {
    return this.#playhead * sampleRate + Math.min(wantedAhead * sampleRate, mostAhead / (2 * channels));
  }

  /** Up to half a second of sound from here on, as 16-bit samples. */
  async #gather(span: Span): Promise<Int16Array[]> {
    const most = Math.ceil(longestFragment * span.sampleRate);
    const from = this.#at;
    const parts: Int16Array[][] = [];
    let length = 0;
    while (length < most && from + length < span.length) {
      // Includes a rest that would be too short for its own block.
      const rest = span.length - from - length;
      const wanted = rest - (most - length) < shortestBlock ? rest : most - length;
      const pcm = await this.#soundStore.read(span, from + length, wanted);
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

/** The sample of a span that plays at a time. */
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
