import type { DetectedObject } from '../../api/internal';

export type Box = DetectedObject['box'];

/** The area that two boxes share, as a part of the area that they cover together: from 0 to 1. */
export const iouOf = (a: Box, b: Box): number => {
  const width = Math.min(a[2], b[2]) - Math.max(a[0], b[0]);
  const height = Math.min(a[3], b[3]) - Math.max(a[1], b[1]);
  if (width <= 0 || height <= 0) return 0;
  const shared = width * height;
  return shared / (areaOf(a) + areaOf(b) - shared);
};

const areaOf = ([x1, y1, x2, y2]: Box) => (x2 - x1) * (y2 - y1);

/**
 * Leaves out everything that overlaps something surer by more than `iou`, whatever their classes: a model sees one thing as
 * several, at the same place. The surest come first.
 */
export const withoutOverlaps = <T extends { box: Box; score: number }>(objects: readonly T[], iou: number): T[] => {
  const kept: T[] = [];
  for (const each of objects.toSorted((a, b) => b.score - a.score)) {
    if (kept.every(({ box }) => iouOf(box, each.box) <= iou)) kept.push(each);
  }
  return kept;
};

/** How many values the model gives for each object: the box in pixels of its input, a score and a class. */
const perObject = 6;

/**
 * Reads what the model gives for a picture of this size.
 *
 * @param side the side of the square that the picture was scaled to
 * @param labels the classes by number
 */
export const objectsIn = (
  output: Float32Array,
  { width, height }: { width: number; height: number },
  side: number,
  labels: readonly string[],
): DetectedObject[] => {
  const objects: DetectedObject[] = [];
  const within = (value: number, length: number) => (Math.min(Math.max(value, 0), side) / side) * length;
  for (let at = 0; at + perObject <= output.length; at += perObject) {
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0, score = 0, type = 0] = output.subarray(at, at + perObject);
    const label = labels[type];
    const box: Box = [within(x1, width), within(y1, height), within(x2, width), within(y2, height)];
    if (label && box[2] > box[0] && box[3] > box[1]) objects.push({ label, score, box });
  }
  return objects;
};
