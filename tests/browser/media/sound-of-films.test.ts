import { expect, test } from 'vitest';
import { lengthOf, type Pcm } from '../../../src/media/worker/pcm/pcm';
import { VideoSource } from '../../../src/media/worker/streams/movie/movie-source';
import { ChunkReader } from '../../../src/media/worker/streams/sound/chunk-reader';
import { slices } from './audio-fixtures';
import { film, watch } from './movies';

const secondsOf = (pcms: readonly Pcm[]) => pcms.reduce((sum, pcm) => sum + lengthOf(pcm) / pcm.sampleRate, 0);

/** What an output of sound makes of these chunks. */
const listen = async (chunks: readonly Uint8Array[]) => {
  const pcms: Pcm[] = [];
  const problems: string[] = [];
  const events = { pcm: (pcm: Pcm) => pcms.push(pcm), problem: (_: number, message: string) => problems.push(message) };
  const stream = new ChunkReader(events, () => Promise.reject(new Error('not here')));
  for (const [i, bytes] of chunks.entries())
    await stream.push(i + 1, { as: 'bytes', bytes: bytes.slice().buffer, type: '' });
  await stream.end();
  stream.close();
  return { seconds: secondsOf(pcms), problems };
};

/** The packets of a transport stream, each behind a time code, as cameras and Blu-ray discs have them. */
const m2ts = (ts: Uint8Array): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array((ts.length / 188) * 192);
  for (let packet = 0; packet < ts.length / 188; packet++) {
    // Such a code may begin like a packet.
    bytes.set([0x47, 0x40, packet >> 8, packet & 255], packet * 192);
    bytes.set(ts.subarray(packet * 188, (packet + 1) * 188), packet * 192 + 4);
  }
  return bytes;
};

test.each(['film.m2t', 'film.mp4', 'h264.mkv'])(
  'the sound of %s is that of the film, whole and cut anywhere',
  async (name) => {
    const bytes = await film(name);
    const seen = await watch([bytes]);
    for (const pieces of [[bytes], slices(bytes, 4999, 12, 30_001)]) {
      const { seconds, problems } = await listen(pieces);
      expect(problems).toEqual([]);
      expect(seconds).toBeGreaterThan(1);
      expect(Math.abs(seconds - secondsOf(seen.pcms))).toBeLessThan(0.06);
    }
  },
);

test('films in packets of 192 bytes are read as those of 188, whole and cut anywhere', async () => {
  const ts = await film('alone-0.m2t');
  const expected = await watch([ts]);
  const bytes = m2ts(ts);
  for (const pieces of [[bytes], slices(bytes, 4999, 12, 30_001)]) {
    const seen = await watch(pieces.map((piece) => piece.slice()));
    expect(seen.problems).toEqual([]);
    expect(seen.packets.map(({ data, timestamp }) => [data.length, timestamp])).toEqual(
      expected.packets.map(({ data, timestamp }) => [data.length, timestamp]),
    );
    expect(secondsOf(seen.pcms)).toBe(secondsOf(expected.pcms));
  }
  expect((await listen([bytes])).problems).toEqual([]);
});

test('AAC that a film of Blu-ray’s form has as private data is heard, as film and as sound', async () => {
  const bytes = await film('bluray.m2t');
  const seen = await watch([bytes]);
  expect(seen.problems).toEqual([]);
  expect(seen.packets).toHaveLength(30);
  expect(secondsOf(seen.pcms)).toBeCloseTo(1, 1);
  const { seconds, problems } = await listen([bytes]);
  expect(problems).toEqual([]);
  expect(seconds).toBeCloseTo(1, 1);
});

test('private data that is no sound is told of', async () => {
  const bytes = await film('bluray.m2t');
  // The first bytes of its frames begin like no sound.
  for (let at = 4; at < bytes.length; at += 192) {
    const payload = bytes.subarray(at, at + 188);
    const start = payload.findIndex((byte, i) => byte === 0xff && ((payload[i + 1] ?? 0) & 0xf6) === 0xf0);
    if ((((payload[1] ?? 0) & 31) << 8) + (payload[2] ?? 0) === 0x1100 && start > 0) payload[start] = 0;
  }
  const seen = await watch([bytes]);
  expect(seen.packets).toHaveLength(30);
  expect(seen.problems).toEqual(['chunk 0: no sound can be recognised in its private data: it is left out']);
  expect((await listen([bytes])).problems).toEqual([
    'chunk 1: this MPEG-TS file has no sound; its tracks are: H.264, private data',
  ]);
});

/** What an output of video makes of these chunks. */
const play = async (chunks: readonly Uint8Array[]) => {
  const told: { tracks: (readonly string[])[]; media: number[]; problems: string[] } = {
    tracks: [],
    media: [],
    problems: [],
  };
  const source = new VideoSource(
    {
      tracks: (mimeTypes) => told.tracks.push(mimeTypes),
      media: (track) => told.media.push(track),
      finished: () => {},
      grown: () => {},
      problem: (_, message) => told.problems.push(message),
      decodeOnPage: () => Promise.reject(new Error('not here')),
      canPlay: async () => true,
    },
    30,
  );
  for (const [i, bytes] of chunks.entries())
    await source.read(i + 1, { as: 'bytes', bytes: bytes.slice().buffer, type: '' });
  await source.end();
  await source.complete();
  return { ...told, source };
};

test('films without pictures are played as sound, and saved', async () => {
  const bytes = await film('sound.m4a');
  const { seconds } = await listen([bytes]);
  const pieces = slices(bytes, 1999);
  const { tracks, media, problems, source } = await play([...pieces, ...pieces]);
  expect([tracks, problems]).toEqual([[['audio/mp4; codecs="flac"']], []]);
  expect(new Set(media)).toEqual(new Set([0]));
  expect(source.duration).toBeCloseTo(2 * seconds, 3);
  const saved = await new OfflineAudioContext(1, 1, 48_000).decodeAudioData(
    await (await source.save('mp4')).arrayBuffer(),
  );
  expect(saved.duration).toBeCloseTo(2 * seconds, 2);
  source.close();
});

test.each(['alone-0.mp4', 'alone-0.m2t', 'h264.mkv', 'silent.mp4'])(
  'pictures of %s that come behind a film without any are left out, and told of once',
  async (name) => {
    const pieces = slices(await film(name), 4999);
    const { problems, source } = await play([await film('sound.m4a'), ...pieces, await film('sound.m4a')]);
    expect(problems).toEqual([
      expect.stringMatching(
        /^chunk \d+ ?:?.*has pictures, which are left out: the stream began with a video that has none/,
      ),
    ]);
    expect(source.duration).toBeCloseTo(name === 'silent.mp4' ? 1 : 2, 1);
    source.close();
  },
);

test('one that comes behind films with pictures is told of', async () => {
  const { problems, source } = await play([await film('alone-0.mp4'), await film('sound.m4a')]);
  expect(problems).toEqual([
    expect.stringMatching(/^chunk 2: this MP4 file has no pictures .* in a stream of films that have/),
  ]);
  source.close();
});
