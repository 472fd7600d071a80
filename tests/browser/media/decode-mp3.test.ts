import { expect, test } from 'vitest';
import { splitMpeg } from '../../../src/media/worker/codecs/mpeg-audio';
import { openMp3 } from '../../../src/media/worker/formats/mp3/reader';
import type { PcmSink } from '../../../src/media/worker/formats/sound-reader';
import { ChunkReader } from '../../../src/media/worker/streams/sound/chunk-reader';
import {
  correlation,
  difference,
  fixture,
  hear,
  joinBytes,
  longestSilence,
  noPage,
  onPage,
  slices,
  sweep,
} from './audio-fixtures';

/** By both ways: WebCodecs, and the page's decodeAudioData. */
const ways = [
  ['WebCodecs', () => (give: PcmSink) => openMp3(give, noPage)],
  [
    'the page',
    (sampleRate = 44_100) =>
      (give: PcmSink) =>
        openMp3(give, onPage(sampleRate), { onPage: true }),
  ],
] as const;
const [[, open], [, openOnPage]] = ways;

/** A millisecond, at 44.1 kHz. */
const millisecond = 44;

const noise = (length: number) => Uint8Array.from({ length }, (_, at) => (at * 151 + (at >> 4) * 17) & 0xff);

test.each(ways)('joins tagged seconds to exactly two seconds, without a gap, by %s', async (_, way) => {
  const files = [await fixture('tagged-1.mp3'), await fixture('tagged-2.mp3')];
  const each = await Promise.all(files.map((file) => hear(way(), [file])));
  expect(each.map(({ complete, error }) => [complete, error])).toEqual([
    [true, undefined],
    [true, undefined],
  ]);
  const inOneStream = await hear(way(), slices(joinBytes(...files), 1000));
  for (const sound of [each.flatMap(({ channels }) => [...(channels[0] ?? [])]), inOneStream.channels[0] ?? []]) {
    expect(sound.length).toBe(88_200);
    expect(correlation(sound, sweep(0, 88_200))).toBeGreaterThan(0.99);
    const around = Array.from(sound).slice(44_100 - 2205, 44_100 + 2205);
    expect(correlation(around, sweep(44_100 - 2205, 44_100 + 2205))).toBeGreaterThan(0.98);
    expect(longestSilence(around)).toBeLessThan(millisecond);
  }
});

test.each(ways)('takes delay and padding off a file without a tag, by %s', async (_, way) => {
  const { channels, complete, error } = await hear(way(), [await fixture('plain-1.mp3')]);
  const [sound = new Int16Array()] = channels;
  expect(Math.abs(sound.length - 44_100)).toBeLessThan(millisecond);
  expect(correlation(sound, sweep(0, 44_100))).toBeGreaterThan(0.99);
  expect([complete, error]).toEqual([false, undefined]);
});

/** Heard as chunks of a stream, of which the reader is one part. */
const hearChunks = async (chunks: Uint8Array[]) => {
  const given: Int16Array[] = [];
  const problems: string[] = [];
  const stream = new ChunkReader(
    { pcm: ({ channels }) => given.push(channels[0] as Int16Array), problem: (_, message) => problems.push(message) },
    noPage,
  );
  for (const [at, chunk] of chunks.entries()) {
    await stream.push(at, { as: 'bytes', bytes: joinBytes(chunk).buffer, type: '' });
  }
  await stream.end();
  stream.close();
  expect(problems).toEqual([]);
  return Int16Array.from(given.flatMap((part) => [...part]));
};

