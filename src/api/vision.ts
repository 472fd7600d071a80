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
