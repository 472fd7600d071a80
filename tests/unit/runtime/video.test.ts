import * as v from 'valibot';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import * as yc from 'yieldcast';
import type { VideoWire } from '../../../src/protocol';
import { wireSchema } from '../../../src/protocol';
import { decode } from '../../../src/runtime/decode';
import { encode, encodeAuto, Payload } from '../../../src/runtime/encode';
import { createPair, programOf } from './pair';

class ImageBitmap {
  constructor(
    readonly width: number,
    readonly height: number,
  ) {}
}

class OffscreenCanvas {
  constructor(
    readonly width: number,
    readonly height: number,
  ) {}
  getContext = () => ({ drawImage: () => {} });
  transferToImageBitmap = () => new ImageBitmap(this.width, this.height);
}

class VideoFrame {
  readonly codedWidth = 4;
  readonly codedHeight = 2;
  readonly displayWidth = 4;
  readonly displayHeight = 2;
  readonly format = 'RGBX';
}

// A worker's, and not Node's.
beforeAll(() => {
  vi.stubGlobal('ImageBitmap', ImageBitmap);
  vi.stubGlobal('OffscreenCanvas', OffscreenCanvas);
  vi.stubGlobal('VideoFrame', VideoFrame);
  return () => vi.unstubAllGlobals();
});

const output = yc.Video();
const encoded = (value: unknown, payload = new Payload()) => encode(value, output as never, payload) as VideoWire;
const grey = { width: 2, height: 2, data: new Uint8Array(4) };

describe('a video output takes', () => {
  const file = new File(['a'], 'a.mp4', { type: 'video/mp4' });
  const frame = new VideoFrame();
  const sound = { sampleRate: 8000, samples: new Float32Array(4) };
  const bitmap = new ImageBitmap(3, 2);
  const cases: [string, unknown, unknown, bytes: number][] = [
    ['a file', file, { as: 'file', file }, 0],
    ['bytes', new Uint8Array([1, 2, 3]), { as: 'bytes', bytes: new Uint8Array([1, 2, 3]).buffer }, 3],
    ['a URL', 'https://a.example/b.mp4?c', { as: 'url', url: 'https://a.example/b.mp4?c' }, 0],
    ['a file’s name', 'clip.mov', { as: 'url', url: 'clip.mov' }, 0],
    ['pixels', grey, { as: 'frame', image: { as: 'pixels', width: 2, height: 2 }, sound: null }, 16],
    ['a VideoFrame', frame, { as: 'frame', image: { as: 'frame', frame }, sound: null }, 32],
    ['an ImageBitmap', bitmap, { as: 'frame', image: { as: 'bitmap', bitmap }, sound: null }, 24],
    ['a canvas', new OffscreenCanvas(2, 1), { as: 'frame', image: { as: 'bitmap' }, sound: null }, 8],
    [
      'a frame with sound',
      { frame: grey, audio: sound },
      { as: 'frame', image: { as: 'pixels' }, sound: { as: 'samples', sampleRate: 8000, format: 'f32' } },
      32,
    ],
    ['a frame whose sound is null', { frame: grey, audio: null }, { as: 'frame', sound: null }, 16],
  ];
  test.each(cases)('%s', (_name, value, wire, bytes) => {
    const payload = new Payload();
    const made = encoded(value, payload);
    expect(made).toMatchObject(wire as object);
    expect(payload.bytes).toBe(bytes);
    expect(v.is(wireSchema('video'), made)).toBe(true);
  });

  test('and transfers what can be', () => {
    const payload = new Payload();
    encoded({ frame, audio: { sampleRate: 8000, samples: [new Int16Array(2), new Int16Array(2)] } }, payload);
    expect(payload.transfers).toEqual([frame, new ArrayBuffer(4), new ArrayBuffer(4)]);
  });
});