test('joins seconds without a tag to two seconds, without a gap', async () => {
  const files = [await fixture('plain-1.mp3'), await fixture('plain-2.mp3')];
  const sounds = await Promise.all([
    hear(open(), files).then(({ channels }) => channels[0]),
    hear(openOnPage(), files).then(({ channels }) => channels[0]),
    hearChunks(files),
    // An ID3 tag begins a file, too.
    hearChunks(files.map((file) => joinBytes(Uint8Array.of(0x49, 0x44, 0x33, 4, 0, 0, 0, 0, 0, 0), file))),
  ]);
  for (const sound of sounds) {
    if (!sound) throw new Error('No sound came.');
    expect(Math.abs(sound.length - 88_200)).toBeLessThan(millisecond);
    expect(correlation(sound, sweep(0, 88_200))).toBeGreaterThan(0.99);
    const around = sound.slice(44_100 - 2205, 44_100 + 2205);
    expect(correlation(around, sweep(44_100 - 2205, 44_100 + 2205))).toBeGreaterThan(0.98);
    expect(longestSilence(around)).toBeLessThan(millisecond);
  }
});

test('loses nothing of a stream that is sliced between frames', async () => {
  for (const name of ['plain-1.mp3', 'no-reservoir.mp3']) {
    const all = splitMpeg()
      .push(await fixture(name))
      .map(({ bytes }) => bytes);
    const whole = await hear(open(), [joinBytes(...all)]);
    for (const count of [1, 2, 3, 7, 13]) {
      const chunks = Array.from({ length: Math.ceil(all.length / count) }, (_, at) =>
        joinBytes(...all.slice(at * count, (at + 1) * count)),
      );
      expect((await hear(open(), chunks)).channels).toEqual(whole.channels);
      expect(await hearChunks(chunks)).toEqual(whole.channels[0]);
    }
  }
});

test('loses nothing of a stream that is cut off in the midst of its sound', async () => {
  const frames = splitMpeg().push(await fixture('plain-1.mp3'));
  for (const count of [3, 20, 21, 33]) {
    const piece = joinBytes(...frames.slice(0, count).map(({ bytes }) => bytes));
    for (const cut of [piece, piece.slice(0, -20)]) {
      const { channels } = await hear(open(), [cut]);
      expect(channels[0]?.length ?? 0).toBe((cut === piece ? count : count - 1) * 1152 - 1105);
    }
  }
});

test('gives the same samples however the file is sliced', async () => {
  const file = await fixture('picture-vbr.mp3');
  const whole = await hear(open(), [file]);
  expect(whole.channels.map(({ length }) => length)).toEqual([132_300, 132_300]);
  expect(whole.complete).toBe(true);
  for (const lengths of [[20_000], [1], [417], [3, 1000, 1, 77, 410]]) {
    const cut = await hear(open(), slices(file, ...lengths));
    expect(cut.channels).toEqual(whole.channels);
    expect(cut.complete).toBe(true);
  }
});

test('gives two channels, each its own', async () => {
  const { channels, sampleRate } = await hear(open(), [await fixture('picture-vbr.mp3')]);
  const [left = [], right = []] = channels;
  expect(sampleRate).toBe(44_100);
  expect(correlation(left, sweep(0, 132_300))).toBeGreaterThan(0.99);
  expect(correlation(right, sweep(0, 132_300))).toBeLessThan(-0.99);
});

test.each([
  ['mpeg2.mp3', 22_050],
  ['mpeg25.mp3', 11_025],
])('reads %s by both ways', async (name, rate) => {
  const file = await fixture(name);
  for (const way of [open(), openOnPage(rate)]) {
    const { channels, sampleRate, complete } = await hear(way, slices(file, 333));
    expect([sampleRate, channels[0]?.length, complete]).toEqual([rate, rate, true]);
    expect(correlation(channels[0] ?? [], sweep(0, rate, rate))).toBeGreaterThan(0.99);
  }
});

test.each(['tagged-1.mp3', 'plain-2.mp3', 'picture-vbr.mp3'])(
  'decodes %s on the page as WebCodecs does',
  async (name) => {
    const file = await fixture(name);
    const one = await hear(open(), [file]);
    for (const lengths of [[100_000], [1500], [200]]) {
      const other = await hear(openOnPage(), slices(file, ...lengths));
      expect(other.channels.length).toBe(one.channels.length);
      for (const [at, channel] of one.channels.entries()) {
        expect(difference(channel, other.channels[at] ?? [])).toBeLessThanOrEqual(2);
      }
    }
  },
);

