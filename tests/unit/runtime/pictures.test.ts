import { expect, test, vi } from 'vitest';
import { component } from '../../../src/api/internal';
import { encode, lent as encodingLent, Payload } from '../../../src/runtime/encode';
import type { Lent } from '../../../src/runtime/extra-tools';
import { install } from '../../../src/runtime/pictures';

vi.stubGlobal('ImageBitmap', class {});
vi.stubGlobal('OffscreenCanvas', class {});

const api = install({ ...encodingLent, component } as unknown as Lent) as Record<
  string,
  (options?: object) => ReturnType<typeof component>
>;
const wireOf = (name: string, value: unknown, options: object = {}) => {
  const payload = new Payload();
  const wire = encode(value, api[name]?.(options) as never, payload);
  return { wire, payload };
};

const red = { width: 2, height: 1, data: new Uint8Array([255, 0, 0, 255, 0, 0]) };
const pixels = { as: 'pixels', width: 2, height: 1 };

test('a slider takes two images of any kind, and one of them may be missing', () => {
  const { wire, payload } = wireOf('ImageSlider', [red, 'https://example.org/a.png']);
  expect(wire).toMatchObject([pixels, { as: 'url', url: 'https://example.org/a.png' }]);
  expect(payload.transfers).toHaveLength(1);
  expect(wireOf('ImageSlider', [null, red]).wire).toMatchObject([null, pixels]);
  // The same image on both sides: each is a buffer of its own.
  expect(new Set(wireOf('ImageSlider', [red, red]).payload.transfers).size).toBe(2);
});

test.each<[unknown, string]>([
  [red, 'it takes two images as [first, second], and this is an object. Either may be null'],
  [[red], 'it takes two images as [first, second], and this is an array of 1. Either may be null'],
  [[red, 7], 'its second image: it takes an image, and this is 7.'],
  [[{ ...red, data: new Uint8Array(5) }, red], 'its first image: 2×1 pixels take 2 values of data'],
])('a slider refuses what is no pair of images: %#', (value, sentence) => {
  expect(() => wireOf('ImageSlider', value)).toThrow(sentence);
});

test('a slider refuses a position that is none', () => {
  for (const sliderPosition of [-1, 101, '50%', Number.NaN])
    expect(() => api.ImageSlider?.({ sliderPosition })).toThrow(
      /^sliderPosition of this ImageSlider is a number from 0/,
    );
});
