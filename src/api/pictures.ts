import type { CommonOptions, Initial } from './component';
import type { Evented } from './create-component';
import type { Validated } from './validate';
import type { ImageLike } from './values';

/**
 * Types alone: the code is loaded only with programs that name one of these (`src/runtime/pictures`), so that others do not
 * pay for it.
 */

/** Two images to compare: the first is shown before the handle, the second after it. `null` for one that is not there yet. */
export type ImagePair = readonly [first: ImageLike | null, second: ImageLike | null];

/**
 * Two images, one over the other, with a handle to compare them: it is dragged, or moved by the arrow keys. Yield
 * `[first, second]`; either may be `null` until it is there. As an input, people add two pictures, and `fn` gets their pixels.
 *
 * @throws RangeError if `sliderPosition` is not from 0 to 100
 * @example
 * const compared = yc.ImageSlider({ label: 'Before and after', sliderPosition: 30 });
 * const go = yc.Button('Compare');
 * go.click(() => [yc.noise(320, 200), yc.solid(320, 200, [255, 124, 0])], null, compared);
 * export default yc.Blocks(go, compared);
 */
export declare const ImageSlider: (
  options?: CommonOptions & {
    value?: Initial<ImagePair>;
    /** Where the handle is, from 0 (left) to 100 (right); 50 by default. */
    sliderPosition?: number;
    /** Its height in CSS pixels; by default it follows from its width. */
    height?: number;
    /** The most height in CSS pixels; 480 by default. */
    maxHeight?: number;
  } & Validated<[first: ImageData | null, second: ImageData | null]>,
) => Evented<'imageslider', [first: ImageData | null, second: ImageData | null] | null, ImagePair>;
