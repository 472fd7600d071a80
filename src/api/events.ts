import type { EventData, ListenerDescription } from '../protocol';
import type { CacheOptions } from './cache-options';
import type { AnyComponent } from './component';
import { checkComponents, describeValue } from './describe-value';
import type { Given, InPlace, Produces, TupleHint, YieldOf, YieldsOf } from './fn';
import { type ComponentList, listOf } from './parts';
import type { Verdicts } from './validate';

/** When and how a listener runs. */
export type ListenOptions = {
  /**
   * What a trigger does while a run of this listener is active: nothing (`once`, the default), start another run
   * (`multiple`), run again with the latest values afterwards (`alwaysLast`, the default of `change` and `keyUp`), or
   * stop that run and start again (`restart`).
   */
  triggerMode?: ListenerDescription['triggerMode'];
  /** How many runs may be active at once; 1 by default, `null` for no limit. */
  concurrencyLimit?: number | null;
  /** Listeners with the same id share one limit: the lowest of theirs. */
  concurrencyId?: string;
  /** How many runs may wait; `null`, the default, for no limit. Further runs are refused with a message. */
  maxSize?: number | null;
  /**
   * Spreads the runs of this listener over several workers, so that they compute at the same time: a number from 1 to 32, or
   * `'auto'` for as many as the computer has cores, at most 8. As many runs may then be active at once, and a trigger starts
   * another one, unless `concurrencyLimit` and `triggerMode` say otherwise; `change` and `keyUp` keep their own mode. Each worker loads the sketch when it is first
   * needed and has variables of its own: what runs share goes through inputs, outputs and `yc.State`. A run that hangs is
   * ended without the others.
   *
   * @example start.click(search, inputs, result, { workers: 'auto' });
   */
  workers?: number | 'auto';
  /** Listeners to cancel when this one is triggered: their runs stop, and their waiting runs are dropped. */
  cancels?: Listening | readonly Listening[];
  /** Caches the results in this browser, and shows them again for the same inputs. */
  cache?: boolean | CacheOptions;
  /**
   * Checks the inputs before the listener runs: a sentence, or one per input, says what is wrong, and its function is not
   * called. May be async.
   */
  validator?: (...inputs: never[]) => Verdicts | Promise<Verdicts>;
  /** How the outputs show progress; `'full'` by default, `'minimal'` for `stream`. */
  showProgress?: ListenerDescription['showProgress'];
  /** The components that show progress instead of the outputs. */
  showProgressOn?: AnyComponent | readonly AnyComponent[];
};

/**
 * When and how a listener of `stream` runs. Data that arrives while the listener is busy waits for it, so there is no
 * `triggerMode` and no `maxSize`.
 */
export type StreamOptions = Omit<ListenOptions, 'triggerMode' | 'maxSize' | 'workers'> & {
  /** Seconds of sound per piece, or seconds between frames; 0.5 by default. */
  streamEvery?: number;
  /** Seconds until the stream ends; `null`, the default, for no limit. */
  timeLimit?: number | null;
};

/** A listener as its author described it. Only the runtime reads its contents. */
export type ListenerSpec = {
  readonly fn: ((...inputs: never[]) => unknown) | null;
  readonly inputs: ComponentList | undefined;
  readonly outputs: ComponentList | undefined;
  readonly options: ListenOptions & StreamOptions;
  /** Where the author created it. */
  readonly at?: Error;
  readonly triggers: readonly EventSource[];
  readonly after?: { listener: ListenerSpec; when: 'then' | 'success' | 'failure' };
};

/** Where an event comes from: a component, or the app itself. */
export type EventSource = { component: AnyComponent | null; event: string };

/** The function of a listener. It gets the inputs, then the event's data if it has a parameter for it. */
type ListenFn<Data, I extends ComponentList, O extends ComponentList, R> =
  | (((
      ...inputs: [Data] extends [never] ? Given<I> : [...Given<I>, event: Data]
    ) => R | Produces<YieldOf<O>> | TupleHint) &
      (false extends InPlace<O, YieldsOf<R>>
        ? 'Each yield is an array with one value an output, in their order.'
        : unknown))
  | null;

/**
 * Registers a function for an event. `fn` is `null` for a listener that only cancels others. One object with all of the
 * arguments works too.
 *
 * After the inputs, `fn` gets the event's data, if it has one more parameter than there are inputs: that is, if
 * `fn.length` is larger than their number. A parameter with a default, those after it, and a rest parameter do not
 * count, so `(text, times = 2) => …` and `Math.max` get their inputs alone. Listeners of `then`, `success` and `failure`
 * get no data.
 */
export type Listen<Data = never, Options = ListenOptions> = {
  <
    const I extends ComponentList = null,
    const O extends ComponentList = null,
    const R extends Produces<YieldOf<O>> = Produces<YieldOf<O>>,
  >(
    fn: ListenFn<Data, I, O, R>,
    inputs?: I,
    outputs?: O,
    options?: Options,
  ): Listening;
  <
    const I extends ComponentList = null,
    const O extends ComponentList = null,
    const R extends Produces<YieldOf<O>> = Produces<YieldOf<O>>,
  >(
    given: Options & { fn: ListenFn<Data, I, O, R>; inputs?: I; outputs?: O },
  ): Listening;
  // A function whose further parameters have defaults, or which takes any number: it gets no data.
  <
    const I extends ComponentList = null,
    const O extends ComponentList = null,
    const R extends Produces<YieldOf<O>> = Produces<YieldOf<O>>,
  >(
    fn: ListenFn<never, I, O, R>,
    inputs?: I,
    outputs?: O,
    options?: Options,
  ): Listening;
};

