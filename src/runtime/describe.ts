import { type AnyComponent, type App, isComponent, isUpdate } from '../api/internal';
import type { AppDescription, ComponentDescription, WireValue } from '../protocol';
import { encode, nameOf, Parcel, Refusal } from './encode';
import { parameterNames } from './parameters';
import type { Listener } from './run';

/** An app as the page is told of it, and its functions as the worker keeps them. */
export type Described = { description: AppDescription; listeners: Listener[] };

/** Reads an app; says what is wrong with it where it is not whole. */
export const describe = (app: App): Described => {
  const { fn, inputs, outputs, options } = app;
  if (typeof fn !== 'function') {
    throw new TypeError(`yc.Interface needs fn, a function or generator; got ${nameOf(fn)}.`);
  }
  check('inputs', inputs);
  check('outputs', outputs);
  if (inputs.length + outputs.length === 0) {
    throw new TypeError(
      'This Interface has neither inputs nor outputs. Give it at least one, such as outputs: yc.Textbox().',
    );
  }
  const names = parameterNames(fn);
  const components = [...new Set([...inputs, ...outputs])];
  const id = (component: AnyComponent) => components.indexOf(component);
  const label = (component: AnyComponent) => {
    const input = inputs.indexOf(component);
    if (input >= 0) return names[input];
    return outputs.length === 1 ? 'Output' : `Output ${outputs.indexOf(component) + 1}`;
  };
  const described = components.map((component, i): ComponentDescription => {
    const named = { ...component, properties: { label: label(component), ...component.properties } } as AnyComponent;
    return {
      id: i,
      kind: component.kind,
      value: initial(named),
      properties: withoutUndefined(named.properties),
    } as ComponentDescription;
  });
  const listener = {
    fn: fn as Listener['fn'],
    inputs: withLabels(inputs, described, id),
    outputs: withLabels(outputs, described, id),
  };
  return {
    listeners: [listener],
    description: {
      components: described,
      listeners: [{ inputs: inputs.map(id), outputs: outputs.map(id) }],
      layout: withoutUndefined({
        type: 'interface',
        listener: 0,
        title: options.title,
        description: options.description,
        article: options.article,
        submitLabel: options.submitLabel ?? (inputs.length > 0 ? 'Submit' : 'Generate'),
        stopLabel: options.stopLabel ?? 'Stop',
        clearLabel: options.clearLabel ?? 'Clear',
        examples: options.examples && examples(options.examples, inputs),
        examplesPerPage: options.examplesPerPage ?? 10,
      }),
    },
  };
};

/** The properties of an update, its value as the page takes it. */
export const defineUpdate = (changes: object, component: AnyComponent, parcel: Parcel): Record<string, unknown> => {
  const { value, ...properties } = changes as { value?: unknown };
  return withoutUndefined(
    value === undefined ? properties : { ...properties, value: encode(value, component, parcel) },
  );
};

const check = (which: string, parts: readonly unknown[]) => {
  const wrong = parts.findIndex((part) => !isComponent(part));
  if (wrong < 0) return;
  const hint = isUpdate(parts[wrong])
    ? ' yc.update belongs into a yield.'
    : ' Make one with yc.Textbox(), yc.Image() and the like.';
  throw new TypeError(`${which}[${wrong}] of this Interface is ${nameOf(parts[wrong])}, not a component.${hint}`);
};

const initial = (component: AnyComponent): WireValue => {
  if (component.value === undefined || component.value === null) return null;
  try {
    return encode(component.value, component, new Parcel());
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    throw new Refusal(
      `The value of “${component.properties.label ?? component.kind}” does not fit: ${thrown.message}.`,
    );
  }
};

const examples = (rows: readonly unknown[], inputs: readonly AnyComponent[]): WireValue[][] =>
  rows.map((row, i) => {
    const cells: readonly unknown[] = Array.isArray(row) && (inputs.length !== 1 || row.length === 1) ? row : [row];
    if (cells.length !== inputs.length) {
      throw new Refusal(`Example ${i + 1} has ${cells.length} values for ${inputs.length} inputs.`);
    }
    return cells.map((cell, j) => {
      try {
        return encode(cell, inputs[j] as AnyComponent, new Parcel());
      } catch (thrown) {
        if (!(thrown instanceof Refusal)) throw thrown;
        throw new Refusal(
          `Example ${i + 1} does not fit “${inputs[j]?.properties.label ?? inputs[j]?.kind}”: ${thrown.message}.`,
        );
      }
    });
  });

/** The components by the labels that a person sees, for messages. */
const withLabels = (
  parts: readonly AnyComponent[],
  described: readonly ComponentDescription[],
  id: (component: AnyComponent) => number,
) =>
  parts.map(
    (part) => ({ ...part, properties: (described[id(part)] as ComponentDescription).properties }) as AnyComponent,
  );

const withoutUndefined = <T extends object>(object: T): T =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as T;
