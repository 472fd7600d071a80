import type { CommonOptions, Initial } from './component';
import type { Evented } from './create-component';
import type { Validated } from './validate';
import type { FileLike } from './values';

/**
 * Types alone: the code is loaded only with programs that name a 3D model (`src/runtime/pictures`), so that others do not
 * pay for it.
 */

/** A 3D model: a file, its bytes or its text, in one of the formats GLB, glTF, OBJ, STL and PLY. A line of text is a URL. */
export type ModelLike = FileLike | ArrayBuffer | Uint8Array;

/**
 * A 3D model that people turn, move and zoom: GLB, glTF, OBJ, STL or PLY. Yield a file, bytes or text; the format is read
 * from what they begin with. A model that is yielded again and again, and grows, keeps the view that a person has chosen. As
 * an input, people add a file, and `fn` gets that `File`. All that a model needs must be in its file: nothing is fetched for it.
 *
 * @throws RangeError or TypeError for an option that makes no sense
 * @example
 * const model = yc.Model3D({ label: 'Pyramid' });
 * const show = yc.Button('Show');
 * const corners = ['v -1 0 -1', 'v 1 0 -1', 'v 1 0 1', 'v -1 0 1', 'v 0 1.5 0'];
 * const faces = ['f 1 2 3 4', 'f 2 1 5', 'f 3 2 5', 'f 4 3 5', 'f 1 4 5'];
 * show.click(() => [...corners, ...faces].join('\n'), null, model);
 * export default yc.Blocks(show, model);
 */
export declare const Model3D: (
  options?: CommonOptions & {
    value?: Initial<ModelLike>;
    /** Whether faces are filled (`'solid'`, the default), or only their edges or their corners are drawn. */
    displayMode?: 'solid' | 'point_cloud' | 'wireframe';
    /** What is behind the model: red, green, blue and alpha from 0 to 1. By default it is transparent. */
    clearColor?: readonly [red: number, green: number, blue: number, alpha: number];
    /**
     * Where it is seen from: degrees around the vertical axis (90 is the front), degrees from straight above, and the
     * distance in units of the model. What is `null` is chosen so that all of the model is seen.
     */
    cameraPosition?: readonly [alpha: number | null, beta?: number | null, radius?: number | null];
    /** How fast it zooms; 1 by default. */
    zoomSpeed?: number;
    /** How fast it moves; 1 by default. */
    panSpeed?: number;
    /** Its height in CSS pixels; by default it follows from its width. */
    height?: number;
  } & Validated<File>,
) => Evented<'model3d', File | null, ModelLike>;