/** What an event method returns: a handle on the listener, for chains and `cancels`. */
export type Listening = {
  /** Runs when the previous run has ended, whether it succeeded, failed or was stopped. */
  then: Listen;
  /** Runs when the previous run has succeeded. */
  success: Listen;
  /** Runs when the previous run has failed. */
  failure: Listen;
};

declare const told: unique symbol;

/** Where an event comes from, and the type of its data. */
type Source<Data> = { readonly source: EventSource; readonly [told]: Data };

/** A method such as `button.click`. It knows its own event, so that `yc.on` can take several of them. */
export type EventMethod<Data = EventData> = Listen<Data> & Source<Data>;

/** `image.stream` and `audio.stream`: pass data from a device to the function as it arrives. */
export type StreamMethod<Data = EventData> = Listen<Data, StreamOptions> & Source<Data>;

export type MethodOf<Event, Data> = Event extends 'stream' ? StreamMethod<Data> : EventMethod<Data>;

let made: ListenerSpec[] = [];
const specs = new WeakMap<object, ListenerSpec>();

/** The listeners created since the last call, in order. */
export const takeMadeListeners = (): ListenerSpec[] => {
  const taken = made;
  made = [];
  return taken;
};

/** The listener behind what an event method returned. */
export const specOf = (listening: object): ListenerSpec | undefined => specs.get(listening);

/** Puts a listener's arguments in order. */
let inPlace = (given: readonly unknown[]): readonly unknown[] => given;

/** Makes listeners accept other forms of arguments, for programs that use any. */
export const setListenForm = (next: typeof inPlace = (given) => given) => {
  inPlace = next;
};

const register = (spec: ListenerSpec): Listening => {
  const { options, triggers } = spec;
  const of = `this listener of ${triggers.map(({ event }) => event).join(' and ') || 'a run’s end'}`;
  checkComponents(listOf(spec.inputs), 'inputs', of);
  checkComponents(listOf(spec.outputs), 'outputs', of);
  checkComponents(listOf(options.showProgressOn), 'showProgressOn', of);
  Object.assign(spec, { at: new Error() });
  made.push(spec);
  const chain = (when: 'then' | 'success' | 'failure'): Listen =>
    ((...given) => {
      const [fn, inputs, outputs, options = {}] = inPlace(given);
      return register({
        fn,
        inputs,
        outputs,
        options,
        triggers: [],
        after: { listener: spec, when },
      } as ListenerSpec);
    }) as Listen;
  const listening = { success: chain('success'), failure: chain('failure') } as Listening;
  // Not enumerable. `await` takes an object with `then` for a promise; `chainOrNothing` recognises its call.
  Object.defineProperty(listening, 'then', { value: chainOrNothing(chain('then')) });
  specs.set(listening, spec);
  return listening;
};

/** `await listening` calls `then` with two functions, which are not a listener: it resolves with `undefined`. */
const chainOrNothing = (listen: Listen): Listen =>
  ((fn, ...rest) => {
    const [second] = rest as unknown[];
    if (typeof fn === 'function' && typeof second === 'function') {
      (fn as unknown as (value: undefined) => void)(undefined);
      return undefined;
    }
    return listen(fn as never, ...(rest as []));
  }) as Listen;

const defaultsOf = (event: string): ListenOptions =>
  event === 'change' || event === 'keyUp'
    ? { triggerMode: 'alwaysLast' }
    : event === 'stream'
      ? { showProgress: 'minimal' }
      : {};

/** Creates the method of one event. */
export const eventMethod = <Data = EventData>(source: EventSource): EventMethod<Data> => {
  const listen = ((...given: unknown[]) => {
    const [fn, inputs, outputs, options] = inPlace(given);
    return register({
      fn,
      inputs,
      outputs,
      options: { ...defaultsOf(source.event), ...(options as ListenOptions) },
      triggers: [source],
    } as ListenerSpec);
  }) as Listen<Data>;
  return Object.assign(listen, { source }) as EventMethod<Data>;
};

/**
 * Registers one function for several events.
 *
 * @throws TypeError for a value that is not an event such as `button.click`
 * @example yc.on([name.submit, greet.click], (name) => `Hello, ${name}!`, name, greeting);
 */
export const on = <
  const M extends readonly Source<unknown>[],
  const I extends ComponentList = null,
  const O extends ComponentList = null,
  const R extends Produces<YieldOf<O>> = Produces<YieldOf<O>>,
>(
  methods: M,
  ...rest: [
    fn: ListenFn<M[number][typeof told], I, O, R>,
    inputs?: I,
    outputs?: O,
    options?: ListenOptions & StreamOptions,
  ]
): Listening => {
  const [fn, inputs, outputs, options = {}] = inPlace(rest) as unknown as [
    ListenerSpec['fn'],
    ComponentList?,
    ComponentList?,
    ListenerSpec['options']?,
  ];
  const triggers = [methods].flat().map((method, i) => {
    if (method?.source) return method.source;
    throw new TypeError(`Event ${i + 1} of yc.on is ${describeValue(method)}, not an event such as button.click.`);
  });
  // As in Gradio, the first event decides.
  return register({ fn, inputs, outputs, options: { ...defaultsOf(triggers[0]?.event ?? ''), ...options }, triggers });
};
