import { expect, test } from 'vitest';
import { splitAdts } from '../../../src/media/worker/formats/adts/frames';
import { openAdts } from '../../../src/media/worker/formats/adts/reader';
import type { PcmSink } from '../../../src/media/worker/formats/sound-reader';
import { correlation, fixture, hear, joinBytes, longestSilence, noPage, onPage, slices, sweep } from './audio-fixtures';

const open = (give: PcmSink) => openAdts(give, noPage);
const openOnPage = (give: PcmSink) => openAdts(give, onPage(44_100), { onPage: true });
/** Never the very same: AAC makes up noise (PNS), and a decoder goes on with its random numbers from frame to frame. */
const like = 0.9999;
/** A millisecond, at 44.1 kHz. */
const millisecond = 44;

const noise = (length: number) => Uint8Array.from({ length }, (_, at) => (at * 151 + (at >> 4) * 17) & 0xff);

test('reads a stream, without the delay and the padding of its encoder', async () => {
  const { channels, sampleRate, complete, error } = await hear(open, [await fixture('stream.aac')]);
  const [sound = new Int16Array()] = channels;
  expect([sampleRate, complete, error]).toEqual([44_100, false, undefined]);
  expect(Math.abs(sound.length - 132_300)).toBeLessThan(millisecond);
  expect(correlation(sound, sweep(0, 132_300))).toBeGreaterThan(0.99);
});

test('gives the same samples however the stream is sliced, and around garbage', async () => {
  const file = await fixture('stream.aac');
  const whole = await hear(open, [file]);
  for (const lengths of [[20_000], [1], [417], [3, 1000, 1, 77]]) {
    expect((await hear(open, slices(file, ...lengths))).channels).toEqual(whole.channels);
  }
  expect((await hear(open, slices(joinBytes(noise(700), file, noise(700)), 999))).channels).toEqual(whole.channels);
});

test('joins two seconds that were encoded one by one to two seconds, without a gap', async () => {
  const files = [await fixture('second-1.aac'), await fixture('second-2.aac')];
  const [one = new Uint8Array(), other = new Uint8Array()] = files;
  for (const way of [open, openOnPage]) {
    for (const pieces of [files, [joinBytes(one, other)], slices(joinBytes(one, other), 1000)]) {
      const [sound = new Int16Array()] = (await hear(way, pieces)).channels;
      expect(Math.abs(sound.length - 88_200)).toBeLessThan(millisecond);
      expect(correlation(sound, sweep(0, 88_200))).toBeGreaterThan(0.99);
      const around = sound.slice(44_100 - 2205, 44_100 + 2205);
      expect(correlation(around, sweep(44_100 - 2205, 44_100 + 2205))).toBeGreaterThan(0.98);
      expect(longestSilence(around)).toBeLessThan(millisecond);
    }
  }
});

test('loses nothing of a stream that is sliced between frames', async () => {
  const frames = splitAdts().push(await fixture('stream.aac'));
  const whole = await hear(open, [await fixture('stream.aac')]);
  for (const count of [1, 2, 7, 43]) {
    const chunks = Array.from({ length: Math.ceil(frames.length / count) }, (_, at) =>
      joinBytes(...frames.slice(at * count, (at + 1) * count).map(({ bytes }) => bytes)),
    );
    expect((await hear(open, chunks)).channels).toEqual(whole.channels);
  }
});

test('loses nothing of a stream that is cut off in the midst of its sound', async () => {
  const frames = splitAdts().push(await fixture('stream.aac'));
  for (const count of [2, 30, 77, 78, 100]) {
    const piece = joinBytes(...frames.slice(0, count).map(({ bytes }) => bytes));
    for (const cut of [piece, piece.slice(0, -20)]) {
      const length = cut === piece ? (count - 1) * 1024 : (count - 2) * 1024;
      const { channels } = await hear(open, [cut]);
      expect(channels[0]?.length ?? 0).toBe(length);
    }
  }
});

