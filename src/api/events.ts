import type { EventData, Kind, ListenerDescription } from '../protocol';
import type { CacheOptions } from './cache-options';
import type { AnyComponent } from './component';
import { checkComponents, describeValue } from './describe-value';
import type { Given, InPlace, Produces, TupleHint, YieldOf, YieldsOf } from './fn';
import { listOf, type Parts } from './parts';

/** The events of each kind, besides those that every kind with a value has: `change`. */
export const events = {
  textbox: ['change', 'input', 'submit', 'focus', 'blur', 'keyUp', 'select', 'copy'],
  number: ['change', 'input', 'submit', 'focus', 'blur'],
  slider: ['change', 'input', 'release', 'focus', 'blur'],
  checkbox: ['change', 'input', 'select', 'focus', 'blur'],
  checkboxgroup: ['change', 'input', 'select', 'focus', 'blur'],
  radio: ['change', 'input', 'select', 'focus', 'blur'],
  dropdown: ['change', 'input', 'select', 'focus', 'blur', 'keyUp'],
  image: ['change', 'input', 'select', 'upload', 'clear', 'stream'],
  audio: [
    'change',
    'input',
    'upload',
    'clear',
    'play',
    'pause',
    'end',
    'stream',
    'startRecording',
    'pauseRecording',
    'stopRecording',
  ],
  video: [
    'change',
    'input',
    'upload',
    'clear',
    'play',
    'pause',
    'end',
    'startRecording',
    'pauseRecording',
    'stopRecording',
  ],
  file: ['change', 'input', 'select', 'upload', 'clear'],
  markdown: ['change', 'copy'],
  html: ['change'],
  code: ['change', 'input', 'focus', 'blur', 'copy'],
  json: ['change', 'copy'],
  label: ['change', 'select'],
  dataframe: ['change', 'input', 'select'],
  gallery: ['change', 'input', 'select', 'upload', 'clear'],
  auto: ['change'],
  button: ['click'],
  timer: ['tick'],
  state: ['change'],
  browserstate: ['change'],
  chatbot: ['change', 'like', 'retry', 'undo', 'edit', 'copy', 'select', 'clear'],
  row: [],
  column: [],
  group: [],
  tabs: ['change', 'select'],
  tab: ['select'],
  accordion: ['change', 'expand', 'collapse'],
  sidebar: ['change', 'expand', 'collapse'],
} as const satisfies Record<Kind, readonly string[]>;

export type EventName<K extends Kind> = (typeof events)[K][number];

/** When and how a listener runs. */
export type ListenOptions = {
  /**
   * What a trigger does while a run of this listener is on: nothing (`once`, the default), start another (`multiple`),
   * run again with the latest values when that one has ended (`alwaysLast`, the default of `change` and `keyUp`), or end
   * it and start anew (`restart`).
   */
  triggerMode?: ListenerDescription['triggerMode'];
  /** How many runs may be on at once: 1 unless said, `null` for any number. */
  concurrencyLimit?: number | null;
  /** Listeners that share an id share the lowest of their limits. */
  concurrencyId?: string;
  /** How many runs may wait. One more is refused with a message. */
  maxSize?: number | null;
  /** Listeners whose runs are ended when this one is set off. */
  cancels?: Listening | readonly Listening[];
  /** Keeps the results in this browser, and shows them again for the same inputs. */
  cache?: boolean | CacheOptions;
  /** How the outputs show that they wait. */
  showProgress?: ListenerDescription['showProgress'];
  /** The components that show it instead. */
  showProgressOn?: AnyComponent | readonly AnyComponent[];
};

/** When and how a listener of `stream` runs. What comes while it may not waits, so that it has neither mode nor queue. */
export type StreamOptions = Omit<ListenOptions, 'triggerMode' | 'maxSize'> & {
  /** Seconds: how long a piece of sound is, or how often a frame is taken. 0.5 unless said. */
  streamEvery?: number;
  /** Seconds after which the stream is ended; `null`, as unless said, for never. */
  timeLimit?: number | null;
};

/** A listener as its author described it. What is in it is read by the runtime. */
export type ListenerSpec = {
  readonly fn: ((...inputs: never[]) => unknown) | null;
  readonly inputs: Parts | undefined;
  readonly outputs: Parts | undefined;
  readonly options: ListenOptions & StreamOptions;
  readonly triggers: readonly EventSource[];
  readonly after?: { listener: ListenerSpec; when: 'then' | 'success' | 'failure' };
};

