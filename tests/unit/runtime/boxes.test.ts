import { expect, test } from 'vitest';
import { type Box, iouOf, objectsIn, withoutOverlaps } from '../../../src/runtime/vision/boxes';
import { labels } from '../../../src/runtime/vision/labels';
import { squareOf } from '../../../src/runtime/vision/picture';

test('boxes overlap by the area that they share, as a part of what they cover', () => {
  const box: Box = [0, 0, 10, 10];
  expect(iouOf(box, box)).toBe(1);
  expect(iouOf(box, [5, 0, 15, 10])).toBeCloseTo(1 / 3);
  expect(iouOf(box, [0, 0, 5, 5])).toBe(0.25);
  expect(iouOf(box, [10, 0, 20, 10])).toBe(0);
  expect(iouOf(box, [20, 20, 30, 30])).toBe(0);
});

test('of boxes that overlap, the surest stays, whatever their classes', () => {
  const object = (label: string, score: number, box: Box) => ({ label, score, box });
  const far = object('cup', 0.3, [50, 50, 60, 60]);
  const best = object('dog', 0.5, [0, 0, 10, 10]);
  const same = object('cat', 0.4, [0, 1, 10, 10]);
  const half = object('dog', 0.45, [5, 0, 15, 10]);
  expect(withoutOverlaps([far, same, half, best], 0.5)).toEqual([best, half, far]);
  expect(withoutOverlaps([far, same, half, best], 0.3)).toEqual([best, far]);
  expect(withoutOverlaps([far, same, half, best], 1)).toEqual([best, half, same, far]);
});

test('what the model gives is read in pixels of the picture, and cut at its edges', () => {
  const output = Float32Array.of(
    ...[-4, 128, 256, 600, 0.5, 15],
    ...[10, 10, 10, 40, 0.9, 0],
    ...[0, 0, 512, 512, 0.25, 79],
    ...[0, 0, 512, 512, 0.25, Number.NaN],
  );
  expect(objectsIn(output, { width: 1024, height: 256 }, 512, labels)).toEqual([
    { label: 'cat', score: 0.5, box: [0, 64, 512, 256] },
    { label: 'toothbrush', score: 0.25, box: [0, 0, 1024, 256] },
  ]);
});

test('COCO has 80 classes', () => {
  expect([labels.length, new Set(labels).size, labels[0], labels[41]]).toEqual([80, 80, 'person', 'cup']);
});

test('a picture is scaled between its pixels, without its transparency', () => {
  const data = Uint8ClampedArray.of(0, 10, 20, 255, 100, 110, 120, 0);
  const square = squareOf({ width: 2, height: 1, data }, 4);
  const row = [0, 10, 20, 50, 60, 70, 100, 110, 120, 100, 110, 120];
  expect([...square]).toEqual([...row, ...row, ...row, ...row]);
});
