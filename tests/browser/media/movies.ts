import { expect } from 'vitest';
import { type VideoConfig, type VideoPacket, videoTimescale } from '../../../src/media/worker/codecs/video-packet';
import type { Pcm } from '../../../src/media/worker/pcm/pcm';
import { MovieChunkReader } from '../../../src/media/worker/streams/movie/chunk-reader';
import { openMovie } from '../../../src/media/worker/streams/movie/open-movie';
import type { CanPlay } from '../../../src/media/worker/streams/movie/playable';
import { correlation, samplesOf, sweep } from './sweep';

export const film = async (name: string): Promise<Uint8Array<ArrayBuffer>> => {
  const response = await fetch(`/tests/fixtures/video/${name}`);
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
};

export const films = (...names: string[]) => Promise.all(names.map(film));

/** What a reader gave: `runs` as they came, and all of their packets. */
export type Seen = {
  runs: { config: VideoConfig; packets: VideoPacket[] }[];
  packets: VideoPacket[];
  pcms: Pcm[];
  problems: string[];
};

/** What a stream of films gives for these chunks. @param type Their MIME type. */
export const watch = async (
  chunks: readonly Uint8Array<ArrayBuffer>[],
  canPlay: CanPlay = () => true,
  type = '',
): Promise<Seen> => {
  const seen: Seen = { runs: [], packets: [], pcms: [], problems: [] };
  const stream = new MovieChunkReader(
    {
      video: (config, packets) => {
        seen.runs.push({ config, packets });
        seen.packets.push(...packets);
      },
      sound: (pcm) => seen.pcms.push(pcm),
      problem: (_, message) => seen.problems.push(message),
    },
    openMovie,
    () => Promise.reject(new Error('not here')),
    canPlay,
  );
  for (const [number, bytes] of chunks.entries()) await stream.push(number, { bytes: bytes.slice().buffer, type });
  await stream.end();
  stream.close();
  return seen;
};

/** The number that a frame shows, and when: see tests/fixtures/video/make.sh. */
type Shown = { number: number; time: number };

/** What a frame of the films shows. */
export const numberOf = async (frame: VideoFrame): Promise<number> => {
  const { width, height } = frame.visibleRect as DOMRectReadOnly;
  const bytes = new Uint8Array(frame.allocationSize());
  const [plane] = await frame.copyTo(bytes);
  const { offset, stride } = plane as PlaneLayout;
  const luma = (x: number) => bytes[offset + (height >> 1) * stride + Math.round(((x + 0.5) / 8) * width)] ?? 0;
  return [0, 1, 2, 3, 4, 5, 6, 7].reduce((sum, bit) => sum + (luma(bit) > 125 ? 2 ** bit : 0), 0);
};

/** Decodes what was given, and reads the number of each frame, in the order of their being shown. */
export const decoded = async ({ runs }: Seen): Promise<Shown[]> => {
  const shown: Promise<Shown>[] = [];
  let failure: unknown;
  const decoder = new VideoDecoder({
    output: (frame) => {
      const time = frame.timestamp;
      shown.push(
        numberOf(frame).then((number) => {
          frame.close();
          return { number, time };
        }),
      );
    },
    error: (error) => {
      failure = error;
    },
  });
  let last: VideoConfig | undefined;
  for (const { config, packets } of runs) {
    if (config !== last) {
      if (last) await decoder.flush();
      const { codec, description } = config;
      decoder.configure({ codec, ...(/^(avc|hev|hvc)/.test(codec) && { description: description.slice() }) });
    }
    last = config;
    for (const { data, timestamp, isKey } of packets) {
      decoder.decode(new EncodedVideoChunk({ type: isKey ? 'key' : 'delta', timestamp, data: data.slice() }));
    }
  }
  if (last) await decoder.flush();
  decoder.close();
  if (failure) throw failure;
  return Promise.all(shown);
};

/** How long a frame of the films is shown. */
export const frame = videoTimescale / 30;
/** So many frames, from this one on, as they are shown from the beginning on. */
export const count = (length: number, from = 0) =>
  Array.from({ length }, (_, k) => ({ number: from + k, time: k * frame }));

/** Packets are shown one behind the other, without holes. */
export const ends = (packets: readonly VideoPacket[]): number => {
  const sorted = [...packets].sort((one, other) => one.timestamp - other.timestamp);
  for (const [at, { timestamp, duration }] of sorted.entries()) {
    const next = sorted[at + 1];
    if (next) expect(timestamp + duration).toBe(next.timestamp);
  }
  const last = sorted.at(-1);
  return last ? last.timestamp + last.duration : 0;
};

/** The sound is that of the film from its beginning, without a hole: told in milliseconds by which it is late. */
export const heard = ({ pcms }: Seen, seconds: number, start = 0) => {
  const rate = pcms[0]?.sampleRate ?? 0;
  const samples = samplesOf(pcms);
  const source = sweep(rate, seconds + 0.1, start);
  // The loudest match of a part in the midst, within 60 ms, and how alike the whole is then.
  let [best, late] = [0, 0];
  const middle = samples.subarray(Math.round(0.4 * samples.length), Math.round(0.4 * samples.length) + 4000);
  const reach = Math.round(0.06 * rate);
  for (let shift = -reach; shift <= reach; shift++) {
    const at = Math.round(0.4 * samples.length) - shift;
    const alike = correlation(middle, source.subarray(at, at + middle.length));
    if (alike > best) [best, late] = [alike, shift];
  }
  const aligned = late >= 0 ? samples.subarray(late) : samples;
  const alike = correlation(aligned.subarray(500, samples.length - 1500), source.subarray(Math.max(0, -late) + 500));
  return { rate, samples: samples.length, late: (1000 * late) / rate, alike };
};
