import * as v from 'valibot';
import { choiceSchema, countSchema, type Kind, type WireValue, wireSchema } from './wire';

/** What the worker tells the page of the app that a sketch made: plain data, read through these schemas. */

const text = v.optional(v.string());
const flag = v.optional(v.boolean());
const number = v.optional(v.pipe(v.number(), v.finite()));
const whole = v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)));
const choices = v.array(v.strictObject({ label: v.string(), value: choiceSchema }));

/** Properties that every component has. */
const common = {
  label: text,
  /** A line of help below the label. */
  info: text,
  /** Not shown where `false`; it keeps its value. */
  visible: flag,
  /** May a person change it? Inputs may and outputs may not, unless it is said. */
  interactive: flag,
};

/** The properties of each kind, besides the common ones. Sizes are CSS pixels. */
const propertySchemas = {
  textbox: v.strictObject({
    ...common,
    lines: whole,
    maxLines: whole,
    placeholder: text,
    type: v.optional(v.picklist(['text', 'password', 'email'])),
  }),
  number: v.strictObject({ ...common, minimum: number, maximum: number, step: number, placeholder: text }),
  slider: v.strictObject({ ...common, minimum: number, maximum: number, step: number }),
  checkbox: v.strictObject(common),
  checkboxgroup: v.strictObject({ ...common, choices }),
  radio: v.strictObject({ ...common, choices }),
  dropdown: v.strictObject({ ...common, choices, multiselect: flag, filterable: flag, placeholder: text }),
  image: v.strictObject({ ...common, height: whole, width: whole }),
  file: v.strictObject({
    ...common,
    fileCount: v.optional(v.picklist(['single', 'multiple'])),
    fileTypes: v.optional(v.array(v.string())),
  }),
  markdown: v.strictObject({ ...common, height: whole }),
  html: v.strictObject({ ...common, height: whole }),
  code: v.strictObject({ ...common, language: text, lines: whole, maxLines: whole }),
  json: v.strictObject({ ...common, open: flag, height: whole }),
  label: v.strictObject({ ...common, numTopClasses: whole }),
  dataframe: v.strictObject({ ...common, headers: v.optional(v.array(v.string())), height: whole }),
  gallery: v.strictObject({ ...common, columns: whole, height: whole }),
  auto: v.strictObject(common),
} satisfies Record<Kind, v.GenericSchema>;

/** A kind's properties as the page holds them. */
export type PropertiesByKind = { [K in Kind]: v.InferOutput<(typeof propertySchemas)[K]> };
export type Properties<K extends Kind = Kind> = PropertiesByKind[K];

/** One component of an app. `id` is its index in the app's list. */
export type ComponentDescription<K extends Kind = Kind> = {
  [P in K]: { id: number; kind: P; value: WireValue<P>; properties: Properties<P> };
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
  });

/** What `yc.update({ … })` may change, by kind. */
export const updateSchema = (kind: Kind): v.GenericSchema<unknown, Record<string, unknown>> =>
  v.partial(
    v.strictObject({ ...(propertySchemas[kind].entries as v.ObjectEntries), value: wireSchema(kind) }),
  ) as never;

const ids = v.array(countSchema);

/** A function of the app, with the components that feed it and those that it fills. */
const listener = v.strictObject({ inputs: ids, outputs: ids });

/** One form: inputs beside outputs, a Submit button and what belongs to it. */
const interfaceLayout = v.strictObject({
  type: v.literal('interface'),
  /** The index of its listener. */
  listener: countSchema,
  title: text,
  /** Markdown, shown above the form. */
  description: text,
  /** Markdown, shown below the form. */
  article: text,
  submitLabel: v.string(),
  stopLabel: v.string(),
  clearLabel: v.string(),
  /** A row a set of input values, one cell an input. */
  examples: v.optional(v.array(v.array(v.unknown()))),
  examplesPerPage: countSchema,
});

const application = v.strictObject({
  components: v.array(component),
  listeners: v.array(listener),
  layout: interfaceLayout,
});

export type ListenerDescription = v.InferOutput<typeof listener>;
export type InterfaceLayout = Omit<v.InferOutput<typeof interfaceLayout>, 'examples'> & { examples?: WireValue[][] };
export type AppDescription = {
  components: ComponentDescription[];
  listeners: ListenerDescription[];
  layout: InterfaceLayout;
};

/** Reads an app's description; says what is wrong where it does not hold together. */
export const appSchema: v.GenericSchema<unknown, AppDescription> = v.pipe(
  application,
  v.check(
    (app) => app.components.every((each, index) => each.id === index),
    'a component has an id that is not its place',
  ),
  v.check(
    (app) =>
      app.listeners.every((each) => [...each.inputs, ...each.outputs].every((id) => id < app.components.length)) &&
      app.layout.listener < app.listeners.length,
    'an id that names nothing',
  ),
  v.check(({ components, listeners, layout }) => {
    const kinds = (listeners[layout.listener]?.inputs ?? []).map((id) => components[id]?.kind);
    return (layout.examples ?? []).every(
      (row) => row.length === kinds.length && row.every((cell, i) => v.is(wireSchema(kinds[i] ?? 'json'), cell)),
    );
  }, 'an example does not fit its inputs'),
) as never;
