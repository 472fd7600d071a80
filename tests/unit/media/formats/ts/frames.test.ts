import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { RawPacket, RawSound } from '../../../../../src/media/worker/formats/movie-reader';
import { openTsMovie } from '../../../../../src/media/worker/formats/ts/movie-reader';
import { random, sliced } from '../../../../browser/media/sweep';
import { itemsOf, joined, type Pes, timed, timeless, written } from '../../tools/ts-writer';

const film = new Uint8Array(readFileSync('tests/fixtures/video/film.m2t'));
const items = itemsOf(film);

type Read = { video: RawPacket[]; sound: RawSound[]; damaged: string[]; problems: string[] };

const read = async (pieces: readonly Uint8Array[]): Promise<Read> => {
  const seen: Read = { video: [], sound: [], damaged: [], problems: [] };
  const reader = openTsMovie({
    video: (_, packet) => seen.video.push(packet),
    sound: (_, frame) => seen.sound.push(frame),
    damaged: (kind = 'video') => seen.damaged.push(kind),
    problem: (message) => seen.problems.push(message),
  });
  for (const piece of pieces) await reader.push(piece);
  await reader.end().catch((error: Error) => seen.problems.push(error.message));
  return seen;
};

const hash = (bytes: Uint8Array) => bytes.reduce((sum, byte) => (Math.imul(31, sum) + byte) | 0, bytes.length);
const frames = ({ video }: Read) =>
  video.map(({ data, time, duration, isKey }) => [hash(data), time.toFixed(5), duration.toFixed(5), isKey]);
const sounds = ({ sound }: Read) => sound.map(({ data, time }) => [hash(data), time.toFixed(5)]);

const startsOf = (data: Uint8Array): number[] => {
  const starts: number[] = [];
  for (let at = 2; at < data.length; at++)
    if (data[at] === 1 && data[at - 1] === 0 && data[at - 2] === 0) starts.push(at - (data[at - 3] === 0 ? 3 : 2));
  return starts;
};

const withoutDelimiters = (data: Uint8Array): Uint8Array => {
  const starts = [...startsOf(data), data.length];
  const units = starts.slice(0, -1).map((start, i) => data.subarray(start, starts[i + 1]));
  return joined(units.filter((unit) => ((unit[unit[2] === 1 ? 3 : 4] ?? 0) & 31) !== 9));
};

const changes: Record<string, (pes: Pes, index: number, all: readonly Pes[]) => readonly Pes[]> = {
  'as they were': (pes) => [pes],
  'with the tail of each in the next packet': ({ head, data }, index, all) => [
    {
      head,
      data: joined([
        all[index - 1]?.data.slice(-17) ?? new Uint8Array(),
        index === all.length - 1 ? data : data.slice(0, -17),
      ]),
    },
  ],
  'in two packets each': ({ head, data }) => [
    { head, data: data.slice(0, data.length >> 1) },
    { head: timeless, data: data.slice(data.length >> 1) },
  ],
  'in many packets each': ({ head, data }) => [
    { head, data: data.slice(0, 50) },
    ...sliced(data.slice(50), () => 97).map((part) => ({ head: timeless, data: part })),
  ],
  'in a packet for each of their units': ({ head, data }) => {
    const starts = [...startsOf(data), data.length];
    return starts
      .slice(0, -1)
      .map((start, i) => ({ head: i === 0 ? head : timeless, data: data.slice(start, starts[i + 1]) }));
  },
  'two in a packet, of which one tells its time': ({ head, data }, index, all) =>
    index % 2 === 1 ? [] : [{ head, data: joined([data, all[index + 1]?.data ?? new Uint8Array()]) }],
  'five in a packet': ({ head, data }, index, all) =>
    index % 5 > 0 ? [] : [{ head, data: joined([data, ...all.slice(index + 1, index + 5).map((one) => one.data)]) }],
  'with times at key frames alone': ({ head, data }, index) => [{ head: index % 30 === 0 ? head : timeless, data }],
  'without delimiters': ({ head, data }) => [{ head, data: withoutDelimiters(data) }],
  'without delimiters, with the tail of each in the next packet': ({ head, data }, index, all) => {
    const [own, before] = [withoutDelimiters(data), withoutDelimiters(all[index - 1]?.data ?? new Uint8Array())];
    return [{ head, data: joined([before.slice(-17), index === all.length - 1 ? own : own.slice(0, -17)]) }];
  },
};

describe.each(Object.entries(changes))('frames %s', (name, change) => {
  test('are the same frames, whole and cut anywhere', async () => {
    const expected = await read([film]);
    expect(expected.video).toHaveLength(90);
    const file = written(items, change);
    const any = random(5);
    for (const pieces of [[file], sliced(file, () => 188 * 7), sliced(file, () => Math.floor(4000 * any() ** 2))]) {
      const seen = await read(pieces);
      expect(seen.problems).toEqual([]);
      expect(seen.damaged).toEqual([]);
      expect(frames(seen), name).toEqual(frames(expected));
      expect(sounds(seen)).toEqual(sounds(expected));
    }
  });
});

test('frames before and behind the place where 33 bits of time begin anew follow each other', async () => {
  const expected = await read([film]);
  const first = expected.video[0]?.time ?? 0;
  const shift = 2 ** 33 - Math.round((first + 1.5) * 90_000);
  const seen = await read([
    written(items, ({ head, data }) => {
      const stamp = (at: number) =>
        (((head[at] ?? 0) >> 1) & 7) * 2 ** 30 +
        ((head[at + 1] ?? 0) << 22) +
        (((head[at + 2] ?? 0) >> 1) << 15) +
        ((head[at + 3] ?? 0) << 7) +
        ((head[at + 4] ?? 0) >> 1);
      const decodes = ((head[7] ?? 0) & 0x40) > 0;
      return [{ head: timed(stamp(9) + shift, stamp(decodes ? 14 : 9) + shift), data }];
    }),
  ]);
  const times = ({ video }: Read) => video.map(({ time }) => (time - (video[0]?.time ?? 0)).toFixed(4));
  expect(times(seen)).toEqual(times(expected));
});

test('a lost packet takes its frame with it, which is told, and no other', async () => {
  const expected = await read([film]);
  const any = random(11);
  for (let turn = 0; turn < 20; turn++) {
    const at = 188 * Math.floor((any() * film.length) / 188);
    const seen = await read([film.subarray(0, at), film.subarray(at + 188)]);
    const missing = expected.video.length - seen.video.length;
    const missingSound = expected.sound.length - seen.sound.length;
    expect(missing).toBeLessThanOrEqual(1);
    // A packet of the elementary stream holds some fifteen of them.
    expect(missingSound).toBeLessThanOrEqual(16);
    const known = new Set(expected.video.map(({ data }) => hash(data)));
    expect(seen.video.filter(({ data }) => !known.has(hash(data)))).toEqual([]);
    if (missing > 0) expect(seen.damaged).toContain('video');
  }
});
