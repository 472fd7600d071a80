import videoTools from 'virtual:generator-video';
import {
  ALL_FORMATS,
  BlobSource,
  BufferTarget,
  CanvasSource,
  EncodedPacketSink,
  Input,
  MkvOutputFormat,
  Mp4OutputFormat,
  MpegTsOutputFormat,
  Output,
  type OutputFormat,
  WebMOutputFormat,
} from 'mediabunny';
import { afterEach, describe, expect, test } from 'vitest';
import { Sandbox } from '../../../src/host/sandbox';
import { spawnGenerator } from '../../../src/host/spawn';
import type { Kind, Program, Slot, VideoWire } from '../../../src/protocol';

/** What runs in the sandbox before the author's code: it counts the frames that are open, whoever made them. */
const counting = `
const yc = globalThis.yc;
const made = [];
let decoded = 0;
const noted = (frame) => (made.push(frame), frame);
const { clone } = VideoFrame.prototype;
VideoFrame.prototype.clone = function () { return noted(clone.call(this)); };
globalThis.VideoFrame = new Proxy(VideoFrame, { construct: (...args) => noted(Reflect.construct(...args)) });
globalThis.VideoDecoder = new Proxy(VideoDecoder, {
  construct: (Kind, [init]) =>
    new Kind({ ...init, output: (frame) => { decoded++; init.output(noted(frame)); } }),
});
const openFrames = () => made.filter((frame) => frame.codedWidth > 0).length;
const context = new OffscreenCanvas(8, 8).getContext('2d', { willReadFrequently: true });
/** The grey in the midst of a picture. */
const grey = (picture) => {
  context.drawImage(picture, 0, 0, 8, 8);
  return context.getImageData(4, 4, 1, 1).data[0];
};
const flat = (width, height, level) => {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = \`rgb(\${level} \${level} \${level})\`;
  context.fillRect(0, 0, width, height);
  return canvas;
};
`;

const fixtures = import.meta.glob<string>('../../fixtures/audio/containers/aac-0.m4a', {
  query: '?url',
  import: 'default',
  eager: true,
});

const fixture = async (name: string) => {
  const response = await fetch(fixtures[`../../fixtures/audio/containers/${name}`] as string);
  return new File([await response.blob()], name);
};

let sandbox: Sandbox | undefined;
afterEach(() => sandbox?.terminate());

/** Runs a generator in a sandbox of its own; gives what it yields to an output of this kind. */
const run = async (
  fn: string,
  file: File | null,
  kind: Kind = 'json',
  extras: Program['extras'] | null = { video: videoTools },
  onYield: (sandbox: Sandbox) => void = () => {},
) => {
  sandbox = new Sandbox(spawnGenerator());
  const output = kind === 'video' ? 'yc.Video({ streaming: true })' : 'yc.JSON()';
  const source = `${counting}
    export default yc.Interface({ fn: ${fn}, inputs: yc.File({ optional: true }), outputs: ${output} });`;
  const url = `data:text/javascript;charset=utf-8,${encodeURIComponent(source)}`;
  await sandbox.load({ entry: 'main.js', modules: { 'main.js': url }, remote: [], ...(extras && { extras }) });
  const yielded: Slot[] = [];
  const outcome = await new Promise<string>((resolve) => {
    (sandbox as Sandbox).events = {
      yields: (_run, slots) => {
        yielded.push(...slots);
        onYield(sandbox as Sandbox);
        return [];
      },
      end: (_run, outcome) => resolve(outcome.type === 'failed' ? outcome.fault.message : outcome.type),
      log: () => {},
      uncaught: (fault) => resolve(`uncaught: ${fault.message}`),
      progress: () => {},
      alert: () => {},
      died: resolve,
    };
    sandbox?.start({ run: 1, listener: 0, inputs: [file && [file]] }, [kind]);
  });
  return { yielded, outcome };
};

type Told = { frames: Seen[]; open: number; decoded: number };
type Seen = { level: number; timestamp: number; duration: number; size: string };

