import { expect, test, vi } from 'vitest';
import { component } from '../../../src/api/internal';
import { decode } from '../../../src/runtime/decode';
import { install } from '../../../src/runtime/drawing';
import { encode, lent as encodingLent, Payload } from '../../../src/runtime/encode';
import type { Lent } from '../../../src/runtime/extra-tools';

vi.stubGlobal('ImageBitmap', class {});
vi.stubGlobal('OffscreenCanvas', class {});
vi.stubGlobal(
  'ImageData',
  class {
    constructor(
      readonly data: Uint8ClampedArray,
      readonly width: number,
      readonly height: number,
    ) {}
  },
);

type Make = (options?: object) => ReturnType<typeof component>;
const api = install({ ...encodingLent, component } as unknown as Lent) as Record<'ImageEditor' | 'Sketchpad', Make>;
const wireOf = (value: unknown, options?: object) => encode(value, api.ImageEditor(options) as never, new Payload());

const red = { width: 2, height: 1, data: new Uint8Array([255, 0, 0, 255, 0, 0]) };
const pixels = { as: 'pixels', width: 2, height: 1 };

test('a drawing is an image to draw on, or has parts', () => {
  expect(wireOf(red)).toMatchObject({ background: pixels, layers: [], composite: null });
  expect(wireOf({ layers: [red, red] })).toMatchObject({ background: null, layers: [pixels, pixels] });
  expect(wireOf({ background: red, layers: null })).toMatchObject({ background: pixels, layers: [] });
  // What has only a whole is drawn on.
  expect(wireOf({ composite: red })).toMatchObject({ background: pixels, layers: [] });
  expect(wireOf(null)).toBeNull();
});

test.each<[unknown, string]>([
  [7, 'it takes an image, and this is 7.'],
  [{ layers: red }, 'its layers are an array of images, and this is an object'],
  [{ background: red, layers: [7] }, 'it takes an image, and this is 7.'],
  ['https://example.org/a.png', 'an address cannot be drawn on'],
])('it refuses what is none: %#', (value, sentence) => {
  expect(() => wireOf(value)).toThrow(sentence);
});

test.each<[object, string]>([
  [{ canvasSize: [3000, 10] }, 'canvasSize of this ImageEditor is [width, height], each from 1 to 2,048'],
  [{ canvasSize: 800 }, 'canvasSize of this ImageEditor is [width, height], each from 1 to 2,048'],
  [{ brush: { colors: ['#008080', 7] } }, 'A colour of the brush of this ImageEditor is a CSS colour such as "teal"'],
  [{ brush: { defaultSize: 0 } }, 'defaultSize of a tool of this ImageEditor is a number from 1 to 1,000'],
])('options that make no sense are refused where they are given: %#', (options, sentence) => {
  expect(() => api.ImageEditor(options)).toThrow(sentence);
});

test('an unknown form of images is refused where it is asked for', () => {
  expect(() => api.Sketchpad({ type: 'numpy' })).toThrow(
    'type of this Sketchpad is one of imageData, bitmap, file, and this is the text "numpy".',
  );
});

test('fn gets the parts and the whole as pixels; nothing of an empty canvas', async () => {
  const wire = { as: 'pixels', width: 1, height: 1, data: new Uint8Array([1, 2, 3, 255]).buffer };
  const value = { background: null, layers: [wire], composite: wire };
  const given = (await decode(value as never, api.Sketchpad() as never)) as { layers: ImageData[] };
  expect(given).toMatchObject({ background: null, layers: [{ width: 1 }], composite: { height: 1 } });
  expect([...(given.layers[0]?.data ?? [])]).toEqual([1, 2, 3, 255]);
  expect(await decode(null, api.Sketchpad() as never)).toBeNull();
});
