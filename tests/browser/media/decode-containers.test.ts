import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Pcm } from '../../../src/media/worker/pcm/pcm';
import { correlation, fixture, hear, joined, random, samplesOf, sliced, sweep } from './sweep';

afterEach(() => {
  vi.restoreAllMocks();
});

type Fixture = { name: string; rate: number; seconds: number; start?: number };

const exact: Fixture[] = [
  { name: 'aac-0.m4a', rate: 44_100, seconds: 1 },
  { name: 'aac-1.m4a', rate: 44_100, seconds: 1, start: 1 },
  { name: 'moov-at-end.m4a', rate: 44_100, seconds: 1 },
  { name: 'fragmented.m4a', rate: 44_100, seconds: 2 },
  { name: 'mp3.mp4', rate: 44_100, seconds: 1 },
  { name: 'flac.mp4', rate: 8_000, seconds: 1 },
  { name: 'opus.mp4', rate: 48_000, seconds: 1 },
  { name: 'video-and-sound.mp4', rate: 44_100, seconds: 1 },
  { name: 'opus-0.ogg', rate: 48_000, seconds: 1 },
  { name: 'opus-1.ogg', rate: 48_000, seconds: 1, start: 1 },
  { name: 'vorbis.ogg', rate: 44_100, seconds: 3 },
  { name: 'copied-vorbis.ogg', rate: 44_100, seconds: 3 },
  { name: 'copied-opus.ogg', rate: 48_000, seconds: 1 },
  { name: 'flac.ogg', rate: 8_000, seconds: 1 },
  { name: 'theora-and-vorbis.ogv', rate: 48_000, seconds: 1 },
  { name: 'flac16.flac', rate: 16_000, seconds: 1 },
  { name: 'flac24.flac', rate: 16_000, seconds: 1 },
  { name: 'opus.webm', rate: 48_000, seconds: 1 },
  { name: 'live.webm', rate: 48_000, seconds: 1 },
];

describe.each(exact)('$name', ({ name, rate, seconds, start = 0 }) => {
  test('as one chunk has the length and the sound of its source', async () => {
    const heard = await hear([await fixture(name)]);
    expect(heard.problems).toEqual([]);
    expect(heard.rate).toBe(rate);
    expect(heard.samples.length).toBe(rate * seconds);
    expect(correlation(heard.samples, sweep(rate, seconds, start))).toBeGreaterThan(0.999);
  });

  test('in slices of 20,000 and 1,000 bytes, and of random lengths, is the same', async () => {
    const bytes = await fixture(name);
    const whole = await hear([bytes]);
    const next = random(7);
    for (const length of [() => 20_000, () => 1_000, () => 1 + Math.floor(next() ** 4 * 3_000)]) {
      const heard = await hear(sliced(bytes, length));
      expect(heard.problems).toEqual([]);
      expect(heard.samples).toEqual(whole.samples);
    }
  });
});

test('Vorbis in WebM keeps the padding of its last block, which nothing tells of', async () => {
  const heard = await hear([await fixture('vorbis.webm')]);
  expect(heard.problems).toEqual([]);
  expect(heard.samples.length).toBeGreaterThanOrEqual(44_100);
  expect(heard.samples.length).toBeLessThan(44_100 + 1_024);
  expect(correlation(heard.samples, sweep(44_100, 1))).toBeGreaterThan(0.999);
});

test.each([
  ['aac-0.m4a', 'aac-1.m4a', 44_100],
  ['opus-0.ogg', 'opus-1.ogg', 48_000],
])('%s and %s follow each other without a gap', async (first, second, rate) => {
  const chunks = [await fixture(first), await fixture(second)];
  const { samples, problems } = await hear(chunks);
  expect(problems).toEqual([]);
  expect(samples.length).toBe(2 * rate);
  expect(correlation(samples, sweep(rate, 2))).toBeGreaterThan(0.999);
  // A gap, or a jump, of 1 ms would show in 40 ms around the join.
  const around = [rate - rate / 50, rate + rate / 50] as const;
  expect(correlation(samples.slice(...around), sweep(rate, 2).slice(...around))).toBeGreaterThan(0.99);
});

test('a whole file is all given before its push resolves', async () => {
  const { ChunkReader } = await import('../../../src/media/worker/streams/sound/chunk-reader');
  for (const { name, rate, seconds } of exact) {
    // Neither tells where it ends.
    if (name === 'fragmented.m4a' || name === 'live.webm') continue;
    const pcms: Pcm[] = [];
    const stream = new ChunkReader({ pcm: (pcm) => pcms.push(pcm), problem: () => {} }, () => Promise.reject());
    await stream.push(0, { as: 'bytes', bytes: (await fixture(name)).buffer, type: '' });
    expect([name, samplesOf(pcms).length]).toEqual([name, rate * seconds]);
    stream.close();
  }
});

test('a part of a page of Opus is heard before the page is whole', async () => {
  const bytes = await fixture('opus-0.ogg');
  const { samples } = await hear([bytes.slice(0, 2_000)]);
  expect(samples.length).toBeGreaterThan(5_000);
  expect(correlation(samples, sweep(48_000, 1))).toBeGreaterThan(0.99);
});

test('FLAC of 24 bits loses none of them', async () => {
  const { pcms } = await hear([await fixture('flac24.flac')]);
  expect(new Set(pcms.map(({ format }) => format))).toEqual(new Set(['s24']));
  const source = sweep(16_000, 1);
  const samples = samplesOf(pcms);
  const furthest = samples.reduce((most, sample, index) => Math.max(most, Math.abs(sample - (source[index] ?? 0))), 0);
  expect(furthest).toBeLessThan(2 / 2 ** 23);
});