/** Reads a file in the sandbox, and tells of each frame. */
const read = async (file: File, options: object = {}) => {
  const { yielded, outcome } = await run(
    `async function* (file) {
      const frames = [];
      for await (const frame of yc.frames(file, ${JSON.stringify(options)})) {
        const { timestamp, duration, displayWidth, displayHeight } = frame;
        frames.push({ level: grey(frame), timestamp, duration, size: displayWidth + '×' + displayHeight });
      }
      yield { frames, open: openFrames(), decoded };
    }`,
    file,
  );
  if (outcome !== 'done') throw new Error(outcome);
  return JSON.parse(yielded[0] as string) as Told;
};

/** The grey of the frame of this number. */
const levelOf = (i: number) => 20 + 4 * i;
const numberOf = (level: number) => Math.round((level - 20) / 4);
const numbers = (frames: readonly Seen[]) => frames.map((each) => numberOf(each.level));
const upTo = (count: number) => Array.from({ length: count }, (_, i) => i);

type Format = 'mp4' | 'webm' | 'ts' | 'mkv';
type Made = {
  count?: number;
  fps?: number;
  size?: [number, number];
  format?: Format;
  moovLast?: boolean;
  rotation?: 0 | 90;
};

const formats: Record<Format, () => OutputFormat> = {
  mp4: () => new Mp4OutputFormat({ fastStart: 'in-memory' }),
  webm: () => new WebMOutputFormat(),
  ts: () => new MpegTsOutputFormat(),
  mkv: () => new MkvOutputFormat(),
};

