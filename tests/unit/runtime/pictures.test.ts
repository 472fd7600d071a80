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

const image = { width: 3, height: 2, data: new Uint8Array(6) };
const file = new Blob(['x'], { type: 'image/png' });
const annotationsOf = (annotations: unknown, picture: unknown = image) =>
  (wireOf('AnnotatedImage', [picture, annotations]).wire as { annotations: object[] }).annotations;
const bytesOf = (mask: object | undefined) => [...new Uint8Array((mask as { data: ArrayBuffer }).data)];
const half = { width: 3, height: 2, data: new Float32Array([0, 0.5, 1, 0, 0, 1]) };
const shown = [0, 128, 255, 0, 0, 255];

test('regions are boxes and masks with labels, in either form', () => {
  const box = { as: 'box', label: 'cat', box: [0, 0, 2, 1.5] };
  expect(annotationsOf([[[0, 0, 2, 1.5], 'cat'], { box: [0, 0, 2, 1.5], label: 'cat', score: 0.5 }])).toEqual([
    box,
    box,
  ]);
  expect(wireOf('AnnotatedImage', { image }).wire).toMatchObject({ image: { as: 'pixels' }, annotations: [] });
  expect(annotationsOf([[[0, 0, 2, 1], 'cat']], file)).toMatchObject([{ as: 'box' }]);
});

test.each<[string, unknown, unknown?]>([
  [
    'rows of numbers',
    [
      [0, 0.5, 1],
      [0, 0, 1],
    ],
  ],
  ['rows of arrays', [new Float32Array([0, 0.5, 1]), new Float32Array([0, 0, 1])]],
  [
    'rows for an image file, whose size is not known',
    [
      [0, 0.5, 1],
      [0, 0, 1],
    ],
    file,
  ],
  ['one array of floats', half.data],
  ['one array of bytes', new Uint8Array(shown)],
  ['one channel', half],
  ['the alpha of pixels', { width: 3, height: 2, data: Uint8ClampedArray.from(shown.flatMap((a) => [9, 9, 9, a])) }],
  [
    'how bright opaque pixels are',
    { width: 3, height: 2, data: Uint8ClampedArray.from(shown.flatMap((a) => [a, 0, 0, 255])) },
  ],
])('a mask may be %s, and travels as bytes', (_name, mask, picture = image) => {
  const { wire, payload } = wireOf('AnnotatedImage', [picture, [[mask, 'it']]]);
  const [annotation] = (wire as { annotations: object[] }).annotations;
  expect(annotation).toMatchObject({ as: 'mask', label: 'it', width: 3, height: 2 });
  expect(bytesOf(annotation)).toEqual(shown);
  expect(payload.transfers).toContain((annotation as { data: ArrayBuffer }).data);
});

test('a mask of ones and zeros is seen, whatever its array', () => {
  const ones = [0, 1, 1, 0, 0, 1];
  for (const mask of [Uint8Array.from(ones), Float32Array.from(ones), [ones.slice(0, 3), ones.slice(3)]])
    expect(bytesOf(annotationsOf([[mask, 'it']])[0])).toEqual(ones.map((each) => each * 255));
  expect(
    bytesOf(
      annotationsOf([
        [
          [
            [true, false, true],
            [false, false, Number.NaN],
          ],
          'it',
        ],
      ])[0],
    ),
  ).toEqual([255, 0, 255, 0, 0, 0]);
});

test.each<[unknown, string]>([
  [[[[0, 0, 2], 'cat']], 'its annotation 1: its mask has 3 numbers, and the image 3×2 = 6'],
  [
    [[[2, 0, 1, 1], 'cat']],
    'its annotation 1: its box is [x1, y1, x2, y2] in pixels, from the top left corner to the bottom right, and this is [2, 0, 1, 1]',
  ],
  [[[[0, 0, 1, Number.NaN], 'cat']], 'and this is [0, 0, 1, NaN]'],
  [
    [
      [
        [
          [1, 0],
          [0, 1],
        ],
        'cat',
      ],
    ],
    'its mask is 2×2 pixels, and the image 3×2',
  ],
  [
    [
      [
        [
          [1, 0, 1],
          [0, 1],
        ],
        'cat',
      ],
    ],
    'row 2 of its mask has 2 numbers, and the first 3: all rows are as long',
  ],
  [
    [
      [
        [
          [1, 'x', 1],
          [0, 1, 1],
        ],
        'cat',
      ],
    ],
    'its mask is of numbers from 0 to 1, and has the text "x"',
  ],
  [
    [['everywhere', 'cat']],
    'it takes a box [x1, y1, x2, y2], or a mask as rows of numbers from 0 to 1, and this is the text "everywhere"',
  ],
  [[[[0, 0, 1, 1], null]], 'its label is text, and this is null'],
  [['cat'], 'its annotation 1: it is [box or mask, label], and this is the text "cat"'],
  ['cat', 'its annotations are an array of [box or mask, label], and this is the text "cat"'],
  [Array(501).fill([[0, 0, 1, 1], 'cat']), 'it takes at most 500 annotations, and these are 501'],
])('what is no annotation is refused in a sentence: %#', (annotations, sentence) => {
  expect(() => annotationsOf(annotations)).toThrow(sentence);
});

test('one array of numbers is no mask for a file, whose width is not known', () => {
  expect(() => annotationsOf([[half.data, 'it']], file)).toThrow('Give rows of numbers, or { width, height, data }');
  expect(() => wireOf('AnnotatedImage', 7)).toThrow(
    'it takes [image, [[box or mask, label], …]] or { image, annotations }, and this is 7',
  );
});

const bars = { mark: 'bar', data: { values: [{ x: 1 }] } };

test('a plot takes a specification as JSON, SVG, and what an image takes', () => {
  const { wire, payload } = wireOf('Plot', bars);
  expect(wire).toEqual({ as: 'vega', spec: JSON.stringify(bars) });
  expect(payload.bytes).toBe(JSON.stringify(bars).length);
  expect(wireOf('Plot', '<svg viewBox="0 0 1 1"></svg>').wire).toMatchObject({ as: 'file' });
  expect(wireOf('Plot', red).wire).toMatchObject(pixels);
  const odd = {
    marks: [],
    data: [
      { name: 'a', values: new Float32Array([1, 2]) },
      { name: 'b', values: new Set([3n]) },
    ],
  };
  expect(JSON.parse((wireOf('Plot', odd).wire as { spec: string }).spec).data).toEqual([
    { name: 'a', values: [1, 2] },
    { name: 'b', values: [3] },
  ]);
});

test.each<[unknown, string]>([
  [
    7,
    'it takes a Vega-Lite or Vega specification (an object with mark, layer, marks or $schema), SVG as text, or an image',
  ],
  [{ values: [1] }, 'it takes a Vega-Lite or Vega specification'],
])('a plot refuses what is none: %#', (value, sentence) => {
  expect(() => wireOf('Plot', value)).toThrow(sentence);
});

test('a specification that holds itself is refused', () => {
  const loop: Record<string, unknown> = { mark: 'bar' };
  loop.data = loop;
  expect(() => wireOf('Plot', loop)).toThrow('its specification cannot be written as JSON');
});
