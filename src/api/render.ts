import type { AnyComponent, CommonOptions } from './component';
import type { Evented } from './create-component';
import type { EventSource, ListenOptions } from './events';
import type { Given, Produces } from './fn';
import type { ComponentList } from './parts';

type Event = { readonly source: EventSource };

/** When a part of an app is made again, and how. */
export type RenderOptions = Pick<CommonOptions, 'visible' | 'key'> &
  Pick<ListenOptions, 'triggerMode' | 'concurrencyLimit' | 'concurrencyId' | 'showProgress'> & {
    /** The events that make it; by default the app's `load` and the `change` of each input. */
    triggers?: Event | readonly Event[];
    /** Accepted as in Gradio. Nothing waits for a server here, so it makes no difference. */
    queue?: boolean;
  };

/** Components that a function returns for a part. Those made within the function may be left out. */
export type Rendered = AnyComponent | readonly (AnyComponent | null | undefined | false)[] | null | undefined | void;

/** The code behind `yc.render`. It is loaded only for programs that name it. */
export type RenderTools = (
  inputs: ComponentList,
  fn: (...inputs: never[]) => unknown,
  options?: RenderOptions,
  /** Collects what `fn` makes without returning it. */
  fill?: unknown,
) => Evented<'render', never, never>;

let tools: RenderTools | undefined;

export const setRenderTools = (loaded: RenderTools | undefined) => {
  tools = loaded;
};

/**
 * A part of Blocks that depends on values: `fn` gets the inputs and makes components, with their listeners. It runs when
 * the app loads and whenever an input changes, and what it makes replaces what it made before. A component with the same
 * `key` keeps what was entered. Each yield of a generator replaces what is shown.
 *
 * @example
 * const count = yc.Slider({ label: 'How many', minimum: 1, maximum: 5, step: 1 });
 * const output = yc.Textbox({ label: 'All of them' });
 * export default yc.Blocks(
 *   count,
 *   yc.render(count, (count) => {
 *     const boxes = Array.from({ length: count }, (_, i) => yc.Textbox({ label: `Box ${i + 1}`, key: i }));
 *     const merge = yc.Button('Merge');
 *     merge.click((...texts) => texts.slice(0, count).join(' '), boxes, output);
 *     return [...boxes, merge];
 *   }),
 *   output,
 * );
 */
export const render = <const I extends ComponentList = null>(
  ...given: [inputs: I, fn: (...inputs: Given<I>) => Produces<Rendered>, options?: RenderOptions]
): Evented<'render', never, never> => {
  if (!tools) throw new Error('yc.render was not loaded. Is the network up, and does the source say it by that name?');
  return tools(...(given as unknown as Parameters<RenderTools>));
};
