import type { CommonOptions, Initial } from './component';
import type { Evented } from './create-component';
import type { Validated } from './validate';

/**
 * Types alone: the code is loaded only with programs that name one of these (`src/runtime/widgets`), so that others do not
 * pay for it.
 */

/** The options, or the value and then the options. */
type ValueFirst<Options extends { value?: unknown }, Made> = {
  (options?: Options): Made;
  (value: Options['value'], options?: Omit<Options, 'value'>): Made;
};

/**
 * A colour: the browser's own picker, and a field that takes any CSS colour. `fn` gets it as `#rrggbb`. It begins with
 * black, and takes what CSS takes, without transparency.
 *
 * @example
 * const colour = yc.ColorPicker({ label: 'Colour', value: 'orange' });
 * const paint = (hex) => `<p style="background:${hex}">${hex}</p>`;
 * export default yc.Interface({ fn: paint, inputs: colour, outputs: yc.HTML(), live: true });
 */
export declare const ColorPicker: ValueFirst<
  CommonOptions & { value?: Initial<string> } & Validated<string>,
  Evented<'colorpicker', string, string>
>;
