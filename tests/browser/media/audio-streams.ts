import { onTestFinished } from 'vitest';
import type { AudioChunk, PlaybackState } from '../../../src/media';
import { type StreamOptions, StreamPlayback } from '../../../src/media/page/playback/stream-playback';
import { wavBody, wavHeader } from '../../../src/media/worker/formats/wav/writer';
import { lengthOf, type Pcm } from '../../../src/media/worker/pcm/pcm';
import { type Media, readMedia } from '../../unit/media/tools/sound';

const original = {
  append: SourceBuffer.prototype.appendBuffer,
  remove: SourceBuffer.prototype.remove,
};

/** A stream of sound, and all media that is appended while the test runs. */
export const openStream = (options: Partial<StreamOptions> = {}) => {
  const appended: ArrayBuffer[] = [];
  const removed: [from: number, to: number][] = [];
  SourceBuffer.prototype.appendBuffer = function (bytes) {
    appended.push((bytes as ArrayBuffer).slice(0));
    return original.append.call(this, bytes);
  };
  SourceBuffer.prototype.remove = function (from, to) {
    removed.push([from, to]);
    return original.remove.call(this, from, to);
  };
  const stream = new StreamPlayback({ of: { kind: 'audio' }, bufferAhead: 30, ...options });
  onTestFinished(() => {
    stream.dispose();
    SourceBuffer.prototype.appendBuffer = original.append;
    SourceBuffer.prototype.remove = original.remove;
  });
  return {
    stream,
    element: stream.element,
    appended,
    removed,
    media: (): Media[] => appended.flatMap(segmentsOf).map(readMedia),
    /** Settles when the stream's state is so. */
    until: (is: (state: PlaybackState) => boolean): Promise<void> =>
      new Promise((resolve) => {
        const leave = stream.subscribe(() => look());
        const look = () => {
          if (!is(stream.state)) return;
          leave();
          resolve();
        };
        // What has just been done is told in this turn.
        queueMicrotask(look);
      }),
    ended: () =>
      new Promise<void>((resolve) => stream.element.addEventListener('ended', () => resolve(), { once: true })),
    heard: (type: string) =>
      new Promise<void>((resolve) => stream.element.addEventListener(type, () => resolve(), { once: true })),
  };
};

/** Segments of media that were appended together: each ends with its `mdat`. */
const segmentsOf = (bytes: ArrayBuffer): ArrayBuffer[] => {
  const view = new DataView(bytes);
  const segments: ArrayBuffer[] = [];
  let begin = 0;
  for (let at = 0; at < bytes.byteLength; ) {
    const isEnd = view.getUint32(at + 4) === 0x6d_64_61_74;
    at += view.getUint32(at);
    if (!isEnd) continue;
    segments.push(bytes.slice(begin, at));
    begin = at;
  }
  return segments;
};

/** Samples of 16 bits that never repeat for long, and are loud: other for each channel. */
export const sound = (sampleRate: number, from: number, to: number, channels = 1): Pcm => ({
  sampleRate,
  format: 's16',
  channels: Array.from({ length: channels }, (_, channel) =>
    Int16Array.from({ length: to - from }, (_, i) => {
      const t = (from + i) / sampleRate;
      return Math.round(
        20_000 * Math.sin(2 * Math.PI * (200 + 100 * channel) * t + 40 * t * t) + 3_000 * Math.sin(900 * t),
      );
    }),
  ),
});

export const wavFile = (pcm: Pcm): Uint8Array<ArrayBuffer> => {
  const header = wavHeader({ ...pcm, channels: pcm.channels.length, frames: lengthOf(pcm) });
  const body = wavBody(pcm);
  const whole = new Uint8Array(header.length + body.length);
  whole.set(header);
  whole.set(body, header.length);
  return whole;
};

export const bytesChunk = (bytes: Uint8Array): AudioChunk => ({ as: 'bytes', bytes: bytes.slice().buffer, type: '' });

export const samplesChunk = (pcm: Pcm): AudioChunk => ({
  as: 'samples',
  sampleRate: pcm.sampleRate,
  format: 's16',
  channels: pcm.channels.map((samples) => samples.slice().buffer as ArrayBuffer),
});

/** Cuts [0, length) into stretches of these lengths, over and over. */
export const cuts = (length: number, next: () => number): [from: number, to: number][] => {
  const stretches: [number, number][] = [];
  for (let at = 0; at < length; ) {
    const to = Math.min(length, at + Math.max(1, Math.round(next())));
    stretches.push([at, to]);
    at = to;
  }
  return stretches;
};

/** All samples of one channel that were appended. */
export const samplesOf = (media: readonly Media[], channel = 0): Int16Array =>
  Int16Array.from(media.flatMap(({ channels }) => channels[channel] ?? []));

/** Where two sounds first differ, or nothing. */
export const difference = (one: ArrayLike<number>, other: ArrayLike<number>): string | undefined => {
  for (let i = 0; i < Math.max(one.length, other.length); i++) {
    if (one[i] !== other[i]) return `${one[i]} and ${other[i]} at ${i} of ${one.length} and ${other.length}`;
  }
  return undefined;
};