test('holds back no more than a frame, and nothing of a piece from the midst', async () => {
  const frames = splitAdts().push(await fixture('stream.aac'));
  for (const [first, held] of [
    [0, 1024 + 1023],
    [20, 0],
  ] as const) {
    let count = 0;
    const reader = open(({ channels }) => {
      count += channels[0]?.length ?? 0;
    });
    for (const [at, { bytes }] of frames.slice(first, first + 10).entries()) {
      await reader.push(bytes);
      expect(count).toBe(Math.max(0, (at + 1) * 1024 - held));
    }
    reader.close();
  }
});

test('does not trim a piece from the midst of a stream', async () => {
  const frames = splitAdts().push(await fixture('stream.aac'));
  const piece = joinBytes(...frames.slice(20).map(({ bytes }) => bytes));
  const whole = await hear(open, [await fixture('stream.aac')]);
  const { channels } = await hear(open, [piece]);
  expect(channels[0]?.length).toBe(111 * 1024);
  // Frame 21 is the first that finds the one before it; the whole lacks the padding, which is not looked for in a piece.
  expect(correlation(channels[0]?.subarray(1024) ?? [], whole.channels[0]?.subarray(20 * 1024) ?? [])).toBeGreaterThan(
    like,
  );
});

test('gives two channels, each its own', async () => {
  const { channels } = await hear(open, [await fixture('stereo.aac')]);
  const [left = [], right = []] = channels;
  expect(correlation(left, sweep(0, 44_100))).toBeGreaterThan(0.99);
  expect(correlation(right, sweep(0, 44_100))).toBeLessThan(-0.99);
});

test('decodes on the page as WebCodecs does', async () => {
  for (const name of ['stream.aac', 'stereo.aac']) {
    const file = await fixture(name);
    const one = await hear(open, [file]);
    const other = await hear(openOnPage, slices(file, 2000));
    for (const [at, channel] of one.channels.entries()) {
      expect(other.channels[at]?.length).toBe(channel.length);
      expect(correlation(channel, other.channels[at] ?? [])).toBeGreaterThan(like);
    }
  }
});

test('says what is no ADTS', async () => {
  expect((await hear(open, [noise(5000)])).error).toBe(
    'this is no AAC in ADTS: no frame is in the 5000 bytes that came',
  );
});

test('puts silence in the place of a damaged frame, and goes on', async () => {
  const frames = splitAdts().push(await fixture('stream.aac'));
  const whole = await hear(open, [await fixture('stream.aac')]);
  for (const pieces of [frames.map(({ bytes }) => bytes), [joinBytes(...frames.map(({ bytes }) => bytes))]]) {
    // The payload alone: a header tells where the next frame is.
    const at = pieces.length > 1 ? 7 : frames.slice(0, 5).reduce((sum, { bytes }) => sum + bytes.length, 7);
    const [damaged] = pieces.splice(pieces.length > 1 ? 5 : 0, 1);
    if (damaged) pieces.splice(pieces.length > 1 ? 5 : 0, 0, damaged.slice().fill(0xaa, at, at + 150));
    const { channels, error } = await hear(open, pieces);
    const [sound = new Int16Array()] = channels;
    expect([sound.length, error]).toEqual([whole.channels[0]?.length, undefined]);
    expect(sound.subarray(4 * 1024, 5 * 1024).every((sample) => sample === 0)).toBe(true);
    expect(correlation(sound.subarray(7 * 1024), whole.channels[0]?.subarray(7 * 1024) ?? [])).toBeGreaterThan(like);
  }
});

test('says when nothing can be decoded', async () => {
  const frames = splitAdts().push(await fixture('stream.aac'));
  const damaged = frames.map(({ bytes }) => bytes.slice().fill(0xaa, 7));
  await expect(hear(open, damaged)).rejects.toThrow(/^this browser's decoder of mp4a\.40\.2 failed after 0 of/);
});
