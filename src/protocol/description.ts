import * as v from 'valibot';
import { choiceSchema, countSchema, cutSchema, type Kind, labelSchema, type WireValue, wireSchema } from './wire';

/** What the worker tells the page of the app that a sketch made: plain data, read through these schemas. */

const text = v.optional(v.string());
const label = v.optional(labelSchema);
/** Markdown of the app's own, as much of it as is rendered. */
const prose = v.optional(cutSchema(300_000));
const flag = v.optional(v.boolean());
const number = v.optional(v.pipe(v.number(), v.finite()));
const whole = v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)));
const choices = v.array(v.strictObject({ label: labelSchema, value: choiceSchema }));

/** The ids of the components that a block of the layout holds, in order. */
const children = v.array(countSchema);

/** The text of an SRT or WebVTT file, or cues: text from one second to another. */
const subtitles = v.optional(
  v.nullable(
    v.union([v.string(), v.array(v.strictObject({ text: v.string(), timestamp: v.tuple([v.number(), v.number()]) }))]),
  ),
);

/** Frames a second. */
const rate = v.optional(v.pipe(v.number(), v.minValue(0.1), v.maxValue(1000)));

/** Properties that every component has. */
const common = {
  label: label,
  /** A line of help below the label. */
  info: label,
  /** Not shown where `false`; it keeps its value. */
  visible: flag,
  /** May a person change it? Inputs may and outputs may not, unless it is said. */
  interactive: flag,
  /** Its share of a row's width, and the least width in CSS pixels before the row wraps. */
  scale: number,
  minWidth: whole,
};

/** What LaTeX stands between in Markdown, as Gradio has it; `display` for a formula on a line of its own. */
const delimiter = v.pipe(v.string(), v.nonEmpty(), v.maxLength(20));
const latexDelimiters = v.optional(
  v.pipe(
    v.array(v.strictObject({ left: delimiter, right: delimiter, display: v.boolean() })),
    v.maxLength(20),
    v.readonly(),
  ),
);

/** Properties of what plays. */
const playing = {
  /** Each yield is the next chunk of one stream. */
  streaming: flag,
  autoplay: flag,
  loop: flag,
  /** Where it plays, in seconds; told to the page by updates, and by the page in events. */
  playbackPosition: number,
  subtitles,
  /** How many seconds a stream may be ahead of where it plays before its generator waits. */
  bufferAhead: number,
};

/** Where an input takes its value from. */
const sources = <const Source extends string>(...from: Source[]) => v.optional(v.array(v.picklist(from)));

/** What a device is asked for; what is not said is the browser's to choose. */
const microphoneOptions = v.optional(
  v.strictObject({
    constraints: v.optional(
      v.strictObject({
        echoCancellation: flag,
        noiseSuppression: flag,
        autoGainControl: flag,
        channelCount: whole,
        sampleRate: whole,
      }),
    ),
  }),
);
const imageType = v.optional(v.picklist(['imageData', 'bitmap', 'file']));
const webcamOptions = v.optional(
  v.strictObject({
    /** Is the preview shown as in a mirror? What is taken never is. */
    mirror: flag,
    constraints: v.optional(
      v.strictObject({
        width: whole,
        height: whole,
        frameRate: number,
        facingMode: v.optional(v.picklist(['user', 'environment'])),
      }),
    ),
  }),
);

