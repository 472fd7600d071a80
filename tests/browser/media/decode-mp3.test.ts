import { expect, test } from 'vitest';
import { openMp3 } from '../../../src/media/worker/decode/mp3';
import { splitMpeg } from '../../../src/media/worker/decode/mpegFrames';
import type { Give } from '../../../src/media/worker/decode/reader';
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
} from './audioFixtures';

/** By both ways: WebCodecs, and the page's decodeAudioData. */
const ways = [
  ['WebCodecs', () => (give: Give) => openMp3(give, noPage)],
  [
    'the page',
    (sampleRate = 44_100) =>
      (give: Give) =>
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

test.each(ways)('takes the delay off a file without a tag, by %s', async (_, way) => {
  const { channels, complete, error } = await hear(way(), [await fixture('plain-1.mp3')]);
  const [sound = new Int16Array()] = channels;
  // 40 frames, less 1,105: the padding cannot be known.
  expect(sound.length).toBe(46_080 - 1105);
  expect(correlation(sound.subarray(0, 44_100), sweep(0, 44_100))).toBeGreaterThan(0.99);
  expect([complete, error]).toEqual([false, undefined]);
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
    expect(count).toBe(Math.max(0, (at + 1) * 1152 - 1105));
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
    expect(difference(sound.subarray(-22 * 1152), whole.channels[0]?.subarray(-22 * 1152) ?? [])).toBeLessThanOrEqual(
      2,
    );
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
  const rest = -30 * 1152;
  expect(difference(channels[0]?.subarray(rest) ?? [], whole.channels[0]?.subarray(rest) ?? [])).toBeLessThanOrEqual(2);
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
