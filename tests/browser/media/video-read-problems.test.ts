import { expect, test } from 'vitest';
import { videoTimescale } from '../../../src/media/worker/codecs/video-packet';
import { MovieChunkReader } from '../../../src/media/worker/streams/movie/chunk-reader';
import { openMovie } from '../../../src/media/worker/streams/movie/open-movie';
import { count, decoded, ends, film, films, frame, heard, watch } from './movies';
import { random, samplesOf } from './sweep';

test('a chunk without a key frame at its start begins with the first one, and its sound with it', async () => {
  const bytes = await film('film.m2t');
  const seen = await watch([bytes.slice(Math.round(bytes.length / 6))]);
  expect(seen.problems).toEqual([
    expect.stringMatching(/^chunk 0 does not begin with a key frame: its first \d+ frames \(0\.\d\d s\) are left out/),
  ]);
  expect(await decoded(seen)).toEqual(count(60, 30));
  const sound = heard(seen, 2, 1);
  expect(Math.abs(sound.late)).toBeLessThan(1);
  expect(sound.alike).toBeGreaterThan(0.999);
});

const broken: readonly [name: string, message: string | RegExp][] = [
  [
    'mp4v.mp4',
    /^chunk 1: the video of this MP4 file is MPEG-4 Part 2 \(mp4v\), which browsers do not play; OpenCV writes it by default; write H\.264 instead: fourcc “avc1” in OpenCV's VideoWriter, or ffmpeg -c:v libx264$/,
  ],
  ['mpeg2.m2t', /^chunk 1: the video of this MPEG-TS file is MPEG-2 video, which cannot be played; expected H\.264/],
  ['theora.mkv', /^chunk 1: the video of this WebM or Matroska file is Theora, which cannot be played; expected VP8/],
  [
    'sound.m4a',
    /^chunk 1: this MP4 file has no pictures \(its tracks are: audio: AAC\), in a stream of films that have/,
  ],
  ['picture.png', /^chunk 1 is an image \(PNG\), no video: expected MP4/],
  ['text.txt', /^chunk 1 is no video that can be read: it begins with “<!DO” \(text\?\)…; expected MP4/],
];

test.each(broken)('%s is told of, and the stream goes on', async (name, message) => {
  const seen = await watch(await films('alone-0.mp4', name, 'alone-1.mp4'));
  expect(seen.problems).toEqual([expect.stringMatching(message)]);
  expect(await decoded(seen)).toEqual(count(60));
  expect(samplesOf(seen.pcms)).toHaveLength(88_200);
  expect(heard(seen, 2).alike).toBeGreaterThan(0.999);
});

test('a frame of no duration is told of, or is shown as long as the frame before', async () => {
  const first = await watch(await films('one.m2t', 'alone-0.mp4'));
  expect(first.problems).toEqual([expect.stringMatching(/^chunk 0 has a duration of zero: /)]);
  expect(await decoded(first)).toEqual(count(30));
  const second = await watch(await films('alone-0.mp4', 'one.m2t'));
  expect(second.problems).toEqual([]);
  expect(ends(second.packets)).toBe(31 * frame);
});

test('an audio file and an empty chunk are told of by name', async () => {
  const response = await fetch('/tests/fixtures/audio/containers/flac16.flac');
  const flac = new Uint8Array(await response.arrayBuffer());
  const seen = await watch([flac, new Uint8Array(0), await film('alone-0.mp4')]);
  expect(seen.problems).toEqual([
    expect.stringMatching(/^chunk 0 is an audio file \(FLAC\), no video: /),
    'chunk 1 is empty',
  ]);
  expect(await decoded(seen)).toEqual(count(30));
});

test.each([
  ['alone-1.mp4', 0.7, /^chunk 1: this MP4 file is cut off: /],
  ['moov-at-front.mp4', 0.7, /^chunk 1: this MP4 file is cut off: /],
  ['alone-1.m2t', 0.7001, /^chunk 1: this MPEG-TS file is cut off: /],
  ['vp8-1.webm', 0.7, /^chunk 1: this WebM file is cut off: /],
])('%s cut off is told of, what came of it stays, and the stream goes on', async (name, part, message) => {
  const cut = await film(name);
  const seen = await watch([
    await film('alone-0.mp4'),
    cut.slice(0, Math.floor(part * cut.length)),
    await film('alone-2.mp4'),
  ]);
  expect(seen.problems).toEqual([expect.stringMatching(message)]);
  const shown = await decoded(seen);
  // Of frames that are shown out of order, some before the cut may be missing.
  const seconds = Math.max(...seen.packets.map(({ timestamp, duration }) => timestamp + duration)) / videoTimescale;
  expect(shown.length).toBeGreaterThanOrEqual(60);
  expect(shown.slice(-30).map(({ number }) => number)).toEqual(count(30, 60).map(({ number }) => number));
  // Sound and picture of the last chunk begin together.
  const length = samplesOf(seen.pcms).length / 44_100;
  if (!name.endsWith('webm')) expect(Math.abs(length - seconds)).toBeLessThan(1 / 30);
});

test('a damaged film never stops the stream', async () => {
  const any = random(3);
  for (const name of ['film.m2t', 'moov-at-front.mp4', 'vp8-0.webm', 'fragmented.mp4']) {
    const bytes = await film(name);
    for (let turn = 0; turn < 6; turn++) {
      const damaged = bytes.slice();
      for (let hit = 0; hit < 20; hit++) damaged[Math.floor(any() * damaged.length)] = Math.floor(any() * 256);
      const seen = await watch([damaged, await film('alone-0.mp4')]);
      const last = seen.runs.at(-1)?.packets ?? [];
      expect(last.reduce((sum, { duration }) => sum + duration, 0)).toBeGreaterThanOrEqual(0.99 * videoTimescale);
    }
  }
});

test('nothing is given after close, and what was begun settles', async () => {
  let given = 0;
  const stream = new MovieChunkReader(
    { video: () => given++, sound: () => given++, problem: () => given++ },
    openMovie,
    () => Promise.reject(),
  );
  const pushed = stream.push(0, { bytes: (await film('film.mp4')).buffer, type: '' });
  stream.close();
  await pushed;
  await stream.end();
  expect(given).toBe(0);
});
