import type { Face, FaceLandmarksOptions } from '../../../api/internal';
import { iouOf, withoutOverlaps } from '../boxes';
import { type Pixels, readPicture } from '../picture';
import type { Graph } from '../tensorflow';
import type { Vision } from '../vision';
import { type Crop, placeIn, scaleCrop } from './crop';
import { angleOf, findFaces, margin } from './find-faces';
import { eyeCorners, partsOf } from './parts';

/** The side of the square that the mesh model takes, in pixels. */
const side = 192;

const pointCount = 468;

/** The most faces of a picture: each takes some milliseconds. */
const most = 50;

/** Two faces that overlap more are one. */
const sameFace = 0.5;

/**
 * Creates `faceLandmarks`. As in MediaPipe, a model finds faces in the whole picture, and another one places points in the
 * square around each. The points of the picture before tell that square as well, so the first model, which takes five times
 * as long, has to look only for faces that are missing.
 */
export const createFaceLandmarks = (vision: Vision) => {
  const open = vision.model('faces', async (graphOf) => ({
    detector: await graphOf('blazeface'),
    mesh: await graphOf('facemesh'),
  }));

  return async (image: unknown, options: FaceLandmarksOptions = {}): Promise<Face[]> => {
    const { maxFaces, minScore, previous } = checked(options ?? {});
    const task = vision.task();
    // Read now: the author may draw on a canvas, or close a frame, before the models are there.
    const { size, pixels } = await readPicture(image, 'faceLandmarks');
    const { detector, mesh } = await open(task);
    const scale = pixels.width / size.width;
    const placed = (crop: Crop): Face[] => {
      const face = placePoints(mesh, pixels, crop);
      return face.score >= minScore && face.box.every(Number.isFinite) ? [face] : [];
    };

    const known = previous.slice(0, maxFaces).flatMap((face) => placed(cropAround(face, scale)));
    let faces = withoutOverlaps(known, sameFace);
    if (faces.length < maxFaces) {
      const others = findFaces(detector, pixels, minScore)
        .filter(({ box }) => faces.every((face) => iouOf(face.box, box) < sameFace))
        .slice(0, maxFaces - faces.length)
        .flatMap(({ crop }) => placed(crop))
        // What was found is roughly placed, so points are placed once more by themselves.
        .flatMap((face) => placed(cropAround(face, 1)));
      faces = withoutOverlaps([...faces, ...others], sameFace);
    }
    return scale === 1 ? faces : faces.map((face) => enlarged(face, 1 / scale));
  };
};

const placePoints = (mesh: Graph, pixels: Pixels, crop: Crop): Face => {
  const input = scaleCrop(pixels, crop, { side, from: 0, to: 1, beyond: 'edge' });
  const [score, places] = mesh.run(input, [1, side, side, 3], ['Identity_1', 'Identity_2']) as [
    Float32Array,
    Float32Array,
  ];
  const points = Array.from({ length: pointCount }, (_, at) => {
    const [u = 0, v = 0, depth = 0] = places.subarray(3 * at, 3 * at + 3);
    const [x, y] = placeIn(crop, u / side, v / side);
    return { x, y, z: (depth / side) * crop.side };
  });
  return faceOf(points, score[0] as number);
};

const faceOf = (points: Face['points'], score: number): Face => {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const box: Face['box'] = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  return { score, box, points, parts: partsOf(points) };
};

const enlarged = ({ points, score }: Face, by: number) =>
  faceOf(
    points.map(({ x, y, z }) => ({ x: x * by, y: y * by, z: z * by })),
    score,
  );

/** The square around a face, its eyes level. */
const cropAround = ({ points, box: [x1, y1, x2, y2] }: Face, scale: number): Crop => {
  const [right, left] = eyeCorners.map((at) => [points[at]?.x ?? 0, points[at]?.y ?? 0] as const) as [
    readonly [number, number],
    readonly [number, number],
  ];
  return {
    x: ((x1 + x2) / 2) * scale,
    y: ((y1 + y2) / 2) * scale,
    side: Math.max(x2 - x1, y2 - y1) * margin * scale,
    angle: angleOf(right, left),
  };
};

const isFace = (face: Partial<Face> | undefined) =>
  face?.points?.length === pointCount &&
  face.points.every((point) => Number.isFinite(point?.x) && Number.isFinite(point?.y)) &&
  Array.isArray(face.box) &&
  face.box.length === 4 &&
  face.box.every(Number.isFinite);

const checked = (options: FaceLandmarksOptions) => {
  const { maxFaces = 1, minScore = 0.5, previous = [], ...unknown } = options as FaceLandmarksOptions & object;
  const [odd] = Object.keys(unknown);
  if (odd !== undefined)
    throw new TypeError(`faceLandmarks has no option ${odd}; it has maxFaces, minScore and previous.`);
  if (!(Number.isInteger(maxFaces) && maxFaces > 0 && maxFaces <= most))
    throw new RangeError(`The maxFaces of faceLandmarks is a whole number from 1 to ${most}; got ${String(maxFaces)}.`);
  if (!(minScore >= 0 && minScore <= 1))
    throw new RangeError(`The minScore of faceLandmarks is a number from 0 to 1; got ${String(minScore)}.`);
  if (!Array.isArray(previous) || !previous.every(isFace))
    throw new TypeError('The previous of faceLandmarks is what it gave for the picture before: a list of faces.');
  return { maxFaces, minScore, previous: previous as readonly Face[] };
};
