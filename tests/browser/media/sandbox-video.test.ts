import videoTools from 'virtual:generator-video';
import { describe, expect, test } from 'vitest';
import type { VideoWire } from '../../../src/protocol';
import { itemsOf, joined, written } from '../../unit/media/tools/ts-writer';
import { film, watch } from './movies';
import { numberOf, numbers, upTo, video } from './numbered-video';
import { read, run } from './sandbox-video';

const fixtures = import.meta.glob<string>('../../fixtures/audio/containers/aac-0.m4a', {
  query: '?url',
  import: 'default',
  eager: true,
});

const fixture = async (name: string) => {
  const response = await fetch(fixtures[`../../fixtures/audio/containers/${name}`] as string);
  return new File([await response.blob()], name);
};

/** In seconds, but `start` in ticks, of which there are so many a second. */
type Edit = { duration: number; start: number; tick: number };

/** The film with another edit list in its track of pictures, which is its first. */
const withEdit = async (name: string, change: (edit: Edit) => Edit): Promise<File> => {
  const bytes = await film(name);
  const view = new DataView(bytes.buffer);
  const bodyOf = (type: string) => 4 + new TextDecoder('latin1').decode(bytes).indexOf(type);
  const [list, movie, media] = [bodyOf('elst'), bodyOf('mvhd'), bodyOf('mdhd')];
  const scale = view.getUint32(movie + 12);
  const duration = view.getUint32(list + 8) / scale;
  const edit = change({ duration, start: view.getInt32(list + 12), tick: view.getUint32(media + 12) });
  view.setUint32(list + 8, Math.round(edit.duration * scale));
  view.setInt32(list + 12, edit.start);
  return new File([bytes], name);
};

/** The last 17 bytes of each frame stand in the next packet of its stream. */
const reframed = (file: Uint8Array): Uint8Array<ArrayBuffer> =>
  written(itemsOf(file), ({ head, data }, i, all) => {
    const before = all[i - 1]?.data.slice(-17) ?? new Uint8Array();
    return [{ head, data: joined([before, i === all.length - 1 ? data : data.slice(0, -17)]) }];
  }).slice();

