import type { AnyComponent, GivenBy } from './component';
import type { Parts } from './parts';
import type { Skip, Yielded } from './slots';

/** What a function is given: one value an input. */
export type Given<I extends Parts> = I extends AnyComponent
  ? [GivenBy<I>]
  : I extends readonly AnyComponent[]
    ? { -readonly [P in keyof I]: I[P] extends AnyComponent ? GivenBy<I[P]> : never }
    : [];

/**
 * What one yield is: a value for a single output, an array with a value an output for several. A function that is
 * written on its own yields arrays whose length TypeScript does not know: those may hold any output's values.
 */
export type YieldOf<O extends Parts> = O extends AnyComponent
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
export type Produces<T> = T | Promise<T> | Produced<T> | Promise<Produced<T>>;
type Produced<T> = Generator<T, T | void, unknown> | AsyncGenerator<T, T | void, unknown>;

/** The function of an app with these inputs and outputs. */
export type Fn<I extends Parts, O extends Parts> = (...inputs: Given<I>) => Produces<YieldOf<O>>;

/** Makes TypeScript read `yield [a, b]` as a pair, even before it knows what the outputs are. */
export type TupleHint = Produced<readonly []>;

export type YieldsOf<R> = R extends Produced<infer Y> ? Y : R extends Promise<infer P> ? YieldsOf<P> : R;

/** Arrays whose length is known have each value in its own output's place. */
export type InPlace<O extends Parts, Y> = O extends readonly [AnyComponent, AnyComponent, ...AnyComponent[]]
  ? Y extends readonly unknown[]
    ? number extends Y['length']
      ? true
      : Y extends TupleOf<O>
        ? true
        : false
    : true
  : true;
