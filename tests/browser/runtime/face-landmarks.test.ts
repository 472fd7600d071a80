import { expect, test } from 'vitest';
import type { Face } from '../../../src/api/internal';
import { createFaceLandmarks, createVision } from '../../../src/runtime/vision';
import inNode from '../../fixtures/objects/face.json';
import { createHost, photograph } from './model-host';

const faceLandmarks = createFaceLandmarks(createVision(createHost()));

/** The points that the package of the models places in this photograph, by its own code: `tests/tools/faces-in-node.mjs`. */
const expected = inNode[0] as [number, number][];

const astronaut = await createImageBitmap(await photograph('astronaut.png'));
/** The middle of her face in the photograph, and its width. */
const [faceX, faceY, faceWidth] = [130, 66, 60];

type Placed = { x: number; y: number; turned?: number; scale?: number };

/** Draws her head at these places, turned clockwise by these degrees. */
const scene = (width: number, height: number, ...places: Placed[]) => {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
  context.fillStyle = '#777';
  context.fillRect(0, 0, width, height);
  for (const { x, y, turned = 0, scale = 1 } of places) {
    context.setTransform(scale, 0, 0, scale, x, y);
    context.rotate((turned * Math.PI) / 180);
    context.drawImage(astronaut, faceX - 65, faceY - 65, 130, 130, -65, -65, 130, 130);
  }
  return canvas;
};

/** The mean distance of a face's points from where they are in the scene, as a part of the face's width. */
const offBy = (face: Face | undefined, { x, y, turned = 0, scale = 1 }: Placed) => {
  const [cos, sin] = [Math.cos((turned * Math.PI) / 180) * scale, Math.sin((turned * Math.PI) / 180) * scale];
  const distances = expected.map(([px, py], at) => {
    const [right, down] = [px - faceX, py - faceY];
    const point = face?.points[at] ?? { x: Number.NaN, y: Number.NaN };
    return Math.hypot(point.x - (x + right * cos - down * sin), point.y - (y + right * sin + down * cos));
  });
  return distances.reduce((sum, each) => sum + each, 0) / (distances.length * faceWidth * scale);
};

const close = 0.04;

test('in a photograph, points are where the package of the models places them', async () => {
  const faces = await faceLandmarks(astronaut, { maxFaces: 5 });
  expect(faces).toHaveLength(1);
  expect(faces[0]?.score).toBeGreaterThan(0.9);
  expect(faces[0]?.points).toHaveLength(468);
  expect(offBy(faces[0], { x: faceX, y: faceY })).toBeLessThan(close);
});

test('parts are where they are seen, left and right being the person’s own', async () => {
  const [face] = await faceLandmarks(astronaut);
  const middle = (part: keyof Face['parts']) => {
    const points = face?.parts[part] ?? [];
    const mean = (of: 'x' | 'y') => points.reduce((sum, each) => sum + each[of], 0) / points.length;
    return [mean('x'), mean('y')];
  };
  const seen = { rightEye: [118, 60], leftEye: [146, 61], lips: [131, 85], nose: [132, 70], outline: [132, 70] };
  for (const [part, [x = 0, y = 0]] of Object.entries(seen)) {
    const [foundX = 0, foundY = 0] = middle(part as keyof Face['parts']);
    expect(Math.hypot(foundX - x, foundY - y), part).toBeLessThan(5);
  }
  // The tip of the nose is nearest.
  const depths = face?.points.map(({ z }) => z) ?? [];
  expect(Math.min(...depths)).toBeCloseTo(Math.min(...[1, 4].map((at) => depths[at] as number)), 1);
});

test.each([-45, 30, 90])('a head turned by %i degrees is found as it lies', async (turned) => {
  const place = { x: 150, y: 150, turned };
  const [face] = await faceLandmarks(scene(300, 300, place));
  expect(offBy(face, place)).toBeLessThan(close);
});

