import { expect, test } from 'vitest';
import { videoTimescale } from '../../../src/media/worker/codecs/video-packet';
import { MovieChunkReader } from '../../../src/media/worker/streams/movie/chunk-reader';
import { openMovie } from '../../../src/media/worker/streams/movie/open-movie';
import { count, decoded, ends, film, films, type Seen, watch } from './movies';
import { joined, random, samplesOf, sliced } from './sweep';

const bytesOf = ({ packets }: Seen) =>
  packets.map(({ data, timestamp, duration, isKey }) => [
    data.reduce((sum, one) => (31 * sum + one) | 0, data.length),
    timestamp,
    duration,
    isKey,
  ]);

test.each(['film.m2t', 'fragmented.mp4', 'film.mp4', 'vp8-0.webm', 'vp9-live.webm', 'h264.mkv'])(
  'slices of %s, cut anywhere, come to the same as the whole',
  async (name) => {
    const bytes = await film(name);
    const expected = await watch([bytes]);
    const any = random(7);
    for (const length of [() => 20_000, () => 1000, () => Math.floor(3000 * any() ** 3), () => 188]) {
      const seen = await watch(sliced(bytes, length));
      expect(seen.problems).toEqual([]);
      expect(bytesOf(seen)).toEqual(bytesOf(expected));
      expect(samplesOf(seen.pcms)).toEqual(samplesOf(expected.pcms));
    }
  },
);

test('slices give their frames at once', async () => {
  for (const [name, late] of [
    ['film.m2t', 6],
    ['fragmented.mp4', 12],
  ] as const) {
    const bytes = await film(name);
    const half = await new Promise<number>((resolve) => {
      let frames = 0;
      const stream = new MovieChunkReader(
        { video: (_, packets) => (frames += packets.length), sound: () => {}, problem: () => {} },
        openMovie,
        () => Promise.reject(),
      );
      stream.push(0, { bytes: bytes.slice(0, bytes.length / 2).buffer, type: '' }).then(() => {
        resolve(frames);
        stream.close();
      });
    });
    expect(half).toBeGreaterThan(45 - late);
  }
});

test.each(['copied-0.mp4', 'copied-0.m2t', 'alone-0.m2t', 'mp3.m2t', 'vp8-0.webm', 'av1.webm', 'h264.mkv'])(
  'all frames of %s are given without waiting for another chunk',
  async (name) => {
    let frames = 0;
    const stream = new MovieChunkReader(
      {
        video: (_, packets) => {
          frames += packets.length;
        },
        sound: () => {},
        problem: () => {},
      },
      openMovie,
      () => Promise.reject(),
    );
    await stream.push(0, { bytes: (await film(name)).buffer, type: '' });
    expect(frames).toBe(30);
    stream.close();
  },
);

test('many films in one chunk follow each other', async () => {
  const all = joined(await films('alone-0.mp4', 'alone-1.mp4', 'alone-2.mp4'));
  for (const chunks of [[all], sliced(all, () => 5000)]) {
    const seen = await watch(chunks);
    expect(seen.problems).toEqual([]);
    expect(await decoded(seen)).toEqual(count(90));
    expect(samplesOf(seen.pcms)).toHaveLength(132_300);
  }
});

test('a part of a live WebM that never comes is a gap: what comes behind it keeps its place', async () => {
  const bytes = await film('no-duration.webm');
  // Where the clusters begin.
  const [head = '', ...clusters] = new TextDecoder('latin1').decode(bytes).split('\x1fC\xb6u');
  const starts = clusters.map((_, i) => clusters.slice(0, i).reduce((at, { length }) => at + 4 + length, head.length));
  const parts = [0, ...starts].map((at, i) => bytes.slice(at, starts[i]));
  const whole = await watch(parts);
  // The head comes first; a part has a second of the film.
  const seen = await watch(parts.filter((_, i) => i !== 5 && i !== 6));
  expect(seen.problems).toEqual([]);
  const timesOf = ({ packets }: Seen) => packets.map(({ timestamp }) => timestamp / videoTimescale);
  expect(timesOf(whole)).toHaveLength(100);
  expect(timesOf(seen)).toEqual(timesOf(whole).filter((time) => time < 3.99 || time > 5.99));
  expect(ends(seen.packets)).toBe(ends(whole.packets));
  // Opus tells times in ticks of a millisecond.
  expect(Math.abs(samplesOf(seen.pcms).length - samplesOf(whole.pcms).length)).toBeLessThanOrEqual(48);
});