describe('frames', () => {
  test.each(['mp4', 'webm', 'ts', 'mkv'] as const)(
    'of %s come once, in order, with their times, and are closed',
    async (format) => {
      const { frames, open } = await read(await video({ format }));
      expect(numbers(frames)).toEqual(upTo(50));
      for (const [i, { timestamp, duration, size }] of frames.entries()) {
        expect(Math.abs(timestamp - (i * 1e6) / 30)).toBeLessThan(600);
        expect(Math.abs(duration - 1e6 / 30)).toBeLessThan(1100);
        expect(size).toBe('160×120');
      }
      expect(open).toBe(0);
    },
  );

  test.each(['mp4', 'webm'] as const)('of %s are left out or repeated at another rate', async (format) => {
    const file = await video({ format });
    const third = await read(file, { fps: 10 });
    expect(numbers(third.frames)).toEqual(upTo(17).map((i) => 3 * i));
    expect(third.frames.map((each) => each.timestamp)).toEqual(upTo(17).map((i) => 100_000 * i));
    const twice = await read(file, { fps: 60 });
    expect(numbers(twice.frames)).toEqual(upTo(100).map((i) => i >> 1));
    expect((await read(file, { fps: 30 })).frames).toHaveLength(50);
    expect([third.open, twice.open]).toEqual([0, 0]);
  });

  // Of 62 frames, an edit list hides the first 15: decoding begins at a key frame before.
  test.each<[string, edit: (edit: Edit) => Edit, count: number, lasts: number]>([
    ['from one on', (edit) => edit, 47, 1.567],
    [
      'from the midst of one on',
      ({ duration, start, tick }) => ({ duration, start: start + tick / 60, tick }),
      47,
      1.55,
    ],
    ['up to one', (edit) => ({ ...edit, duration: 0.5 }), 15, 0.5],
    ['up to the midst of one', (edit) => ({ ...edit, duration: 0.45 }), 14, 0.45],
  ])('are those that the film shows, %s', async (_, edit, count, lasts) => {
    const { frames, open } = await read(await withEdit('from-half.mp4', edit));
    expect(frames).toHaveLength(count);
    expect(frames[0]?.timestamp).toBe(0);
    const ends = frames.map(({ timestamp, duration }) => timestamp + duration);
    expect((ends.at(-1) ?? 0) / 1e6).toBeCloseTo(lasts, 2);
    for (const [i, { timestamp }] of frames.slice(1).entries())
      expect(Math.abs(timestamp - (ends[i] ?? 0))).toBeLessThan(2);
    expect(open).toBe(0);
    // At another rate, too, time begins with what is shown.
    const tenth = await read(await withEdit('from-half.mp4', edit), { fps: 10 });
    expect(tenth.frames[0]?.timestamp).toBe(0);
    expect(tenth.frames).toHaveLength(Math.ceil(10 * lasts - 0.01));
  });

  test('stand upright', async () => {
    const { frames } = await read(await video({ count: 3, rotation: 90 }));
    expect(frames.map((each) => each.size)).toEqual(['120×160', '120×160', '120×160']);
    expect(numbers(frames)).toEqual(upTo(3));
  });

  test('are scaled to a width', async () => {
    const { frames, open } = await read(await video({ count: 5 }), { width: 70 });
    expect(numbers(frames)).toEqual(upTo(5));
    expect(frames[0]?.size).toBe('70×52');
    expect(frames.map((each) => each.timestamp)).toEqual(upTo(5).map((i) => Math.round((i * 1e6) / 30)));
    expect(open).toBe(0);
  });

  test('are decoded as they are asked for; a loop that is left leaves none open', async () => {
    const { yielded } = await run(
      `async function* (file) {
        const waiting = [];
        for await (const frame of yc.frames(file)) {
          await yc.sleep(0.5);
          waiting.push(decoded);
          if (waiting.length === 3) break;
        }
        await yc.sleep(0.1);
        yield { decoded: waiting.at(-1), open: openFrames() };
      }`,
      await video({ count: 400 }),
    );
    const told = JSON.parse(yielded[0] as string);
    expect(told.decoded).toBeLessThan(60);
    expect(told.open).toBe(0);
  });

  test('end when the run is stopped', async () => {
    const { outcome, yielded } = await run(
      `async function* (file) {
        for await (const frame of yc.frames(file)) {
          await yc.sleep(0.01);
          yield frame.timestamp;
        }
      }`,
      await video({ count: 400 }),
      'json',
      { video: videoTools },
      (sandbox) => sandbox.stop(1),
    );
    expect(outcome).toBe('stopped');
    expect(yielded.length).toBeLessThan(100);
  });

  test('that are yielded reach a video output whole', async () => {
    const { yielded, outcome } = await run(
      'async function* (file) { for await (const frame of yc.frames(file)) yield frame; }',
      await video({ count: 40 }),
      'video',
    );
    expect(outcome).toBe('done');
    const context = new OffscreenCanvas(1, 1).getContext('2d') as OffscreenCanvasRenderingContext2D;
    const levels = (yielded as VideoWire[]).map((each) => {
      if (each.as !== 'frame' || each.image.as !== 'frame') throw new Error(`no frame, but ${each.as}`);
      context.drawImage(each.image.frame, 0, 0);
      each.image.frame.close();
      return context.getImageData(0, 0, 1, 1).data[0] as number;
    });
    expect(levels.map(numberOf)).toEqual(upTo(40));
  });
});

