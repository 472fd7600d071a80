import type { Choice } from '../protocol';
import type { CacheOptions } from './cache-options';
import type { AcceptedBy, AnyComponent, Component } from './component';
import type { Given, Produces, TupleHint, YieldOf } from './fn';
import type { LookOptions } from './look';
import type { ComponentList } from './parts';
import type { Part, PartOf } from './shortcuts';
import type { Verdicts } from './validate';

/** A value of a component, as an author writes it. */
export type ExampleOf<C extends AnyComponent> =
  C extends Component<'radio' | 'dropdown' | 'checkboxgroup', unknown, unknown>
    ? Choice | readonly Choice[]
    : AcceptedBy<C>;

/** Sets of values of these inputs. */
export type ExamplesOf<I extends ComponentList> = I extends Part
  ? readonly (ExampleOf<PartOf<I>> | readonly [ExampleOf<PartOf<I>>])[]
  : I extends readonly Part[]
    ? readonly { readonly [P in keyof I]: ExampleOf<PartOf<I[P]>> | null }[]
    : readonly never[];

/** The options of `yc.Interface`. `fn` is needed. */
export type InterfaceOptions<
  I extends ComponentList,
  O extends ComponentList,
  R extends Produces<YieldOf<O>> = Produces<YieldOf<O>>,
> = LookOptions & {
  /** A function or a generator, sync or async. Each yield shows new output values. */
  fn: (...inputs: Given<I>) => R | Produces<YieldOf<O>> | TupleHint;
  /** A component, several in order, or their names as words. Without it, `fn` gets no arguments. */
  inputs?: I;
  /** A component, several in order, or their names as words: each yield has a value for each. */
  outputs?: O;
  /**
   * Checks the inputs before a run: a sentence, or one per input, says what is wrong, and `fn` is not called. May be
   * async. Gradio's `validator`.
   */
  validator?: (...inputs: Given<I>) => Verdicts | Promise<Verdicts>;
  /** The heading above the form. */
  title?: string;
  /** Markdown above the form. */
  description?: string;
  /** Markdown below the form. */
  article?: string;
  /** Sets of input values to choose from. With one input, a set can be the value itself. */
  examples?: NoInfer<ExamplesOf<I>>;
  /** How many examples to show at once; 10 by default. */
  examplesPerPage?: number;
  /**
   * Caches the results of the examples in this browser: `'idle'` or `true` computes them one after another while the
   * app is not in use; `'lazy'` caches an example's result when someone runs it. Choosing a cached example shows its
   * result at once. An example that takes over two minutes is not computed in advance. Gradio's `cache_examples`.
   */
  cacheExamples?: 'idle' | 'lazy' | boolean;
  /** The text of the button that starts a run; `Submit` by default, or `Generate` without inputs. */
  submitLabel?: string;
  /** The text of the button that stops a run; `Stop` by default. */
  stopLabel?: string;
  /** The text of the button that clears the form; `Clear` by default. */
  clearLabel?: string;
  /**
   * Caches the results in this browser: a run with the same inputs as an earlier one shows the earlier yields instead
   * of calling `fn`. Only successful runs are cached. Gradio's `gr.cache`.
   */
  cache?: boolean | CacheOptions<Given<I>>;
  /**
   * How many bytes of a run's yields the timeline keeps for looking back; 64,000,000 by default. A run that yields more
   * keeps only every second yield, then every fourth, and so on. 0 keeps none and removes the timeline.
   */
  timelineBytes?: number;
  /** Runs whenever an input changes. A change during a run stops that run and starts a new one. */
  live?: boolean;
  /**
   * For a live form with an input that streams: seconds of sound per piece, or seconds between frames; 0.5 by default.
   */
  streamEvery?: number;
  /** For a live form with an input that streams: seconds until the stream ends; 30 by default, `null` for no limit. */
  timeLimit?: number | null;
};