/** Where an event comes from: a component, or the app itself. */
export type EventSource = { component: AnyComponent | null; event: string };

/**
 * Registers a function for an event. `fn` may be `null` where the listener does no more than cancel. After the inputs,
 * `fn` is given the event's data.
 */
export type Listen<Options = ListenOptions> = <
  const I extends Parts = null,
  const O extends Parts = null,
  const R extends Produces<YieldOf<O>> = Produces<YieldOf<O>>,
>(
  fn:
    | (((...inputs: [...Given<I>, event: EventData]) => R | Produces<YieldOf<O>> | TupleHint) &
        (false extends InPlace<O, YieldsOf<R>>
          ? 'Each yield is an array with one value an output, in their order.'
          : unknown))
    | null,
  inputs?: I,
  outputs?: O,
  options?: Options,
) => Listening;

/** What an event method returns: a hold on the listener, for chains and `cancels`. */
export type Listening = {
  /** Runs when the run before has ended, whether it succeeded, failed or was stopped. */
  then: Listen;
  /** Runs when the run before has ended well. */
  success: Listen;
  /** Runs when the run before ended with an error. */
  failure: Listen;
};

/** A method such as `button.click`; it knows its own event, so that `yc.on` can be given several. */
export type EventMethod = Listen & { readonly source: EventSource };

/** `image.stream` and `audio.stream`: what a device makes is handed to the function while it makes it. */
export type StreamMethod = Listen<StreamOptions> & { readonly source: EventSource };

export type MethodOf<Event> = Event extends 'stream' ? StreamMethod : EventMethod;

let made: ListenerSpec[] = [];
const specs = new WeakMap<object, ListenerSpec>();

/** The listeners made since the last call, in the order in which they were made. */
export const takeMadeListeners = (): ListenerSpec[] => {
  const taken = made;
  made = [];
  return taken;
};

/** The listener behind what an event method returned. */
export const specOf = (listening: object): ListenerSpec | undefined => specs.get(listening);

const register = (spec: ListenerSpec): Listening => {
  const { options, triggers } = spec;
  const of = `this listener of ${triggers.map(({ event }) => event).join(' and ') || 'a run’s end'}`;
  checkComponents(listOf(spec.inputs), 'inputs', of);
  checkComponents(listOf(spec.outputs), 'outputs', of);
  checkComponents(listOf(options.showProgressOn), 'showProgressOn', of);
  made.push(spec);
  const chain = (when: 'then' | 'success' | 'failure'): Listen =>
    ((fn, inputs, outputs, options = {}) =>
      register({
        fn,
        inputs,
        outputs,
        options,
        triggers: [],
        after: { listener: spec, when },
      } as ListenerSpec)) as Listen;
  const listening = { success: chain('success'), failure: chain('failure') } as Listening;
  // Not enumerable, and never called by `await`, which would take this for a promise: a promise passes functions only.
  Object.defineProperty(listening, 'then', { value: chainOrNothing(chain('then')) });
  specs.set(listening, spec);
  return listening;
};

/** `await listening` calls `then` with two native functions; that is no listener. */
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

/** Makes the method of one event. */
export const eventMethod = (source: EventSource): EventMethod => {
  const listen = ((fn, inputs, outputs, options = {}) =>
    register({
      fn,
      inputs,
      outputs,
      options: { ...defaultsOf(source.event), ...options },
      triggers: [source],
    } as ListenerSpec)) as Listen;
  return Object.assign(listen, { source });
};

/**
 * One function for several events.
 *
 * @example yc.on([name.submit, greet.click], (name) => `Hello, ${name}!`, name, greeting);
 */
export const on = <
  const I extends Parts = null,
  const O extends Parts = null,
  const R extends Produces<YieldOf<O>> = Produces<YieldOf<O>>,
>(
  methods: readonly (EventMethod | StreamMethod)[],
  ...rest: Parameters<typeof listenAs<I, O, R>>
): Listening => {
  const [fn, inputs, outputs, options = {}] = rest as [ListenerSpec['fn'], Parts?, Parts?, ListenerSpec['options']?];
  const triggers = [methods].flat().map((method, i) => {
    if (method?.source) return method.source;
    throw new TypeError(`Event ${i + 1} of yc.on is ${describeValue(method)}, not an event such as button.click.`);
  });
  return register({ fn, inputs, outputs, options, triggers });
};

declare const listenAs: Listen<ListenOptions & StreamOptions>;
