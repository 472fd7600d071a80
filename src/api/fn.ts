import type { GivenBy } from './component';
import type { ComponentList } from './parts';
import type { Part, PartOf } from './shortcuts';
import type { Skip, Yielded } from './slots';

/** The arguments of a function: one value per input. */
export type Given<I extends ComponentList> = I extends Part
  ? [GivenBy<PartOf<I>>]
  : I extends readonly Part[]
    ? { -readonly [P in keyof I]: GivenBy<PartOf<I[P]>> }
    : [];

/**
 * The type of one yield: a value for a single output, or an array with one value per output. TypeScript does not know
 * the length of an array that a separately written function yields; such an array may hold values of any of the
 * outputs.
 */
export type YieldOf<O extends ComponentList> = O extends Part
  ? Yielded<PartOf<O>>
  : O extends readonly []
    ? unknown
    : O extends readonly [infer C extends Part]
      ? Yielded<PartOf<C>>
      : O extends readonly Part[]
        ? TupleOf<O> | readonly Yielded<PartOf<O[number]>>[] | Skip
        : unknown;

export type TupleOf<O extends readonly Part[]> = { readonly [P in keyof O]: Yielded<PartOf<O[P]>> };

/** What a function returns: one value, or a generator of many. A generator's `return v` counts as its last value. */
export type Produces<T> = T | Promise<T> | Produced<T> | Promise<Produced<T>>;
type Produced<T> = Generator<T, T | void, unknown> | AsyncGenerator<T, T | void, unknown>;

/** The type of `fn` in an app with these inputs and outputs. */
export type Fn<I extends ComponentList, O extends ComponentList> = (...inputs: Given<I>) => Produces<YieldOf<O>>;

/** Makes TypeScript infer a tuple for `yield [a, b]`, even before it knows the outputs. */
export type TupleHint = Produced<readonly []>;

export type YieldsOf<R> = R extends Produced<infer Y> ? Y : R extends Promise<infer P> ? YieldsOf<P> : R;

/** Whether each value of an array of known length fits the output at its index. */
export type InPlace<O extends ComponentList, Y> = O extends readonly [Part, Part, ...Part[]]
  ? Y extends readonly unknown[]
    ? number extends Y['length']
      ? true
      : Y extends TupleOf<O>
        ? true
        : false
    : true
  : true;
