import { expect, test } from 'vitest';
import { createDetect, createVision } from '../../../src/runtime/vision';
import { type Box, iouOf } from '../../../src/runtime/vision/boxes';
import boxes from '../../fixtures/objects/boxes.json';
import { createHost, photograph, photographs } from './model-host';

// What the same model gave in Node, by `tests/tools/objects-in-node.mjs`, at these options.
const expected = boxes as unknown as Record<string, { label: string; score: number; box: Box }[]>;
const options = { threshold: 0.2, iou: 0.5 };

const detect = createDetect(createVision(createHost()));

test.each(Object.keys(photographs))('in %s, it finds what the model finds in Node', async (name) => {
  const found = await detect(await photograph(name), options);
  const wanted = expected[name] ?? [];
  expect(wanted.length).toBeGreaterThan(0);
  expect(found.map(({ label }) => label)).toEqual(wanted.map(({ label }) => label));
  for (const [at, { box, score }] of found.entries()) {
    expect(iouOf(box, wanted[at]?.box as Box)).toBeGreaterThan(0.95);
    expect(score).toBeCloseTo(wanted[at]?.score as number, 2);
  }
});

test('a picture is the same in every form, and remains the author’s', async () => {
  const file = await photograph('coffee.png');
  const bitmap = await createImageBitmap(file);
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
  context.drawImage(bitmap, 0, 0);
  const pixels = context.getImageData(0, 0, canvas.width, canvas.height);
  const { width, height } = pixels;
  const floats = { width, height, data: Float32Array.from(pixels.data, (value) => value / 255) };
  const [first, ...others] = await Promise.all([bitmap, canvas, pixels, floats].map((each) => detect(each, options)));
  expect(first?.map(({ label }) => label)).toContain('cup');
  expect(others).toEqual([first, first, first]);
  expect(bitmap.width).toBe(width);
});

test('classes and a threshold choose; what is no picture, and what no option, is told', async () => {
  const file = await photograph('coffee.png');
  expect(await detect(file, { threshold: 0, iou: 1, classes: ['dining table'] })).toSatisfy(
    (found: { label: string }[]) => found.length > 0 && found.every(({ label }) => label === 'dining table'),
  );
  expect(await detect(file, { threshold: 1 })).toEqual([]);
  await expect(detect(file, { classes: ['mug'] })).rejects.toThrow('detect knows no “mug”');
  await expect(detect(file, { classes: 'person' as never })).rejects.toThrow('a list');
  await expect(detect(file, { iou: 2 })).rejects.toThrow('The iou of detect is a number from 0 to 1; got 2.');
  await expect(detect(file, { confidence: 1 } as never)).rejects.toThrow('detect has no option confidence');
  await expect(detect(null)).rejects.toThrow('is the input empty?');
  await expect(detect(new Blob(['no picture'], { type: 'text/plain' }))).rejects.toThrow(
    'this file (text/plain) is none',
  );
});
