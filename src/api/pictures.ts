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

/** A rectangle in pixels of an image: its left, top, right and bottom edge. */
export type Box = readonly [x1: number, y1: number, x2: number, y2: number];

/**
 * How much each pixel of an image belongs to a region: rows of numbers from 0 to 1, one array of them, or pixels. Of pixels
 * that show what is behind them, alpha counts, and of others, how bright they are.
 */
export type Mask =
  | readonly (readonly (number | boolean)[] | Float32Array | Uint8Array)[]
  | Float32Array
  | Uint8Array
  | Uint8ClampedArray
  | ImageData
  | { width: number; height: number; data: Float32Array | Uint8Array | Uint8ClampedArray };

/** A region of an image, with what it is. What `detect` finds is one, too. */
export type Annotation =
  | readonly [region: Box | Mask, label: string]
  | { box: Box; label: string }
  | { mask: Mask; label: string };

/** An image with regions of it. */
export type AnnotatedLike =
  | readonly [image: ImageLike, annotations: readonly Annotation[]]
  | { image: ImageLike; annotations: readonly Annotation[] };

/** An annotated image as `fn` gets it. A mask goes from 0 to 255. */
export type AnnotatedPixels = {
  image: ImageData;
  annotations: (
    | { label: string; box: [x1: number, y1: number, x2: number, y2: number] }
    | { label: string; mask: { width: number; height: number; data: Uint8Array } }
  )[];
};

/**
 * An image with regions drawn over it: boxes and masks, each with a label. A legend below lists them; the one that is pointed
 * at, or that has the focus, stands out. `select` tells which one was pressed.
 *
 * @example
 * const image = new ImageData(64, 64);
 * const disc = Array.from({ length: 64 }, (_, y) => Array.from({ length: 64 }, (_, x) => (Math.hypot(x - 44, y - 44) < 16 ? 1 : 0)));
 * const found = yc.AnnotatedImage({
 *   label: 'Found',
 *   value: [image, [[[4, 4, 30, 26], 'box'], [disc, 'disc']]],
 *   colorMap: { disc: '#76b041' },
 * });
 * export default yc.Blocks(found);
 */
export declare const AnnotatedImage: (
  options?: CommonOptions & {
    value?: Initial<AnnotatedLike>;
    /** A CSS colour for each label; labels without one get colours that tell them apart. */
    colorMap?: Readonly<Record<string, string>>;
    /** Whether the labels are listed below the image; `true` by default. */
    showLegend?: boolean;
    /** Its height in CSS pixels; by default it follows from its width. */
    height?: number;
  },
) => Evented<'annotatedimage', AnnotatedPixels | null, AnnotatedLike>;

/** A specification of Vega-Lite or Vega, as a plain object. */
export type PlotSpecification = { readonly [key: string]: unknown };

/** What a plot accepts: a specification, SVG as text, or anything that an image output takes. */
export type PlotLike = PlotSpecification | ImageLike;

/**
 * A plot, drawn from a Vega-Lite or a Vega specification with `data.values`, or as SVG (text) or an image that the generator
 * has drawn. It fetches nothing and opens no pages: data at an address is refused. While only the rows change from yield to
 * yield, the plot is updated. People can save it as PNG and SVG, and its rows as CSV, or read them as a table.
 *
 * @example
 * const plot = yc.Plot({
 *   label: 'Squares',
 *   value: {
 *     data: { values: Array.from({ length: 20 }, (_, x) => ({ x, y: x * x })) },
 *     mark: 'line',
 *     encoding: { x: { field: 'x', type: 'quantitative' }, y: { field: 'y', type: 'quantitative' } },
 *   },
 * });
 * export default yc.Blocks(plot);
 */
export declare const Plot: (
  options?: CommonOptions & {
    value?: Initial<PlotLike>;
    /** The height in CSS pixels of a plot of one view; by default what its specification says. */
    height?: number;
  },
) => Evented<'plot', PlotSpecification | null, PlotLike>;
