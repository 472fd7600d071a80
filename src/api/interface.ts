import type { Choice } from '../protocol';
import { addApp, type InterfaceApp } from './app';
import type { CacheOptions } from './cache-options';
import type { AcceptedBy, AnyComponent, Component } from './component';
import { checkComponents, describeValue, optionsOf } from './describe-value';
import type { Given, InPlace, Produces, TupleHint, YieldOf, YieldsOf } from './fn';
import { listOf, type Parts } from './parts';

type Strict<O extends Parts, R> =
  false extends InPlace<O, YieldsOf<R>>
    ? { fn: 'Each yield is an array with one value an output, in the order of the outputs.' }
    : unknown;

type ExampleOf<C extends AnyComponent> =
  C extends Component<'radio' | 'dropdown' | 'checkboxgroup', unknown, unknown>
    ? Choice | readonly Choice[]
    : AcceptedBy<C>;

type Examples<I extends Parts> = I extends AnyComponent
  ? readonly (ExampleOf<I> | readonly [ExampleOf<I>])[]
  : I extends readonly AnyComponent[]
    ? readonly { readonly [P in keyof I]: I[P] extends AnyComponent ? ExampleOf<I[P]> | null : never }[]
    : readonly never[];

export type InterfaceOptions<
  I extends Parts,
  O extends Parts,
  R extends Produces<YieldOf<O>> = Produces<YieldOf<O>>,
> = {
  /** A function, an async function, a generator or an async generator. */
  fn: (...inputs: Given<I>) => R | Produces<YieldOf<O>> | TupleHint;
  inputs?: I;
  outputs?: O;
  title?: string;
  /** Markdown above the form. */
  description?: string;
  /** Markdown below it. */
  article?: string;
  /** Sets of input values that a person may pick. */
  examples?: NoInfer<Examples<I>>;
  /** How many examples are shown at once; 10 unless said. */
  examplesPerPage?: number;
  /** Text of the buttons. */
  submitLabel?: string;
  stopLabel?: string;
  clearLabel?: string;
  /**
   * Keeps the results in this browser: a run with inputs that had one before shows the same yields without running. Only
   * runs that end well are kept. Gradio's `cache_examples` and `gr.cache`.
   */
  cache?: boolean | CacheOptions<Given<I>>;
  /** Runs by itself whenever an input changes; a change while a generator runs starts it anew. */
  live?: boolean;
  /**
   * Of a live form one of whose inputs streams: seconds that a piece of sound is long, or between frames, 0.5 unless
   * said; and seconds after which the stream is ended, 30 unless said, `null` for never.
   */
  streamEvery?: number;
  timeLimit?: number | null;
};

/**
 * An app with one form: inputs, a button, outputs. There are four kinds: inputs and outputs; outputs alone (its button
 * says Generate); inputs alone; and one component as both.
 *
 * @example
 * export default yc.Interface({
 *   fn: function* (n) { for (let i = 0; i < n; i++) yield i; },
 *   inputs: yc.Number({ label: 'Count to', value: 10 }),
 *   outputs: yc.Number({ label: 'Now at' }),
 * });
 * @throws TypeError where `fn` is not a function or something that is no component stands among the parts.
 */
export const Interface = <
  const I extends Parts = null,
  const O extends Parts = null,
  const R extends Produces<YieldOf<O>> = Produces<YieldOf<O>>,
>(
  options: InterfaceOptions<I, O, R> & Strict<O, R>,
): InterfaceApp => {
  const { fn, inputs, outputs, ...rest } = optionsOf(options, 'Interface');
  if (typeof fn !== 'function') {
    throw new TypeError(`yc.Interface needs fn, a function or generator; got ${describeValue(fn)}.`);
  }
  const lists = { inputs: listOf(inputs), outputs: listOf(outputs) };
  for (const [place, parts] of Object.entries(lists)) {
    checkComponents(parts, place, 'this Interface');
    const block = parts.findIndex((part) => 'children' in part.properties);
    if (block < 0) continue;
    throw new TypeError(
      `${place}[${block}] of this Interface is a ${parts[block]?.kind}, which lays components out. A form has a layout of its own; for another one, use yc.Blocks.`,
    );
  }
  return addApp({
    kind: 'interface',
    fn: fn as (...inputs: never[]) => unknown,
    ...lists,
    options: rest as InterfaceApp['options'],
  });
};