/** The properties of each kind, besides the common ones. Sizes are CSS pixels. */
const propertySchemas = {
  textbox: v.strictObject({
    ...common,
    lines: whole,
    maxLines: whole,
    placeholder: label,
    type: v.optional(v.picklist(['text', 'password', 'email'])),
  }),
  number: v.strictObject({ ...common, minimum: number, maximum: number, step: number, placeholder: label }),
  slider: v.strictObject({ ...common, minimum: number, maximum: number, step: number }),
  checkbox: v.strictObject(common),
  checkboxgroup: v.strictObject({ ...common, choices }),
  radio: v.strictObject({ ...common, choices }),
  dropdown: v.strictObject({
    ...common,
    choices,
    multiselect: flag,
    filterable: flag,
    allowCustomValue: flag,
    placeholder: label,
  }),
  /** `streaming` counts for a camera: its frames go to a listener as they come. `type` is what `fn` is given. */
  image: v.strictObject({
    ...common,
    type: imageType,
    height: whole,
    width: whole,
    sources: sources('upload', 'webcam', 'clipboard'),
    streaming: flag,
    webcamOptions,
  }),
  /** `format` is what a recording is made into, `type` what `fn` is given: the page decodes what it is to have as samples. */
  audio: v.strictObject({
    ...common,
    ...playing,
    sources: sources('upload', 'microphone'),
    type: v.optional(v.picklist(['file', 'samples'])),
    format: v.optional(v.picklist(['wav', 'mp3', 'webm'])),
    microphoneOptions,
  }),
  /** `poster` is the URL of a picture; `fps` counts for raw frames; `includeAudio` for what a webcam records. */
  video: v.strictObject({
    ...common,
    ...playing,
    fps: rate,
    height: whole,
    width: whole,
    poster: text,
    sources: sources('upload', 'webcam'),
    format: v.optional(v.picklist(['mp4', 'webm'])),
    includeAudio: flag,
    webcamOptions,
  }),
  file: v.strictObject({
    ...common,
    fileCount: v.optional(v.picklist(['single', 'multiple'])),
    fileTypes: v.optional(v.array(v.string())),
  }),
  markdown: v.strictObject({ ...common, height: whole, latexDelimiters }),
  html: v.strictObject({ ...common, height: whole }),
  code: v.strictObject({ ...common, language: label, lines: whole, maxLines: whole }),
  json: v.strictObject({ ...common, open: flag, height: whole }),
  label: v.strictObject({ ...common, numTopClasses: whole }),
  /** `byteOrderMark` is what a download of it begins with. */
  dataframe: v.strictObject({
    ...common,
    headers: v.optional(v.array(labelSchema)),
    height: whole,
    byteOrderMark: flag,
  }),
  gallery: v.strictObject({ ...common, type: imageType, columns: whole, height: whole }),
  auto: v.strictObject(common),
  button: v.strictObject({
    ...common,
    variant: v.optional(v.picklist(['primary', 'secondary', 'stop'])),
    size: v.optional(v.picklist(['small', 'medium', 'large'])),
  }),
  /** Ticks while `active` and the tab is visible. */
  timer: v.strictObject({ ...common, active: flag }),
  state: v.strictObject(common),
  browserstate: v.strictObject({ ...common, storageKey: text }),
  chatbot: v.strictObject({
    ...common,
    height: whole,
    placeholder: label,
    latexDelimiters,
    /** Which buttons messages have, because something listens. */
    likeable: flag,
    editable: flag,
  }),
  row: v.strictObject({ ...common, children, equalHeight: flag }),
  column: v.strictObject({ ...common, children }),
  group: v.strictObject({ ...common, children }),
  tabs: v.strictObject({ ...common, children }),
  tab: v.strictObject({ ...common, children }),
  accordion: v.strictObject({ ...common, children }),
  sidebar: v.strictObject({ ...common, children, position: v.optional(v.picklist(['left', 'right'])), width: whole }),
} satisfies Record<Kind, v.GenericSchema>;

/** A kind's properties as the page holds them. */
export type PropertiesByKind = { [K in Kind]: v.InferOutput<(typeof propertySchemas)[K]> };
export type Properties<K extends Kind = Kind> = PropertiesByKind[K];

/** One component of an app. `id` is its index in the app's list. */
export type ComponentDescription<K extends Kind = Kind> = {
  [P in K]: {
    id: number;
    kind: P;
    value: WireValue<P>;
    properties: Properties<P>;
    /** As an input it may be empty: its function is given `null` then. */
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
    properties: propertySchemas[kind] as v.GenericSchema,
    optional: flag,
  });

const streams = ({ properties }: { properties: object }): boolean =>
  (properties as { streaming?: boolean }).streaming === true;