describe('whole files are read as streams are', () => {
  const timesOf = async (name: string) => {
    const { frames } = await read(new File([await film(name)], name));
    return frames.map(({ timestamp }) => timestamp);
  };

  // Sound that the library does not know, pictures that pause, a clock that begins anew.
  test.each([
    ['opus.m2t', 90],
    ['gap.m2t', 55],
    ['wrap.m2t', 90],
  ])('%s has all its frames, in order', async (name, count) => {
    const times = await timesOf(name);
    expect(times).toHaveLength(count);
    expect(times).toEqual(times.toSorted((one, other) => one - other));
  });

  test('frames that do not begin where packets do are whole', async () => {
    const file = new File([reframed(await film('film.m2t'))], 'across.ts');
    expect((await read(file)).frames).toHaveLength(90);
  });

  const readSlowly = `async function* (file) {
    for await (const frame of yc.frames(file)) {
      const { timestamp } = frame;
      await new Promise((resolve) => setTimeout(resolve, 40));
      yield timestamp;
    }
  }`;

  const readAll = `async function* (file) { for await (const frame of yc.frames(file)) yield frame.timestamp; }`;

  test('of a film that is cut off within its only cluster, what there is is read, and what is missing is said', async () => {
    const file = new File([await film('cut-in-cluster.webm')], 'cut.webm');
    const { yielded, outcome } = await run(readAll, file);
    expect(yielded.length).toBeGreaterThan(40);
    expect(outcome).toMatch(/^“cut.webm” is cut off: its frames end after 1\.\d of 3\.0 seconds/);
  });

  test('what is damaged in the midst is left out and told, and the next key frame goes on', async () => {
    const bytes = await film('film.mp4');
    const { packets } = await watch([bytes]);
    const keys = packets.flatMap(({ isKey }, i) => (isKey ? [i] : []));
    const second = packets[keys[1] as number]?.data as Uint8Array;
    const text = (data: Uint8Array) => new TextDecoder('latin1').decode(data.subarray(0, 64));
    const at = new TextDecoder('latin1').decode(bytes).indexOf(text(second));
    bytes.fill(0xff, at, at + second.length);
    const file = new File([bytes], 'damaged.mp4');
    const { yielded, outcome, alerts } = await run(readAll, file);
    expect(outcome).toBe('done');
    expect((await run(readSlowly, file)).yielded).toEqual(yielded);
    expect(yielded.length).toBeGreaterThanOrEqual(55);
    expect(yielded.length).toBeLessThan(90);
    expect(alerts).toEqual([
      expect.stringMatching(/^“damaged.mp4” is damaged: [\d.]+ s at 0:0[01] could not be read\.$/),
    ]);
  });

  test('a film whose table would be looped in is refused', async () => {
    const bytes = await film('moov-at-front.mp4');
    const at = new TextDecoder('latin1').decode(bytes).indexOf('stsc');
    new DataView(bytes.buffer).setUint32(at + 16, 0xffffffff);
    await expect(read(new File([bytes], 'endless.mp4'))).rejects.toThrow(/^“endless.mp4” cannot be read: .*damaged/);
  });
});

describe('bad input is told in a sentence', () => {
  const cases: [string, () => Promise<File>, RegExp][] = [
    ['text', async () => new File(['no video at all'], 'a.txt'), /^“a.txt” is no video that can be read: .*MPEG-TS/],
    ['an empty file', async () => new File([], 'b.mp4'), /^“b.mp4” is no video that can be read/],
    ['mp4v', async () => patched(await video({ count: 5 }), 'avc1', 'mp4v'), /MPEG-4 Part 2 \(mp4v\).*ffmpeg.*avc1\.$/],
    [
      'a codec that nobody knows',
      async () => patched(await video({ count: 5 }), 'avc1', 'zzzz'),
      /a codec called zzzz/,
    ],
    ['sound', () => fixture('aac-0.m4a'), /^“aac-0.m4a” has no video track: it holds sound alone\.$/],
    ['damage', async () => damaged(await video()), /cannot be decoded after \d+ frames: it is damaged\.$/],
    ['no index', async () => cut(await video({ moovLast: true }), 0.6), /cut off/],
    [
      'half of the frames',
      async () => cut(await video(), 0.5),
      /is cut off: its frames end after 0\.\d of 1\.7 seconds/,
    ],
  ];
  test.each(cases)('%s', async (_name, file, message) => {
    await expect(read(await file())).rejects.toThrow(message);
  });

  test('options', async () => {
    const file = await video({ count: 2 });
    await expect(read(file, { fps: -1 })).rejects.toThrow('from 0.1 to 1000; got -1');
    await expect(read(file, { width: 0.5 })).rejects.toThrow('from 2 to 16384; got 0.5');
  });

  test('a program that does not say what it uses', async () => {
    const { outcome } = await run('async (file) => { yc.frames(file); }', null, 'json', null);
    expect(outcome).toMatch(/^yc.frames was not loaded/);
  });
});

const patched = async (file: File, from: string, to: string) => {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const text = new TextDecoder('latin1').decode(bytes);
  const at = text.lastIndexOf(from);
  bytes.set(new TextEncoder().encode(to), at);
  return new File([bytes], file.name);
};

const damaged = async (file: File) => {
  const bytes = new Uint8Array(await file.arrayBuffer());
  bytes.fill(0xff, bytes.length * 0.7, bytes.length * 0.9);
  return new File([bytes], file.name);
};

const cut = (file: File, share: number) => new File([file.slice(0, file.size * share)], file.name);