/** A video whose frames are numbered by their grey. */
const video = async (made: Made = {}) => {
  const { count = 50, fps = 30, size = [160, 120], format = 'mp4', moovLast = false, rotation = 0 } = made;
  const target = new BufferTarget();
  const output = new Output({
    format: moovLast ? new Mp4OutputFormat({ fastStart: false }) : formats[format](),
    target,
  });
  const canvas = new OffscreenCanvas(...size);
  const source = new CanvasSource(canvas, { codec: format === 'webm' ? 'vp8' : 'avc', bitrate: 500_000 });
  output.addVideoTrack(source, { frameRate: fps, ...(rotation > 0 && { rotation }) });
  await output.start();
  const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
  for (let i = 0; i < count; i++) {
    const level = levelOf(i % 50);
    context.fillStyle = `rgb(${level} ${level} ${level})`;
    context.fillRect(0, 0, ...size);
    await source.add(i / fps, 1 / fps);
  }
  await output.finalize();
  return new File([target.buffer as ArrayBuffer], `numbered.${format}`, { type: `video/${format}` });
};

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
    ['damage', async () => damaged(await video()), /cannot be decoded after \d+ frames: it is damaged \(/],
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

/** What is in a clip, read back in the sandbox; and whether it begins with a key frame. */
const readBack = async (clip: VideoWire) => {
  if (clip.as !== 'file') throw new Error(`no file, but ${clip.as}`);
  expect(clip.file.type).toBe('video/mp4');
  const input = new Input({ source: new BlobSource(clip.file), formats: ALL_FORMATS });
  const track = await input.getPrimaryVideoTrack();
  const first = track && (await new EncodedPacketSink(track).getFirstPacket());
  return { ...(await read(new File([clip.file], 'clip.mp4'))), isKey: first?.type === 'key' };
};

describe('a clip', () => {
  test.each([30, 23.976])('of 60 frames at %d a second reads back as 60', async (fps) => {
    const { yielded, outcome } = await run(
      `async function* () {
        const clip = new yc.Clip({ fps: ${fps} });
        for (let i = 0; i < 60; i++) await clip.add(flat(160, 120, 20 + 4 * (i % 50)));
        if (Math.abs(clip.duration - 60 / ${fps}) > 1e-9) throw new Error('duration ' + clip.duration);
        yield await clip.finish();
        if (clip.duration !== 0) throw new Error('not empty');
        if (openFrames() > 0) throw new Error(openFrames() + ' frames are open');
      }`,
      null,
      'video',
    );
    expect(outcome).toBe('done');
    const { frames, isKey } = await readBack(yielded[0] as VideoWire);
    expect(isKey).toBe(true);
    expect(numbers(frames)).toEqual(upTo(60).map((i) => i % 50));
    expect(frames.map((each) => each.timestamp)).toEqual(upTo(60).map((i) => expect.closeTo((i * 1e6) / fps, -0.5)));
  });

  test('follows another, each from a key frame on, as frames of a video go through', async () => {
    const { yielded, outcome } = await run(
      `async function* (file) {
        const clip = new yc.Clip({ fps: 10 });
        for await (const frame of yc.frames(file, { fps: 10 })) {
          await clip.add(frame);
          if (clip.duration >= 0.5) yield await clip.finish();
        }
        if (clip.duration > 0) yield await clip.finish();
        if (openFrames() > 0) throw new Error(openFrames() + ' frames are open');
      }`,
      await video(),
      'video',
    );
    expect(outcome).toBe('done');
    const clips = [];
    for (const each of yielded) clips.push(await readBack(each as VideoWire));
    expect(clips.map((each) => numbers(each.frames))).toEqual([
      [0, 3, 6, 9, 12],
      [15, 18, 21, 24, 27],
      [30, 33, 36, 39, 42],
      [45, 48],
    ]);
    expect(clips.every((each) => each.isKey)).toBe(true);
    for (const { frames } of clips)
      expect(frames.map((each) => each.timestamp)).toEqual(upTo(frames.length).map((i) => i * 100_000));
  });

  test('takes every picture as it is at the moment, without waiting, and fits it to the first', async () => {
    const { yielded, outcome } = await run(
      `async function* () {
        const clip = new yc.Clip({ fps: 5 });
        const canvas = flat(101, 75, 20);
        clip.add(canvas);
        canvas.getContext('2d').fillRect(0, 0, 1, 1);
        canvas.getContext('2d').fillStyle = 'rgb(24 24 24)';
        canvas.getContext('2d').fillRect(0, 0, 101, 75);
        clip.add(canvas);
        clip.add(flat(50, 50, 28).getContext('2d').getImageData(0, 0, 50, 50));
        clip.add({ width: 2, height: 2, data: new Float32Array(4).fill(32 / 255) });
        clip.add({ width: 100, height: 74, data: new Uint8Array(100 * 74 * 3).fill(36) });
        clip.add(flat(100, 74, 40).transferToImageBitmap());
        const frame = new VideoFrame(flat(100, 74, 44), { timestamp: 7 });
        clip.add(frame);
        frame.close();
        yield await clip.finish();
        if (openFrames() > 0) throw new Error(openFrames() + ' frames are open');
      }`,
      null,
      'video',
    );
    expect(outcome).toBe('done');
    const { frames } = await readBack(yielded[0] as VideoWire);
    expect(numbers(frames)).toEqual(upTo(7));
    expect(frames[0]?.size).toBe('100×74');
  });

  const refused: [string, string, RegExp][] = [
    ['nothing', 'await clip.finish()', /at least one frame: call add\(frame\) before finish/],
    ['text', "await clip.add('frame')", /A clip takes VideoFrames, .* got String/],
    ['a short array', 'await clip.add({ width: 2, height: 2, data: new Uint8Array(5) })', /2×2 pixels take 4 .* got 5/],
    [
      'a closed frame',
      'const f = new VideoFrame(flat(2, 2, 0), { timestamp: 0 }); f.close(); clip.add(f)',
      /is closed/,
    ],
    [
      'what cannot be encoded',
      'VideoEncoder.isConfigSupported = async () => ({ supported: false }); clip.add(flat(9, 7, 0)); await clip.finish()',
      /cannot encode video of 8×6 pixels/,
    ],
  ];
  test.each(refused)('refuses %s', async (_name, code, message) => {
    const { outcome } = await run(`async () => { const clip = new yc.Clip(); ${code}; }`, null);
    expect(outcome).toMatch(message);
  });

  test('goes on after one that failed', async () => {
    const { yielded, outcome } = await run(
      `async function* () {
        const clip = new yc.Clip();
        const { isConfigSupported } = VideoEncoder;
        VideoEncoder.isConfigSupported = async () => ({ supported: false });
        clip.add(flat(16, 16, 0));
        await clip.finish().then(() => { throw new Error('no error'); }, () => {});
        VideoEncoder.isConfigSupported = isConfigSupported;
        await clip.add(flat(160, 120, 20));
        yield await clip.finish();
        if (openFrames() > 0) throw new Error(openFrames() + ' frames are open');
      }`,
      null,
      'video',
    );
    expect(outcome).toBe('done');
    expect(numbers((await readBack(yielded[0] as VideoWire)).frames)).toEqual([0]);
  });
});
