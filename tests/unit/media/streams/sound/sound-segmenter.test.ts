import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wantedAhead } from '../../../../../src/media/shared/messages';
import { SoundStore } from '../../../../../src/media/worker/store/sound-store';
import { SoundSegmenter } from '../../../../../src/media/worker/streams/sound/sound-segmenter';
import { counted, type Media, readMedia } from '../../tools/sound';

type Given = Media & { end: number };

const open = () => {
  const soundStore = new SoundStore();
  const given: Given[] = [];
  let finished = 0;
  const soundSegmenter = new SoundSegmenter(soundStore, {
    media: (bytes, end) => given.push({ ...readMedia(bytes), end }),
    finished: () => finished++,
  });
  const push = (pcm: ReturnType<typeof counted>) => {
    soundStore.append(pcm);
    return soundSegmenter.pump();
  };
  return { archive: soundStore, feed: soundSegmenter, given, push, finished: () => finished };
};

const samples = (given: readonly Given[]) => given.flatMap(({ channels }) => channels[0] ?? []);
const count = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => (from + i) % 2 ** 14);

test('all of a chunk is given when it has come, the first with an init segment', async () => {
  const { push, given } = open();
  await push(counted(160));
  expect(given).toMatchObject([{ init: true, begin: 0, end: 0.02 }]);
  await push(counted(161, { from: 160 }));
  expect(given).toMatchObject([{ init: true }, { init: false, begin: 160, end: 321 / 8_000 }]);
  expect(samples(given)).toEqual(count(0, 321));
});

test('fewer than 16 samples wait for more, or for the end', async () => {
  const { push, feed: soundSegmenter, given, finished } = open();
  await push(counted(10));
  expect(given).toEqual([]);
  await push(counted(10, { from: 10 }));
  expect(samples(given)).toEqual(count(0, 20));
  await push(counted(3, { from: 20 }));
  expect(samples(given).length).toBe(20);
  expect(finished()).toBe(0);
  await soundSegmenter.complete();
  expect(samples(given)).toEqual(count(0, 23));
  expect(finished()).toBe(1);
});

test('a long chunk comes in fragments of half a second, none of them too short', async () => {
  const { push, given } = open();
  await push(counted(3 * 4_000 + 5));
  expect(given.map(({ channels }) => channels[0]?.length)).toEqual([4_000, 4_000, 4_005]);
});

test('whatever the lengths of chunks, every sample is given once, in blocks of 16 or more but for the last', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1, maxLength: 20 }), async (lengths) => {
      const { push, feed: soundSegmenter, given } = open();
      let from = 0;
      for (const length of lengths) {
        await push(counted(length, { from }));
        from += length;
      }
      await soundSegmenter.complete();
      expect(samples(given)).toEqual(count(0, from));
      const blocks = given.flatMap(({ blocks }) => blocks);
      expect(blocks.slice(0, -1).every((length) => length >= 16)).toBe(true);
    }),
    { numRuns: 40 },
  );
});

test('another rate or number of channels comes with an init segment of its own, joined to what was before', async () => {
  const { push, feed: soundSegmenter, given } = open();
  await push(counted(805));
  await push(counted(1_600, { sampleRate: 16_000 }));
  await push(counted(7, { sampleRate: 16_000, channels: 2 }));
  await soundSegmenter.complete();
  expect(given.map(({ init, begin, channels }) => [init, begin, channels.length])).toEqual([
    [true, 0, 1],
    [true, 1_610, 1],
    [true, 3_210, 2],
  ]);
});

test('it goes as far ahead of where it is played as is wanted', async () => {
  const { push, feed: soundSegmenter, given, finished } = open();
  await push(counted(8_000 * (wantedAhead + 10)));
  await soundSegmenter.complete();
  const end = () => given.at(-1)?.end ?? 0;
  expect(end()).toBeGreaterThanOrEqual(wantedAhead);
  expect(end()).toBeLessThan(wantedAhead + 1);
  expect(finished()).toBe(0);
  await soundSegmenter.playAt(5);
  expect(end()).toBeGreaterThanOrEqual(wantedAhead + 5);
  await soundSegmenter.playAt(20);
  expect(end()).toBe(wantedAhead + 10);
  expect(finished()).toBe(1);
  expect(samples(given).length).toBe(8_000 * (wantedAhead + 10));
}, 30_000);

test('after a seek it begins at that very sample, with an init segment, and finishes again', async () => {
  const { push, feed: soundSegmenter, given, finished } = open();
  await push(counted(8_000));
  await soundSegmenter.complete();
  given.length = 0;
  await soundSegmenter.seek(0.25);
  expect(given[0]).toMatchObject({ init: true, begin: 2_000 });
  expect(samples(given)).toEqual(count(2_000, 8_000));
  expect(finished()).toBe(2);
});

test('a seek finds its span', async () => {
  const { push, feed: soundSegmenter, given } = open();
  await push(counted(8_000));
  await push(counted(16_000, { sampleRate: 16_000 }));
  await push(counted(16_000, { sampleRate: 16_000, channels: 2 }));
  given.length = 0;
  await soundSegmenter.seek(1.5);
  expect(given[0]).toMatchObject({ init: true, begin: 24_000 });
  expect(given.map(({ channels }) => channels.length)).toEqual([1, 2, 2]);
});

test('a seek to the end gives the last moment: there is no end of nothing', async () => {
  const { push, feed: soundSegmenter, given, finished } = open();
  await push(counted(8_000));
  await soundSegmenter.complete();
  given.length = 0;
  await soundSegmenter.seek(1);
  expect(samples(given)).toEqual(count(7_200, 8_000));
  expect(finished()).toBe(2);
});

test('a seek while media is made gives only what lies behind the new place', async () => {
  const { archive: soundStore, feed: soundSegmenter, given } = open();
  soundStore.append(counted(8_000 * 20));
  const pumping = soundSegmenter.pump();
  const seeking = soundSegmenter.seek(19);
  await Promise.all([pumping, seeking]);
  expect(given[0]).toMatchObject({ init: true, begin: 19 * 8_000 });
  expect(samples(given).length).toBe(8_000);
});

test('a stream without sound finishes', async () => {
  const { feed: soundSegmenter, finished } = open();
  await soundSegmenter.complete();
  expect(finished()).toBe(1);
});