test.each([
  ['opus-0.ogg', 'opus-1.ogg', 48_000],
  ['flac16.flac', 'flac16.flac', 16_000],
  ['aac-0.m4a', 'aac-1.m4a', 44_100],
  ['fragmented.m4a', 'aac-0.m4a', 44_100],
  ['opus.webm', 'live.webm', 48_000],
  ['live.webm', 'opus.webm', 48_000],
  ['flac16.flac', 'opus.webm', 16_000],
  ['moov-at-end.m4a', 'flac24.flac', 44_100],
])('%s and %s, put together and cut anywhere, are both read', async (first, second, rate) => {
  const [one, other] = [await fixture(first), await fixture(second)];
  const apart = await hear([one, other]);
  for (const length of [1e9, 20_000, 1_000, 333]) {
    const together = await hear(sliced(joined([one, other]), () => length));
    expect(together.problems).toEqual([]);
    expect(together.rate).toBe(rate);
    expect(together.samples).toEqual(apart.samples);
  }
});

test.each([
  ['video-only.mp4', 'chunk 0: this MP4 file has no sound; its tracks are: video (H.264)'],
  [
    'alac.m4a',
    'chunk 0: the sound of this MP4 file is Apple Lossless (ALAC), which browsers do not decode; expected AAC, Opus, FLAC, MP3 or PCM',
  ],
  ['cut-off.ogg', 'chunk 0: this Ogg file is cut off: its last page is not whole'],
  [
    'text.txt',
    'chunk 0 is no audio that can be read: it begins with “<!DO” (text?)…; expected WAV, MP3, AAC, Ogg, FLAC, AIFF, AU, CAF, MP4, MPEG-TS, WebM or Matroska',
  ],
])('%s is told of', async (name, message) => {
  expect((await hear([await fixture(name)])).problems).toEqual([message]);
});

test.each([
  ['aac-0.m4a', 'this MP4 file is cut off: its last box is not whole'],
  ['moov-at-end.m4a', 'this MP4 file is cut off: its “moov” box, which describes its sound, did not come'],
  ['opus.webm', 'this WebM file is cut off: it tells of 8497 bytes, but 5000 came'],
  ['flac16.flac', 'this FLAC file is cut off: it ends before its sound begins'],
])('%s cut off after 5,000 bytes is told of', async (name, message) => {
  expect((await hear([(await fixture(name)).slice(0, 5_000)])).problems).toEqual([`chunk 0: ${message}`]);
});

test('a FLAC file that is cut off is heard until there', async () => {
  const { samples, problems } = await hear([(await fixture('flac16.flac')).slice(0, 12_000)]);
  expect(problems).toEqual([
    `chunk 0: this FLAC file is cut off: its header tells of 16000 samples, but ${samples.length} came`,
  ]);
  expect(samples.length).toBeGreaterThan(0);
  expect(correlation(samples, sweep(16_000, 1))).toBeGreaterThan(0.999);
});

describe('where WebCodecs decodes nothing', () => {
  const onPage: Pcm = { sampleRate: 8_000, format: 's16', channels: [Int16Array.of(1, 2, 3)] };

  test.each(['aac-0.m4a', 'fragmented.m4a', 'opus-0.ogg', 'opus.webm', 'flac16.flac'])(
    '%s is decoded on the page, whole',
    async (name) => {
      vi.spyOn(AudioDecoder, 'isConfigSupported').mockImplementation(async (config) => ({ supported: false, config }));
      const bytes = await fixture(name);
      const files: Uint8Array[] = [];
      const { pcms, problems } = await hear(
        sliced(bytes, () => 3_000),
        async (file) => {
          files.push(file);
          return onPage;
        },
      );
      expect(problems).toEqual([]);
      expect(files).toEqual([bytes]);
      expect(pcms).toEqual([onPage]);
    },
  );

  test('a file that the page cannot decode either is told of', async () => {
    vi.spyOn(AudioDecoder, 'isConfigSupported').mockImplementation(async (config) => ({ supported: false, config }));
    expect((await hear([await fixture('opus-0.ogg')])).problems).toEqual([
      'chunk 0: this browser decodes no opus, neither by WebCodecs nor by decodeAudioData (not here); yield WAV or samples instead, which every browser plays',
    ]);
  });
});

/** A packet of nothing behind the last one of an Ogg file: FFmpeg ends FLAC so, and other encoders may. */
const withEmptyPacket = (file: Uint8Array): Uint8Array<ArrayBuffer> => {
  const last = file.findLastIndex((_, at) => String.fromCharCode(...file.subarray(at, at + 4)) === 'OggS');
  const segments = file[last + 26] ?? 0;
  const page = joined([
    file.subarray(last, last + 26),
    Uint8Array.of(segments + 1),
    file.subarray(last + 27, last + 27 + segments),
    Uint8Array.of(0),
    file.subarray(last + 27 + segments),
  ]);
  page.fill(0, 22, 26);
  let crc = 0;
  for (const byte of page) {
    crc = (crc ^ (byte << 24)) >>> 0;
    for (let bit = 0; bit < 8; bit++) crc = (crc & 0x80000000 ? (crc << 1) ^ 0x04c11db7 : crc << 1) >>> 0;
  }
  new DataView(page.buffer).setUint32(22, crc, true);
  return joined([file.subarray(0, last), page]);
};

test.each(['flac.ogg', 'vorbis.ogg', 'opus-0.ogg'])(
  '%s that ends with an empty packet ends as it should',
  async (name) => {
    const file = await fixture(name);
    const whole = await hear([file]);
    const bytes = withEmptyPacket(file);
    for (const chunks of [[bytes], sliced(bytes, () => 777)]) {
      const heard = await hear(chunks);
      expect(heard.problems).toEqual([]);
      expect(heard.samples).toEqual(whole.samples);
    }
  },
);
