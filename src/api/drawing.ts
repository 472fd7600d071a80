import type { CommonOptions, Initial } from './component';
import type { Evented } from './create-component';
import type { Validated } from './validate';
import type { Drawing, DrawingLike } from './values';

/**
 * Types alone: the code is loaded only with programs that name one of these (`src/runtime/drawing`), so that others do not
 * pay for it.
 */

type FormNamed = { imageData: ImageData; bitmap: ImageBitmap; file: File };

type CanvasOptions<Type extends keyof FormNamed> = CommonOptions & {
  value?: Initial<DrawingLike>;
  /** What `fn` gets images as; `'imageData'` by default. */
  type?: Type;
  /** Width and height of an empty canvas in pixels, each up to 2,048; [800, 600] by default. */
  canvasSize?: readonly [width: number, height: number];
  /** The brush: its first size in pixels, its colours, and the first of them. `false` for none. */
  brush?: boolean | { defaultSize?: number; colors?: readonly string[]; defaultColor?: string };
  /** The eraser and its first size in pixels. `false` for none. */
  eraser?: boolean | { defaultSize?: number };
  /** Its maximum height in CSS pixels; the canvas is shown smaller to fit. */
  height?: number;
  /** What an empty canvas says. */
  placeholder?: string;
} & Validated<Drawing<FormNamed[Type]> | null>;

type Drawn<Type extends keyof FormNamed> = Evented<'imageeditor', Drawing<FormNamed[Type]> | null, DrawingLike>;

/**
 * An image to draw on: people open a picture or begin with an empty canvas, draw with a brush, erase, crop, and work in
 * layers. Every step can be undone. Larger pictures are scaled down to 2,048 pixels. `fn` gets the background, the layers and
 * all of it together, or `null` if nothing has been drawn.
 *
 * @throws TypeError for a `type` that there is not
 * @example
 * const picture = yc.ImageEditor({ label: 'Picture' });
 * const only = (drawing) => drawing?.layers[0] ?? yc.skip;
 * export default yc.Interface({ fn: only, inputs: picture, outputs: yc.Image({ label: 'Strokes' }) });
 */
export declare const ImageEditor: <const Type extends keyof FormNamed = 'imageData'>(
  options?: CanvasOptions<Type> & {
    /** Whether people can add layers; `true` by default. */
    layers?: boolean;
    /** What can be done to the whole image; `['crop']` by default. */
    transforms?: readonly 'crop'[];
    /** Where a picture can come from; all by default, `[]` for an empty canvas alone. */
    sources?: readonly ('upload' | 'clipboard')[];
  },
) => Drawn<Type>;

/**
 * A blank canvas and a black brush, for digits and doodles. `fn` gets what `yc.ImageEditor` gives.
 *
 * @example
 * const pad = yc.Sketchpad({ label: 'Digit', canvasSize: [280, 280] });
 * const ink = ({ composite }) => composite.data.filter((value, i) => i % 4 === 3 && value > 0).length;
 * export default yc.Interface({ fn: (drawing) => (drawing ? ink(drawing) : 0), inputs: pad, outputs: yc.Number() });
 */
export declare const Sketchpad: <const Type extends keyof FormNamed = 'imageData'>(
  options?: CanvasOptions<Type>,
) => Drawn<Type>;

/**
 * A blank canvas and brushes in several colours. `fn` gets what `yc.ImageEditor` gives.
 *
 * @example
 * const canvas = yc.Paint({ label: 'Painting', brush: { colors: ['tomato', 'gold', 'teal'] } });
 * export default yc.Interface({ fn: (drawing) => drawing?.composite ?? null, inputs: canvas, outputs: 'image', live: true });
 */
export declare const Paint: <const Type extends keyof FormNamed = 'imageData'>(
  options?: CanvasOptions<Type>,
) => Drawn<Type>;
