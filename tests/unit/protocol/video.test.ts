import * as v from 'valibot';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { updateSchema, wireSchema } from '../../../src/protocol';

class ImageBitmap {}
class VideoFrame {}

// A browser's, and not Node's.
beforeAll(() => {
  vi.stubGlobal('ImageBitmap', ImageBitmap);
  vi.stubGlobal('VideoFrame', VideoFrame);
  return () => vi.unstubAllGlobals();
});

const pixels = { as: 'pixels', width: 2, height: 1, data: new ArrayBuffer(8) };
const sound = { as: 'samples', sampleRate: 48_000, format: 'f32', channels: [new ArrayBuffer(8)] };
const file = new File(['a'], 'a.mp4');

describe('a video on the wire', () => {
  const taken: [string, unknown][] = [
    ['nothing', null],
    ['bytes', { as: 'bytes', bytes: new ArrayBuffer(3) }],
    ['a file', { as: 'file', file }],
    ['a URL', { as: 'url', url: 'a.mp4' }],
    ['pixels', { as: 'frame', image: pixels, sound: null }],
    ['a bitmap', { as: 'frame', image: { as: 'bitmap', bitmap: new ImageBitmap() }, sound: null }],
    ['a frame with sound', { as: 'frame', image: { as: 'frame', frame: new VideoFrame() }, sound }],
  ];
  test.each(taken)('may be %s', (_name, value) => {
    expect(v.is(wireSchema('video'), value)).toBe(true);
  });

  const refused: [string, unknown][] = [
    ['a frame without word of its sound', { as: 'frame', image: pixels }],
    ['a frame that is a file', { as: 'frame', image: { as: 'file', file }, sound: null }],
    ['a frame that is a URL', { as: 'frame', image: { as: 'url', url: 'a.png' }, sound: null }],
    ['pixels that are too few', { as: 'frame', image: { ...pixels, width: 3 }, sound: null }],
    ['an image’s wire', pixels],
    ['sound alone', sound],
    ['a frame with more to it', { as: 'frame', image: pixels, sound: null, extra: 1 }],
  ];
  test.each(refused)('is not %s', (_name, value) => {
    expect(v.is(wireSchema('video'), value)).toBe(false);
  });
});

test('a video’s properties are changed within bounds', () => {
  const takes = (properties: object) => v.is(updateSchema('video'), properties);
  expect(takes({ fps: 23.976, height: 360, width: 640, poster: 'a.png', playbackPosition: 3, loop: true })).toBe(true);
  expect(takes({ fps: 0 })).toBe(false);
  expect(takes({ fps: Number.POSITIVE_INFINITY })).toBe(false);
  expect(takes({ height: 1.5 })).toBe(false);
  // What it has not is left out.
  expect(v.parse(updateSchema('video'), { fps: 24, mirrored: true })).toEqual({ fps: 24 });
});
