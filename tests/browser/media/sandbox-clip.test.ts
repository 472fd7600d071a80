import { ALL_FORMATS, BlobSource, EncodedPacketSink, Input } from 'mediabunny';
import { describe, expect, test } from 'vitest';
import type { VideoWire } from '../../../src/protocol';
import { numbers, upTo, video } from './numbered-video';
import { read, run } from './sandbox-video';

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
