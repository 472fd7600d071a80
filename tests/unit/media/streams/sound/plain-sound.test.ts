import { expect, test } from 'vitest';
import type { Pcm } from '../../../../../src/media/worker/pcm/pcm';
import { ChunkReader } from '../../../../../src/media/worker/streams/sound/chunk-reader';
import { joinBytes } from '../../tools/wav-file';

const text = (value: string) => Uint8Array.from(value, (character) => character.charCodeAt(0));
const numbers = (width: number, values: readonly number[], set: 'Uint' | 'Int' | 'Float' = 'Uint', little = false) => {
  const view = new DataView(new ArrayBuffer(width * values.length));
  const bits = (8 * width) as 16;
  for (const [i, value] of values.entries()) view[`set${set as 'Int'}${bits}`](i * width, value, little);
  return new Uint8Array(view.buffer);
};
const u32 = (...values: number[]) => numbers(4, values);
const u16 = (...values: number[]) => numbers(2, values);
const int64 = (value: number) => joinBytes(u32(value < 0 ? 0xffff_ffff : 0), u32(value >>> 0));
const even = (bytes: Uint8Array) => (bytes.length & 1 ? joinBytes(bytes, new Uint8Array(1)) : bytes);
const part = (id: string, body: Uint8Array) => joinBytes(text(id), u32(body.length), even(body));

/** 8000 as an extended float. */
const rate80 = joinBytes(u16(0x400b), u32(0xfa00_0000, 0));

const aiff = (kind: string | undefined, bits: number, channels: number, data: Uint8Array) => {
  const frames = (data.length * 8) / bits / channels;
  const common = joinBytes(u16(channels), u32(frames), u16(bits), rate80, kind ? joinBytes(text(kind), u16(0)) : u16());
  const body = joinBytes(
    text(kind ? 'AIFC' : 'AIFF'),
    part('NAME', text('odd')),
    part('COMM', common),
    part('SSND', joinBytes(u32(0, 0), data)),
  );
  return joinBytes(text('FORM'), u32(body.length), body);
};
const au = (coding: number, channels: number, data: Uint8Array, length = data.length) =>
  joinBytes(text('.snd'), u32(28, length, coding, 8000, channels), text('note'), data);
const caf = (
  kind: string,
  flags: number,
  width: number,
  channels: number,
  data: Uint8Array,
  size = 4 + data.length,
) => {
  const rate = numbers(8, [8000], 'Float');
  const desc = joinBytes(rate, text(kind), u32(flags, width * channels, 1, channels, 8 * width));
  return joinBytes(
    text('caff'),
    u16(1, 0),
    joinBytes(text('desc'), int64(32), desc),
    joinBytes(text('info'), int64(3), text('odd')),
    joinBytes(text('data'), int64(size), u32(0), data),
  );
};

const shorts = [0, 1, -1, 32_767, -32_768, 1234];
const reals = [0, 0.5, -0.25, 1, -1, 0.1].map(Math.fround);
const big = numbers(2, shorts, 'Int');
const little = numbers(2, shorts, 'Int', true);

const heard = async (chunks: readonly Uint8Array[]) => {
  const pcms: Pcm[] = [];
  const problems: string[] = [];
  const stream = new ChunkReader(
    { pcm: (pcm) => pcms.push(pcm), problem: (_, message) => problems.push(message) },
    () => Promise.reject(new Error('not here')),
  );
  for (const [i, bytes] of chunks.entries()) {
    await stream.push(i + 1, { as: 'bytes', bytes: bytes.slice().buffer, type: '' });
  }
  await stream.end();
  const channels = (pcms[0]?.channels ?? []).map((_, c) => pcms.flatMap((pcm) => [...(pcm.channels[c] ?? [])]));
  return { rate: pcms[0]?.sampleRate, channels, problems };
};

const cuts = (bytes: Uint8Array, every: number) =>
  Array.from({ length: Math.ceil(bytes.length / every) }, (_, i) => bytes.slice(i * every, (i + 1) * every));

test.each<[string, Uint8Array, number[]]>([
  ['AIFF', aiff(undefined, 16, 1, big), shorts],
  ['AIFF of 8 bits', aiff(undefined, 8, 1, numbers(1, [0, 1, -128, 127, 5], 'Int')), [0, 256, -32_768, 32_512, 1280]],
  ['AIFF-C of QuickTime', aiff('sowt', 16, 1, little), shorts],
  ['AIFF-C of floats', aiff('fl32', 32, 1, numbers(4, reals, 'Float')), reals],
  ['AU', au(3, 1, big), shorts],
  ['AU whose length is not told', au(3, 1, big, 0xffff_ffff), shorts],
  ['AU of floats', au(7, 1, numbers(8, reals, 'Float')), reals],
  ['AU in A-law', au(27, 1, Uint8Array.of(0xd5, 0x55, 0xaa)), [8, -8, 32_256]],
  ['CAF', caf('lpcm', 2, 2, 1, little), shorts],
  ['CAF of big numbers', caf('lpcm', 0, 2, 1, big), shorts],
  ['CAF whose length is not told', caf('lpcm', 3, 4, 1, numbers(4, reals, 'Float', true), -1), reals],
])('%s is read to the sample, whole and cut anywhere', async (_, file, samples) => {
  const whole = { rate: 8000, channels: [samples], problems: [] };
  for (const every of [file.length, 1, 7, 13]) {
    // The first piece has to be long enough to tell what it is.
    const pieces = every < 12 ? [file.slice(0, 12), ...cuts(file.slice(12), every)] : cuts(file, every);
    expect(await heard(pieces)).toEqual(whole);
  }
});

test('two channels, and files that follow each other within a chunk or in chunks of their own', async () => {
  const [left, right] = [shorts.filter((_, i) => i % 2 === 0), shorts.filter((_, i) => i % 2 === 1)];
  const three = [aiff(undefined, 16, 2, big), au(3, 2, big), caf('lpcm', 0, 2, 2, big)];
  const expected = { rate: 8000, channels: [left, right].map((one) => [...one, ...one, ...one]), problems: [] };
  expect(await heard(three)).toEqual(expected);
  expect(await heard([joinBytes(...three.slice(0, 2)), three[2] as Uint8Array])).toEqual(expected);
});

test.each<[Uint8Array, string]>([
  [au(3, 1, big).slice(0, -4), 'this AU file is cut off: its head tells of 6 samples, 4 came'],
  [au(23, 1, big), 'this AU file holds sound in the coding 23: PCM, A-law and µ-law can be read'],
  [aiff('ima4', 16, 1, big), 'this AIFF file holds sound in the coding “ima4”: PCM, A-law and µ-law can be read'],
  [caf('aac ', 0, 2, 1, big), 'this CAF file holds sound in the coding “aac ”: PCM, A-law and µ-law can be read'],
  [au(3, 900, big), 'this AU file tells of 900 channels: 1 to 8 can be read'],
  [caf('lpcm', 0, 2, 0, big), 'this CAF file tells of 0 channels: 1 to 8 can be read'],
  [aiff(undefined, 16, 1, big).slice(0, 30), 'this AIFF file ends before its sound: 30 bytes came'],
])('what cannot be read says why (%#)', async (file, message) => {
  expect((await heard([file])).problems).toEqual([`chunk 1: ${message}`]);
});
