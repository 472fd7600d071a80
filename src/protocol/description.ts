import * as v from 'valibot';
import { children, type Properties, positive, propertySchemas } from './properties';
import { flag, label } from './property-schemas';
import { countSchema, cutSchema, labelSchema } from './value-schemas';
import { type Kind, type WireValue, wireSchema } from './wire';

/** How the worker describes a sketch's app to the page: plain data, validated by these schemas. */

/** The app's Markdown, cut to the length that we render. */
const prose = v.optional(cutSchema(300_000));

/** One component of an app. `id` is its index in the app's list. */
export type ComponentDescription<K extends Kind = Kind> = {
  [P in K]: {
    id: number;
    kind: P;
    value: WireValue<P>;
    properties: Properties<P>;
    /** As an input, it may be empty; its function then receives `null`. */
    optional?: boolean;
  };
}[K];

const component = v.lazy((input) => {
  const kind = (input as { kind?: unknown } | null)?.kind;
  return typeof kind === 'string' && Object.hasOwn(propertySchemas, kind) ? componentOf(kind as Kind) : v.never();
}) as unknown as v.GenericSchema<unknown, ComponentDescription>;

const componentOf = (kind: Kind) =>
  v.strictObject({
    id: countSchema,
    kind: v.literal(kind),
    value: wireSchema(kind),
    properties: propertySchemas[kind as 'json'] as v.GenericSchema,
    optional: flag,
  });

const streams = ({ properties }: { properties: object }): boolean =>
  (properties as { streaming?: boolean }).streaming === true;

/** Outputs that play a stream: each value is its next chunk. Components that stream from a device are left out. */
export const playedStreams = ({ components, listeners }: AppDescription): Set<number> => {
  const fed = new Set(
    listeners.flatMap(({ stream, triggers }) => (stream ? triggers : []).map((each) => each.component)),
  );
  return new Set(
    listeners.flatMap(({ outputs }) =>
      outputs.filter((id) => {
        const component = components[id];
        return component && component.kind !== 'image' && streams(component) && !fed.has(id);
      }),
    ),
  );
};

const ids = v.array(countSchema);

/** What triggers a listener: an event of a component, or of the app itself if `component` is `null`. */
const trigger = v.strictObject({ component: v.nullable(countSchema), event: v.string() });

const limit = v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1)));

/** A function of the app, with its input and output components, and when it runs. */
const listener = v.strictObject({
  inputs: ids,
  outputs: ids,
  triggers: v.array(trigger),
  /** Runs when another listener's run has ended: in any case, after a success, or after an error. */
  after: v.optional(v.strictObject({ listener: countSchema, when: v.picklist(['then', 'success', 'failure']) })),
  /** What a trigger does while the listener is already running. */
  triggerMode: v.picklist(['once', 'multiple', 'alwaysLast', 'restart']),
  /** How many runs may be active at once, among all listeners with the same `concurrencyId`; `null` for no limit. */
  concurrencyLimit: limit,
  concurrencyId: v.string(),
  /** How many runs may wait. Further ones are refused. */
  maxSize: limit,
  /** How many workers its runs are spread over; one if undefined. */
  workers: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(32))),
  /** When this listener is triggered, the runs of these listeners end, and their waiting runs are dropped. */
  cancels: ids,
  /** Whether it has a function: some listeners only cancel others. */
  runs: v.boolean(),
  showProgress: v.picklist(['full', 'minimal', 'hidden']),
  /** The components that show the progress; by default the outputs. */
  showProgressOn: v.optional(ids),
  /** Caches the results, to show them again for the same inputs. */
  cache: v.optional(
    v.strictObject({
      /** Seconds until a result expires. */
      maxAge: v.optional(positive),
      maxEntries: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
      /** A run that yields more bytes is not cached. */
      maxBytes: v.optional(positive),
      /** Replays the yields at their original pace. */
      pace: v.boolean(),
      /** The author's `key` function decides which inputs count as the same. */
      keyed: v.boolean(),
      /** Caches only the results of the form's examples. */
      examples: flag,
    }),
  ),
  /** Streams from a device: a piece every `every` seconds, for at most `timeLimit` seconds. */
  stream: v.optional(
    v.strictObject({
      every: positive,
      timeLimit: v.nullable(positive),
    }),
  ),
});

