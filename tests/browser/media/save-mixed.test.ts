import { ALL_FORMATS, BlobSource, EncodedPacketSink, Input, VideoSampleSink } from 'mediabunny';
import { expect, test } from 'vitest';
import { VideoSource } from '../../../src/media/worker/streams/movie/movie-source';
import { count, films, numberOf } from './movies';

/** What is downloaded of a stream of these films, and what was told meanwhile. */
const downloaded = async (...names: string[]) => {
  const problems: string[] = [];
  const source = new VideoSource(
    {
      tracks: () => {},
      media: () => {},
      finished: () => {},
      grown: () => {},
      problem: (_, message) => problems.push(message),
      decodeOnPage: () => Promise.reject(new Error('not here')),
      canPlay: async () => true,
    },
    30,
  );
  for (const [chunk, bytes] of (await films(...names)).entries())
    await source.read(chunk, { as: 'bytes', bytes: bytes.slice().buffer, type: '' });
  await source.end();
  await source.complete();
  const file = await source.save('mp4').catch((error: Error) => {
    throw new Error(`${names}: ${error.message}`);
  });
  const { duration } = source;
  source.close();
  return { file, problems, duration };
};

const framesIn = async (file: Blob): Promise<number> => {
  const input = new Input({ formats: ALL_FORMATS, source: new BlobSource(file) });
  const track = await input.getPrimaryVideoTrack();
  let frames = 0;
  if (track) for await (const _ of new EncodedPacketSink(track).packets()) frames++;
  return frames;
};

/** Which of the seconds are heard. */
const heardIn = async (file: Blob, seconds: number): Promise<boolean[]> => {
  const sound = await new OfflineAudioContext(1, 1, 44_100).decodeAudioData(await file.arrayBuffer());
  const samples = sound.getChannelData(0);
  return Array.from({ length: seconds }, (_, second) =>
    samples.subarray((second + 0.2) * 44_100, (second + 0.8) * 44_100).some((sample) => Math.abs(sample) > 0.1),
  );
};

test.each([
  [
    ['alone-0.mp4', 'silent.mp4', 'alone-2.mp4'],
    [true, false, true],
  ],
  [
    ['silent.mp4', 'alone-1.mp4'],
    [false, true],
  ],
  [
    ['alone-0.mp4', 'silent.mp4', 'silent.mp4'],
    [true, false, false],
  ],
  [
    ['silent.mp4', 'silent.mp4', 'silent.mp4', 'alone-0.mp4', 'silent.mp4'],
    [false, false, false, true, false],
  ],
  [
    ['alone-0.m2t', 'silent.mp4', 'alone-2.mp4'],
    [true, false, true],
  ],
  [
    ['vp9.mp4', 'vp9-live.webm'],
    [true, true],
  ],
  [
    ['h264.mkv', 'silent.mp4', 'small.mp4', 'alone-1.mp4'],
    [true, false, false, true],
  ],
] as const)('a download of %j has all frames, and silence where there was no sound', async (names, heard) => {
  const { file, problems, duration } = await downloaded(...names);
  expect(problems).toEqual([]);
  expect(duration).toBeCloseTo(names.length, 1);
  expect(await framesIn(file)).toBe(30 * names.length);
  expect(await heardIn(file, names.length)).toEqual(heard);
});

/** The numbers that its frames show, and when the last one ends. */
const picturesIn = async (file: Blob) => {
  const input = new Input({ formats: ALL_FORMATS, source: new BlobSource(file) });
  const track = await input.getPrimaryVideoTrack();
  const numbers: number[] = [];
  let end = 0;
  if (!track) throw new Error('no pictures');
  for await (const sample of new VideoSampleSink(track).samples()) {
    const shown = sample.toVideoFrame();
    numbers.push(await numberOf(shown));
    end = sample.timestamp + sample.duration;
    shown.close();
    sample.close();
  }
  return { codec: await track.getCodec(), numbers, end };
};

const numbers = (from: number) => count(30, from).map(({ number }) => number);

test.each([
  [['alone-0.mp4', 'vp9.mp4'], 'avc', [...numbers(0), ...numbers(0)]],
  [['vp8-0.webm', 'alone-1.mp4', 'av1.webm'], 'vp8', [...numbers(0), ...numbers(30), ...numbers(0)]],
  [['av1.mp4', 'alone-1.mp4', 'vp9-live.webm'], 'avc', [...numbers(0), ...numbers(30), ...numbers(0)]],
] as const)('a download of %j, whose codecs differ, is a film of one codec', async (names, codec, expected) => {
  const { file, problems } = await downloaded(...names);
  expect(problems).toEqual([]);
  const pictures = await picturesIn(file);
  expect(pictures.codec).toBe(codec);
  expect(pictures.numbers).toEqual(expected);
  expect(pictures.end).toBeCloseTo(names.length, 1);
  // Another player reads it as well.
  expect((await heardIn(file, names.length)).length).toBe(names.length);
});

test('a download of films that are turned otherwise has all of them upright', async () => {
  const { file, problems } = await downloaded('alone-0.mp4', 'turned.mp4');
  expect(problems).toEqual([]);
  const input = new Input({ formats: ALL_FORMATS, source: new BlobSource(file) });
  const track = await input.getPrimaryVideoTrack();
  if (!track) throw new Error('no pictures');
  expect(await track.getRotation()).toBe(0);
  const sizes: string[] = [];
  for await (const sample of new VideoSampleSink(track).samples()) {
    const frame = sample.toVideoFrame();
    const { width, height } = frame.visibleRect as DOMRectReadOnly;
    frame.close();
    sizes.push(`${width}×${height}`);
    sample.close();
  }
  expect(sizes.slice(0, 30)).toEqual(Array(30).fill('320×180'));
  expect(sizes.slice(30)).toEqual(Array(30).fill('180×320'));
});
