import type { FrameLike } from './values';

export type DetectOptions = {
  /** The least score of an object, from 0 to 1; 0.3 by default. The model’s scores are low: 0.5 is sure. */
  threshold?: number;
  /**
   * How much two boxes may overlap, as the area that they share divided by the area that they cover together; 0.5 by default.
   * Of boxes that overlap more, only the surest stays.
   */
  iou?: number;
  /** The classes to look for, such as `['person', 'cup']`; all 80 of COCO by default. */
  classes?: readonly string[];
};

/** Something that was found in a picture. */
export type DetectedObject = {
  /** Its class: one of the 80 of COCO, such as `'person'`, `'car'` or `'cup'`. */
  label: string;
  /** How sure the model is, from 0 to 1. */
  score: number;
  /** Its left, top, right and bottom edge in pixels of the picture. */
  box: [x1: number, y1: number, x2: number, y2: number];
};

/**
 * Finds objects in a picture, the surest first. The model (CenterNet, 80 classes) runs in this browser: its first call loads 5
 * MB, which are kept, so that it works without a network from then on. A call takes about a tenth of a second.
 *
 * @throws TypeError for anything that is no picture
 * @throws RangeError for a `threshold` or an `iou` outside 0 to 1, and for a class that the model does not know
 * @throws Error if the model cannot be loaded
 * @example
 * for (const { label, score, box } of await detect(image, { threshold: 0.4 }))
 *   console.log(label, score.toFixed(2), box);
 */
export declare const detect: (image: FrameLike | Blob, options?: DetectOptions) => Promise<DetectedObject[]>;

export type FaceLandmarksOptions = {
  /** How many faces to find at most, up to 50; 1 by default. */
  maxFaces?: number;
  /** The least score of a face, from 0 to 1; 0.5 by default. */
  minScore?: number;
  /**
   * What was found in the frame before. The whole picture is then searched only for faces that are missing, which is several
   * times as fast.
   */
  previous?: readonly Face[];
};

/** A point of a face in pixels of the picture. `z` is depth, in about the same scale: less is nearer to the camera. */
export type FacePoint = { x: number; y: number; z: number };

/** A face in a picture. */
export type Face = {
  /** How sure the model is, from 0 to 1. */
  score: number;
  /** The left, top, right and bottom edge of its points in pixels of the picture. */
  box: [x1: number, y1: number, x2: number, y2: number];
  /** The 468 points of MediaPipe's face mesh, always in the same order. */
  points: FacePoint[];
  /** The points around each part, in order: joined by lines, they are its outline. Left and right are the person’s own. */
  parts: Record<
    'outline' | 'leftEye' | 'rightEye' | 'leftEyebrow' | 'rightEyebrow' | 'nose' | 'lips' | 'mouth',
    FacePoint[]
  >;
};

/**
 * Finds faces in a picture, with 468 points of each. The models (MediaPipe's) run in this browser: the first call loads 3 MB,
 * which are kept, so that it works without a network from then on. For frames of a camera or a film, give `previous`. It
 * tells where a face is and how it moves, not whose it is.
 *
 * @throws TypeError for anything that is no picture, and for a `previous` that is no list of faces
 * @throws RangeError for a `minScore` outside 0 to 1, and for a `maxFaces` that is no whole number from 1 to 50
 * @throws Error if the models cannot be loaded
 * @example
 * faces = await faceLandmarks(frame, { previous: faces });
 * for (const { parts } of faces) console.log(parts.leftEye[0].x);
 */
export declare const faceLandmarks: (image: FrameLike | Blob, options?: FaceLandmarksOptions) => Promise<Face[]>;