/** The components each value of which is the next chunk of one stream that plays; not those that a device streams from. */
export const playedStreams = ({ components, listeners }: AppDescription): ReadonlySet<number> => {
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

/** What `yc.update({ … })` may change, by kind. */
export const updateSchema = (kind: Kind): v.GenericSchema<unknown, Record<string, unknown>> =>
  v.partial(
    v.strictObject({ ...(propertySchemas[kind].entries as v.ObjectEntries), value: wireSchema(kind) }),
  ) as never;

const ids = v.array(countSchema);

/** What sets a listener off: an event of a component, or of the app itself where `component` is `null`. */
const trigger = v.strictObject({ component: v.nullable(countSchema), event: v.string() });

const limit = v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1)));

/** A function of the app, with the components that feed it and those that it fills, and when it runs. */
const listener = v.strictObject({
  inputs: ids,
  outputs: ids,
  triggers: v.array(trigger),
  /** Runs when another listener's run has ended: in any way, well, or with an error. */
  after: v.optional(v.strictObject({ listener: countSchema, when: v.picklist(['then', 'success', 'failure']) })),
  /** What a trigger does while a run of it is on. */
  triggerMode: v.picklist(['once', 'multiple', 'alwaysLast', 'restart']),
  /** How many runs may be on at once, among all listeners of one `concurrencyId`; `null` for any number. */
  concurrencyLimit: limit,
  concurrencyId: v.string(),
  /** How many may wait; one more is refused. */
  maxSize: limit,
  /** Listeners whose runs end, and whose waiting runs are dropped, when this one is set off. */
  cancels: ids,
  /** Whether there is a function at all: a listener may do no more than cancel. */
  runs: v.boolean(),
  showProgress: v.picklist(['full', 'minimal', 'hidden']),
  /** The components that show it; the outputs unless said. */
  showProgressOn: v.optional(ids),
  /** Its results are kept, and shown again for the same inputs. */
  cache: v.optional(
    v.strictObject({
      /** Seconds after which a result is no longer used. */
      maxAge: v.optional(v.pipe(v.number(), v.gtValue(0))),
      maxEntries: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
      /** A run that yields more bytes is not kept. */
      maxBytes: v.optional(v.pipe(v.number(), v.gtValue(0))),
      /** Shows the yields again at the pace at which they were made. */
      pace: v.boolean(),
      /** Its author tells by a function which inputs count as the same. */
      keyed: v.boolean(),
    }),
  ),
  /** It takes what a device makes: every so many seconds, for at most so long. */
  stream: v.optional(
    v.strictObject({
      every: v.pipe(v.number(), v.gtValue(0)),
      timeLimit: v.nullable(v.pipe(v.number(), v.gtValue(0))),
    }),
  ),
});

/** One form: inputs beside outputs, a Submit button and what belongs to it. */
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
  /** A row a set of input values, one cell an input. */
  examples: v.optional(v.array(v.array(v.unknown()))),
  examplesPerPage: countSchema,
  /** Runs by itself at every change of an input. */
  live: flag,
});

/** Components laid out as their author says. */
const blocksLayout = v.strictObject({ type: v.literal('blocks'), title: label, children });

const application = v.strictObject({
  components: v.array(component),
  listeners: v.array(listener),
  layout: v.variant('type', [interfaceLayout, blocksLayout]),
});

export type ListenerDescription = v.InferOutput<typeof listener>;
export type InterfaceLayout = Omit<v.InferOutput<typeof interfaceLayout>, 'examples'> & { examples?: WireValue[][] };
export type BlocksLayout = v.InferOutput<typeof blocksLayout>;
export type AppDescription = {
  components: ComponentDescription[];
  listeners: ListenerDescription[];
  layout: InterfaceLayout | BlocksLayout;
};

/** The ids that a component or a layout holds. */
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

/** Does every component stand in at most one place, and none within itself? */
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

/** Reads an app's description; says what is wrong where it does not hold together. */
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
