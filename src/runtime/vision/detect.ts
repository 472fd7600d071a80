import type { DetectedObject, DetectOptions } from '../../api/internal';
import { objectsIn, withoutOverlaps } from './boxes';
import { labels } from './labels';
import { readPicture, squareOf } from './picture';
import type { Vision } from './vision';

/** The side of the square that the model takes, in pixels. */
const side = 512;

/** Creates `detect`. The model is loaded at its first call, and kept for all later ones. */
export const createDetect = (vision: Vision) => {
  const open = vision.model('objects', async (graphOf) => graphOf('centernet'));

  return async (image: unknown, options: DetectOptions = {}): Promise<DetectedObject[]> => {
    const { threshold, iou, classes } = checked(options ?? {});
    const task = vision.task();
    // Read now: the author may draw on a canvas, or close a frame, before the model is there.
    const { size, pixels } = await readPicture(image, 'detect');
    const model = await open(task);
    const [output] = model.run(squareOf(pixels, side), [1, side, side, 3], ['tower_0/detections']);
    const found = objectsIn(output as Float32Array, size, side, labels);
    return withoutOverlaps(
      found.filter(({ label, score }) => score >= threshold && (!classes || classes.includes(label))),
      iou,
    );
  };
};

const checked = (options: DetectOptions) => {
  const { threshold = 0.3, iou = 0.5, classes, ...unknown } = options as DetectOptions & Record<string, unknown>;
  const [odd] = Object.keys(unknown);
  if (odd !== undefined) throw new TypeError(`detect has no option ${odd}; it has threshold, iou and classes.`);
  for (const [name, value] of Object.entries({ threshold, iou })) {
    if (!(value >= 0 && value <= 1))
      throw new RangeError(`The ${name} of detect is a number from 0 to 1; got ${String(value)}.`);
  }
  if (classes !== undefined && !Array.isArray(classes))
    throw new TypeError("The classes of detect are a list: classes: ['person', 'cup'].");
  const stranger = classes?.find((each) => !labels.includes(each));
  if (stranger !== undefined)
    throw new RangeError(`detect knows no “${stranger}”. Its classes are those of COCO: ${labels.join(', ')}.`);
  return { threshold, iou, classes };
};