test('of two faces, both are found if so many are asked for', async () => {
  const [left, right] = [
    { x: 120, y: 120 },
    { x: 360, y: 120, turned: 15 },
  ];
  const picture = scene(480, 240, left, right);
  expect(await faceLandmarks(picture)).toHaveLength(1);
  const faces = await faceLandmarks(picture, { maxFaces: 3 });
  const [one, other] = faces.toSorted((a, b) => a.box[0] - b.box[0]);
  expect(faces).toHaveLength(2);
  expect(offBy(one, left)).toBeLessThan(close);
  expect(offBy(other, right)).toBeLessThan(close);
  // The second is looked for although the first is known.
  expect(await faceLandmarks(picture, { maxFaces: 2, previous: one ? [one] : [] })).toHaveLength(2);
  expect(await faceLandmarks(picture, { maxFaces: 2, previous: faces })).toHaveLength(2);
});

test('a face of the frame before is followed to where it would be too small to be found', async () => {
  const at = (scale: number) => ({ x: 500, y: 400, scale });
  const small = scene(1000, 800, at(0.3));
  expect(await faceLandmarks(small)).toEqual([]);
  let faces: Face[] = [];
  // The last frame stands still: the square around the face follows one frame behind.
  for (const scale of [0.6, 0.5, 0.4, 0.3, 0.3]) {
    faces = await faceLandmarks(scene(1000, 800, at(scale)), { previous: faces });
    expect(faces).toHaveLength(1);
  }
  expect(offBy(faces[0], at(0.3))).toBeLessThan(2 * close);
});

test('a face that jumps is found again, and one that is gone is not', async () => {
  const previous = await faceLandmarks(scene(640, 480, { x: 120, y: 120 }));
  expect(previous).toHaveLength(1);
  const elsewhere = { x: 480, y: 360 };
  const [face] = await faceLandmarks(scene(640, 480, elsewhere), { previous });
  expect(offBy(face, elsewhere)).toBeLessThan(close);
  expect(await faceLandmarks(scene(640, 480), { previous })).toEqual([]);
});

test('a picture without a face, of a single pixel, or with nothing in it has none', async () => {
  expect(await faceLandmarks(await photograph('coffee.png'), { maxFaces: 5 })).toEqual([]);
  expect(await faceLandmarks(new ImageData(1, 1))).toEqual([]);
  expect(await faceLandmarks(new ImageData(2000, 1))).toEqual([]);
  expect(await faceLandmarks(new OffscreenCanvas(64, 64))).toEqual([]);
});

test('points of an 8K picture are in its own pixels', async () => {
  const place = { x: 3000, y: 2000, scale: 24 };
  const [face] = await faceLandmarks(scene(7680, 4320, place));
  expect(offBy(face, place)).toBeLessThan(close);
  const [followed] = await faceLandmarks(scene(7680, 4320, place), { previous: face ? [face] : [] });
  expect(offBy(followed, place)).toBeLessThan(close);
});

test('what is no picture, and what no option, is told', async () => {
  await expect(faceLandmarks(null)).rejects.toThrow('faceLandmarks takes an ImageData');
  await expect(faceLandmarks(astronaut, { faces: 2 } as never)).rejects.toThrow('faceLandmarks has no option faces');
  await expect(faceLandmarks(astronaut, { maxFaces: 0 })).rejects.toThrow('a whole number from 1 to 50; got 0.');
  await expect(faceLandmarks(astronaut, { minScore: 50 })).rejects.toThrow('a number from 0 to 1; got 50.');
  await expect(faceLandmarks(astronaut, { previous: [{}] as never })).rejects.toThrow('a list of faces');
  const lost = { points: Array.from({ length: 468 }, () => ({ x: Number.NaN, y: 0, z: 0 })), box: [0, 0, 1, 1] };
  await expect(faceLandmarks(astronaut, { previous: [lost] as never })).rejects.toThrow('a list of faces');
  expect(await faceLandmarks(astronaut, null as never)).toHaveLength(1);
});