test('gives sound with the first frames, before the file is over', async () => {
  const frames = splitMpeg().push(await fixture('plain-1.mp3'));
  let count = 0;
  const reader = openMp3(({ channels }) => {
    count += channels[0]?.length ?? 0;
  }, noPage);
  for (const [at, { bytes }] of frames.slice(0, 10).entries()) {
    await reader.push(bytes);
    // 1,105 of delay; and as much as padding may be is held back.
    expect(count).toBe(Math.max(0, (at + 1) * 1152 - 1105 - 1198));
  }
  reader.close();
});

test.each(ways)('does not trim a piece from the midst of a file, by %s', async (_, way) => {
  const frames = splitMpeg().push(await fixture('plain-1.mp3'));
  const piece = joinBytes(...frames.slice(12).map(({ bytes }) => bytes));
  const whole = await hear(open(), [await fixture('plain-1.mp3')]);
  for (const pieces of [[piece], [piece.slice(50)]]) {
    const { channels } = await hear(way(), pieces);
    const [sound = new Int16Array()] = channels;
    // Cut within a frame, the piece begins with the next.
    expect(sound.length).toBe((pieces[0] === piece ? 28 : 27) * 1152);
    // The bit reservoir of the first frames is missing, and they overlap with the next.
    const rest = whole.channels[0]?.subarray(18 * 1152 - 1105) ?? [];
    expect(difference(sound.subarray(-22 * 1152).subarray(0, rest.length), rest)).toBeLessThanOrEqual(2);
  }
});

test('gives what there is of a file that is cut off, and says so', async () => {
  const file = await fixture('tagged-1.mp3');
  const whole = await hear(open(), [file]);
  const { channels, error, complete } = await hear(open(), slices(file.slice(0, 5000), 700));
  expect(error).toMatch(/^this MP3 file is cut off: its header tells of 40 frames, \d\d came$/);
  expect(complete).toBe(false);
  const [sound = new Int16Array()] = channels;
  expect(sound.length).toBeGreaterThan(20_000);
  expect(sound).toEqual(whole.channels[0]?.slice(0, sound.length));
});

test('passes over garbage before and behind the frames', async () => {
  const file = await fixture('plain-1.mp3');
  const whole = await hear(open(), [file]);
  const dirty = await hear(open(), slices(joinBytes(noise(999), file, noise(999)), 512));
  expect(dirty.channels).toEqual(whole.channels);
});

test('goes on behind a damaged frame', async () => {
  const frames = splitMpeg().push(await fixture('plain-1.mp3'));
  frames[5]?.bytes.fill(0xaa, 4);
  const whole = await hear(open(), [await fixture('plain-1.mp3')]);
  const { channels, error } = await hear(
    open(),
    frames.map(({ bytes }) => bytes),
  );
  expect(error).toBe(undefined);
  const [sound = new Int16Array()] = channels;
  const [all = new Int16Array()] = whole.channels;
  // Chromium leaves the damaged frame out.
  const missing = Math.round((all.length - sound.length) / 1152) * 1152;
  const length = Math.min(sound.length + missing, all.length);
  expect(Math.max(sound.length + missing, all.length) - length).toBeLessThan(millisecond);
  const from = 10 * 1152;
  expect(difference(sound.subarray(from - missing, length - missing), all.subarray(from, length))).toBeLessThanOrEqual(
    2,
  );
});

test('says what is no MP3', async () => {
  const garbage = await hear(open(), [noise(5000)]);
  expect(garbage.error).toBe('this is no MP3 file: no frame of MPEG audio is in the 5000 bytes that came');
  expect((await hear(open(), [])).error).toBe(undefined);
  await expect(hear(open(), [await fixture('layer2.mp2')])).rejects.toThrow('MPEG audio of layer II');
});

test('gives nothing after it was closed', async () => {
  let count = 0;
  const reader = openMp3(() => count++, noPage);
  const pushed = reader.push(await fixture('plain-1.mp3'));
  reader.close();
  await pushed;
  expect(count).toBe(0);
});
