import type { Choice } from '../protocol';
import type { AcceptedBy, AnyComponent, Component, GivenBy } from './component';
import type { Skip, Yielded } from './slots';

/** One component, or several in order, or none. */
export type Parts = AnyComponent | readonly AnyComponent[] | null;

type Given<I extends Parts> = I extends AnyComponent
  ? [GivenBy<I>]
  : I extends readonly AnyComponent[]
    ? { -readonly [P in keyof I]: I[P] extends AnyComponent ? GivenBy<I[P]> : never }
    : [];

/**
 * What one yield is: a value for a single output, an array with a value an output for several. A function that is
 * written on its own yields arrays whose length TypeScript does not know: those may hold any output's values.
 */
type YieldOf<O extends Parts> = O extends AnyComponent
  ? Yielded<O>
  : O extends readonly []
    ? unknown
    : O extends readonly [infer C extends AnyComponent]
      ? Yielded<C>
      : O extends readonly AnyComponent[]
        ? TupleOf<O> | readonly Yielded<O[number]>[] | Skip
        : unknown;

type TupleOf<O extends readonly AnyComponent[]> = {
  readonly [P in keyof O]: O[P] extends AnyComponent ? Yielded<O[P]> : never;
};

/** A function that makes one value, or a generator that makes many. A generator's `return v` counts as its last value. */
type Produces<T> = T | Promise<T> | Produced<T> | Promise<Produced<T>>;
type Produced<T> = Generator<T, T | void, unknown> | AsyncGenerator<T, T | void, unknown>;

/** The function of an app with these inputs and outputs. */
export type Fn<I extends Parts, O extends Parts> = (...inputs: Given<I>) => Produces<YieldOf<O>>;

/** Makes TypeScript read `yield [a, b]` as a pair, even before it knows what the outputs are. */
type TupleHint = Produced<readonly []>;

type YieldsOf<R> = R extends Produced<infer Y> ? Y : R extends Promise<infer P> ? YieldsOf<P> : R;

/** Arrays whose length is known have each value in its own output's place. */
type InPlace<O extends Parts, Y> = O extends readonly [AnyComponent, AnyComponent, ...AnyComponent[]]
  ? Y extends readonly unknown[]
    ? number extends Y['length']
      ? true
      : Y extends TupleOf<O>
        ? true
        : false
    : true
  : true;

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
};

const interfaces = new WeakSet<object>();
let made: App[] = [];

/** An app with one form. What is in it is read by the runtime. */
export type App = {
  readonly fn: (...inputs: never[]) => unknown;
  readonly inputs: readonly AnyComponent[];
  readonly outputs: readonly AnyComponent[];
  readonly options: Omit<InterfaceOptions<Parts, Parts>, 'fn' | 'inputs' | 'outputs' | 'examples'> & {
    examples?: readonly unknown[];
  };
};

const list = (parts: Parts | undefined): readonly AnyComponent[] =>
  parts === null || parts === undefined ? [] : 'kind' in parts ? [parts] : parts;

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
): App => {
  const { fn, inputs, outputs, ...rest } = options;
  const app: App = {
    fn: fn as App['fn'],
    inputs: list(inputs),
    outputs: list(outputs),
    options: rest as App['options'],
  };
  interfaces.add(app);
  made.push(app);
  return app;
};

export const isApp = (value: unknown): value is App =>
  typeof value === 'object' && value !== null && interfaces.has(value);

/** The apps made since the last call: where a module exports none, the only one that it made is meant. */
export const takeMadeApps = (): App[] => {
  const taken = made;
  made = [];
  return taken;
};