describe('a video output refuses', () => {
  const png = new Blob(['a'], { type: 'image/png' });
  const cases: [string, unknown, RegExp][] = [
    ['text', 'a film', /^it takes video, and this is the text "a film"\. Yield a Blob .*{ frame, audio }$/],
    ['a number', 3, /^it takes video, and this is 3\./],
    ['a picture’s file', png, /^a frame is no image file\. Yield await createImageBitmap\(file\)$/],
    ['a frame that is a picture’s file', { frame: png }, /^a frame is no image file/],
    ['a frame that is a URL', { frame: 'a.png' }, /^a frame is no image file/],
    ['a frame that is nothing', { frame: undefined }, /^it takes an image, and this is undefined/],
    ['pixels that are too few', { ...grey, width: 3 }, /^3×2 pixels take 6 values/],
    ['pixels without data', { width: 1, height: 1, data: null }, /^an image's data is a Uint8Array/],
    ['a frame with text for sound', { frame: grey, audio: 'la' }, /^audio is .* and this is the text "la"$/],
    ['samples alone', { sampleRate: 8000, samples: new Float32Array(4) }, /^it takes video, and this is an object/],
  ];
  test.each(cases)('%s', (_name, value, message) => {
    expect(() => encoded(value)).toThrow(message);
  });
});

test('a bare paste shows a video’s file as a video', () => {
  const file = new Blob(['a'], { type: 'video/webm' });
  expect(encodeAuto(file, new Payload())).toEqual([{ kind: 'video', value: { as: 'file', file } }]);
  expect(encodeAuto(new VideoFrame(), new Payload())).toMatchObject([{ kind: 'image' }]);
});

describe('fn gets', () => {
  const given = (wire: VideoWire | null, component: yc.AnyComponent = output as never) =>
    decode(wire, component as never);
  const file = new File(['a'], 'a.mp4', { type: 'video/mp4' });

  test('the file', async () => {
    expect(await given({ as: 'file', file })).toBe(file);
    const { name, type } = (await given({ as: 'file', file: new Blob(['a'], { type: 'video/mp4' }) })) as File;
    expect([name, type]).toEqual(['video', 'video/mp4']);
    expect(await given({ as: 'bytes', bytes: new ArrayBuffer(3) })).toMatchObject({ name: 'video', size: 3 });
  });

  test('a sentence where there is none, or null if that may be', async () => {
    await expect(given(null)).rejects.toThrow('“video” is empty. Add a video first.');
    await expect(given({ as: 'url', url: 'a.mp4' })).rejects.toThrow('It has no file yet');
    expect(await given(null, yc.Video({ optional: true }) as never)).toBeNull();
  });
});

test('fps is checked where it is said', () => {
  expect(() => yc.Video({ fps: 0 })).toThrow("A Video's fps must be a number from 0.1 to 1000; got 0.");
  expect(() => yc.Video({ fps: Number.NaN })).toThrow('got NaN');
});

describe('frames and clips', () => {
  let pair: ReturnType<typeof createPair>;
  beforeEach(() => {
    pair = createPair();
  });
  afterEach(() => pair.close());

  const tools = `
    export async function* readFrames(source, options, isKept) { yield options.fps; }
    export const createClip = ({ fps }) => ({ duration: fps, add: async () => {}, finish: async () => 'made' });`;
  const source = `export default yc.Interface({ outputs: yc.JSON(), fn: async function* () {
    const clip = new yc.Clip({ fps: 7 });
    await clip.add(null);
    yield [clip.duration, await clip.finish()];
    for await (const frame of yc.frames(null, { fps: 5 })) yield frame;
  } });`;

  test('are what came with the program', async () => {
    await pair.sandbox.load({ ...programOf(source), extras: { video: tools } });
    const { rows, outcome } = await pair.start(['json']).ended;
    expect(outcome).toEqual({ type: 'done' });
    expect(rows.flat()).toEqual(['[7,"made"]', '5']);
  });

  test('are missed in a sentence where nothing came, whatever came with the last program', async () => {
    await pair.sandbox.load({ ...programOf(source), extras: { video: tools } });
    await pair.sandbox.load(programOf(source));
    const { outcome } = await pair.start(['json']).ended;
    expect(outcome).toMatchObject({
      fault: {
        message: expect.stringMatching(/^yc\.Clip was not loaded\. .* say yc\.Clip by that name\?$/),
      },
    });
  });
});
