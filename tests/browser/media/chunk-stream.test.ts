import { expect, test } from 'vitest';
import { lengthOf, type Pcm } from '../../../src/media/worker/pcm/pcm';
import { correlation, fixture, hear, samplesOf, sweep } from './sweep';

/** Sound by its rate, in order. */
const byRate = (pcms: readonly Pcm[]): [rate: number, length: number][] => {
  const runs: [number, number][] = [];
  for (const pcm of pcms) {
    const last = runs.at(-1);
    if (last?.[0] === pcm.sampleRate) last[1] += lengthOf(pcm);
    else runs.push([pcm.sampleRate, lengthOf(pcm)]);
  }
  return runs;
};

const samples = (sampleRate: number, length: number) =>
  ({ as: 'samples', sampleRate, format: 'f32', channels: [sweep(sampleRate, length / sampleRate).buffer] }) as never;

test('files of other formats and rates, and samples, follow each other in order', async () => {
  const { pcms, problems } = await hear([
    await fixture('aac-0.m4a'),
    await fixture('opus-0.ogg'),
    samples(22_050, 1_000),
    await fixture('flac16.flac'),
    await fixture('live.webm'),
    await fixture('fragmented.m4a'),
    samples(8_000, 500),
    await fixture('flac.ogg'),
  ]);
  expect(problems).toEqual([]);
  expect(byRate(pcms)).toEqual([
    [44_100, 44_100],
    [48_000, 48_000],
    [22_050, 1_000],
    [16_000, 16_000],
    [48_000, 48_000],
    [44_100, 88_200],
    [8_000, 8_500],
  ]);
});

test('a broken chunk between two good ones is told of, and both are heard', async () => {
  const broken = (await fixture('aac-0.m4a')).map((byte, index) => (index > 40 ? 255 - byte : byte));
  const { pcms, problems } = await hear([
    await fixture('opus-0.ogg'),
    broken,
    await fixture('text.txt'),
    await fixture('opus-1.ogg'),
  ]);
  expect(problems).toHaveLength(2);
  expect(problems[0]).toMatch(/^chunk 1: this MP4 file /);
  expect(problems[1]).toMatch(/^chunk 2 is no audio that can be read/);
  expect(byRate(pcms)).toEqual([[48_000, 96_000]]);
  expect(correlation(samplesOf(pcms), sweep(48_000, 2))).toBeGreaterThan(0.999);
});

test('what a file gave before it was cut off stays', async () => {
  const { pcms, problems } = await hear([await fixture('cut-off.ogg'), await fixture('flac16.flac')]);
  expect(problems).toEqual(['chunk 0: this Ogg file is cut off: its last page is not whole']);
  expect(byRate(pcms)[0]?.[0]).toBe(48_000);
  expect(byRate(pcms)[1]).toEqual([16_000, 16_000]);
});

test('chunks that are pushed without waiting are heard in order', async () => {
  const { ChunkReader } = await import('../../../src/media/worker/streams/sound/chunk-reader');
  const pcms: Pcm[] = [];
  const stream = new ChunkReader({ pcm: (pcm) => pcms.push(pcm), problem: () => {} }, () => Promise.reject());
  const files = await Promise.all(['aac-0.m4a', 'flac16.flac', 'opus-0.ogg'].map(fixture));
  files.forEach(({ buffer }, index) => {
    stream.push(index, { as: 'bytes', bytes: buffer, type: '' });
  });
  await stream.end();
  expect(byRate(pcms)).toEqual([
    [44_100, 44_100],
    [16_000, 16_000],
    [48_000, 48_000],
  ]);
});

test('nothing is given after close, and what was begun settles', async () => {
  const { ChunkReader } = await import('../../../src/media/worker/streams/sound/chunk-reader');
  const pcms: Pcm[] = [];
  const stream = new ChunkReader({ pcm: (pcm) => pcms.push(pcm), problem: () => {} }, () => Promise.reject());
  const pushed = stream.push(0, { as: 'bytes', bytes: (await fixture('aac-0.m4a')).buffer, type: '' });
  stream.close();
  await pushed;
  await stream.end();
  expect(pcms).toEqual([]);
});
