import { type AnyComponent, captureTools, type InterfaceApp, type ListenerSpec } from '../../api/internal';
import type { ListenerDescription, WireValue } from '../../protocol';
import { encode, Parcel, Refusal } from '../encode';
import { parameterNames } from '../parameters';
import type { Listener } from '../run';
import { cacheKeyFunction } from './cache';
import { type Described, describeComponent, initialListeners, keepComponents, withoutUndefined } from './component';
import { describeListeners, unplaced } from './listeners';

/** An app with one form. Its own listener is the first. */
export const describeInterface = (app: InterfaceApp, made: readonly ListenerSpec[]): Described => {
  const { fn, inputs, outputs, options } = app;
  if (inputs.length + outputs.length === 0) {
    throw new TypeError(
      'This Interface has neither inputs nor outputs. Give it at least one, such as outputs: yc.Textbox().',
    );
  }
  const placed = [...new Set([...inputs, ...outputs])];
  const { specs: initial, timers } = initialListeners(placed);
  const own: ListenerSpec = {
    fn,
    inputs,
    outputs,
    triggers: options.live ? inputs.map((component) => ({ component, event: 'change' })) : [],
    options: { triggerMode: options.live ? 'restart' : 'once', cache: options.cache ?? false },
    ...captureTools()?.liveStream(inputs, outputs, options, (component) =>
      made.some(({ triggers }) => triggers.some((each) => each.component === component && each.event === 'stream')),
    ),
  };
  const specs = [own, ...made, ...initial];
  const components = [...new Set([...placed, ...unplaced(specs), ...timers])];
  const ids = new Map(components.map((component, id) => [component, id]));
  const names = parameterNames(fn);
  const label = (component: AnyComponent) => {
    const input = inputs.indexOf(component);
    if (input >= 0) return names[input] || undefined;
    if (!outputs.includes(component)) return undefined;
    return outputs.length === 1 ? 'Output' : `Output ${outputs.indexOf(component) + 1}`;
  };
  const described = components.map((component, id) =>
    describeComponent(component, id, (child) => ids.get(child) as number, label(component)),
  );
  const listeners = describeListeners(specs, (component) => ids.get(component));
  const kept = keepComponents(components, described);
  return {
    components: kept,
    listeners: specs.map((spec, i): Listener => {
      const told = listeners[i] as ListenerDescription;
      return {
        fn: (spec.fn ?? (() => {})) as Listener['fn'],
        cacheKey: cacheKeyFunction(spec),
        inputs: told.inputs.map((id) => kept[id] as AnyComponent),
        outputs: told.outputs.map((id) => kept[id] as AnyComponent),
      };
    }),
    description: {
      components: described,
      listeners,
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
        live: options.live,
      }),
    },
  };
};

const examples = (rows: readonly unknown[], inputs: readonly AnyComponent[]): WireValue[][] =>
  rows.map((row, i) => {
    const [only] = inputs;
    // Of one input a row may be the value itself; and one that is an array may hold a single entry.
    if (only && inputs.length === 1 && !isRowOf(row, only)) return [example(row, only, i)];
    const cells: readonly unknown[] = Array.isArray(row) ? row : [row];
    if (cells.length !== inputs.length) {
      throw new Refusal(`Example ${i + 1} has ${cells.length} values for ${inputs.length} inputs.`);
    }
    return cells.map((cell, j) => example(cell, inputs[j] as AnyComponent, i));
  });

/** Is it an array around an input's value? It is where what is in it fits the input. */
const isRowOf = (row: unknown, input: AnyComponent): boolean => {
  if (!Array.isArray(row) || row.length !== 1) return false;
  try {
    example(row[0], input, 0);
    return true;
  } catch {
    return false;
  }
};

const example = (value: unknown, input: AnyComponent, index: number): WireValue => {
  try {
    return encode(value, input, new Parcel());
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    throw new Refusal(
      `Example ${index + 1} does not fit “${input.properties.label ?? input.kind}”: ${thrown.message}.`,
    );
  }
};