/** How many bytes of a run's yields the timeline keeps for looking back. */
const timelineBytes = v.optional(countSchema);

/** One form: inputs beside outputs, with a Submit button and related controls. */
const interfaceLayout = v.strictObject({
  type: v.literal('interface'),
  /** The index of its listener. */
  listener: countSchema,
  title: label,
  /** Markdown, shown above the form. */
  description: prose,
  /** Markdown, shown below the form. */
  article: prose,
  submitLabel: labelSchema,
  stopLabel: labelSchema,
  clearLabel: labelSchema,
  /** One row per set of input values, one cell per input. */
  examples: v.optional(v.array(v.array(v.unknown()))),
  examplesPerPage: countSchema,
  /** Caches the results of the examples: `idle` computes them in advance, `lazy` when somebody runs them. */
  cacheExamples: v.optional(v.picklist(['idle', 'lazy'])),
  /** Runs automatically whenever an input changes. */
  live: flag,
  timelineBytes,
});

/** Components in a layout that the author defines. */
const blocksLayout = v.strictObject({ type: v.literal('blocks'), title: label, children, timelineBytes });

const application = v.strictObject({
  components: v.array(component),
  listeners: v.array(listener),
  layout: v.variant('type', [interfaceLayout, blocksLayout]),
});

export { component as componentSchema, listener as listenerSchema };

export type ListenerDescription = v.InferOutput<typeof listener>;
export type InterfaceLayout = Omit<v.InferOutput<typeof interfaceLayout>, 'examples'> & { examples?: WireValue[][] };
export type BlocksLayout = v.InferOutput<typeof blocksLayout>;
export type AppDescription = {
  components: ComponentDescription[];
  listeners: ListenerDescription[];
  layout: InterfaceLayout | BlocksLayout;
};

/** The ids of the children of a component or a layout. */
export const childrenOf = (of: { properties: object } | BlocksLayout): readonly number[] => {
  const { children } = ('properties' in of ? of.properties : of) as { children?: readonly number[] };
  return children ?? [];
};

const idsOf = ({ inputs, outputs, triggers, showProgressOn = [] }: ListenerDescription) => [
  ...inputs,
  ...outputs,
  ...showProgressOn,
  ...triggers.flatMap(({ component }) => component ?? []),
];

/** Checks that every component has at most one place, and that none contains itself. */
const isTree = ({ components, layout }: AppDescription) => {
  const placed = new Set<number>();
  const place = (id: number): boolean => {
    const component = components[id];
    if (!component || placed.has(id)) return false;
    placed.add(id);
    return childrenOf(component).every(place);
  };
  return layout.type === 'interface' || layout.children.every(place);
};

const examplesFit = ({ components, listeners, layout }: AppDescription) => {
  if (layout.type !== 'interface') return true;
  const kinds = (listeners[layout.listener]?.inputs ?? []).map((id) => components[id]?.kind);
  return (layout.examples ?? []).every(
    (row) => row.length === kinds.length && row.every((cell, i) => v.is(wireSchema(kinds[i] ?? 'json'), cell)),
  );
};

/** Validates an app's description, and says what is inconsistent in it. */
export const appSchema = v.pipe(
  application as unknown as v.GenericSchema<unknown, AppDescription>,
  v.check(
    (app) => app.components.every((each, index) => each.id === index),
    'a component has an id that is not its place',
  ),
  v.check(
    ({ components, listeners, layout }) =>
      listeners.every((each) => idsOf(each).every((id) => id < components.length)) &&
      listeners.every(({ cancels, after }) =>
        [...cancels, after?.listener ?? 0].every((id) => id < listeners.length),
      ) &&
      (layout.type === 'blocks' || layout.listener < listeners.length),
    'an id that names nothing',
  ),
  v.check(isTree, 'a component stands in two places'),
  v.check(examplesFit, 'an example does not fit its inputs'),
);
