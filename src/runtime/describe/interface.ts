import { type AnyComponent, captureTools, type InterfaceApp, type ListenerSpec, originalOf } from '../../api/internal';
import type { ListenerDescription, WireValue } from '../../protocol';
import { encode, Payload, Refusal } from '../encode';
import { say } from '../own-words';
import { parameterNames } from '../parameters';
import { cacheKeyFunction, calledBy, timelineBytes } from './cache';
import {
  type Described,
  describeComponent,
  initialListeners,
  keepComponents,
  type Listener,
  withoutUndefined,
} from './component';
import { describeListeners, unplaced } from './listeners';

/** Describes an app with one form. Its own listener comes first. */
export const describeInterface = (app: InterfaceApp, made: readonly ListenerSpec[]): Described => {
  const { fn, inputs, outputs, options } = app;
  if (inputs.length + outputs.length === 0) {
    throw new TypeError(
      'This Interface has neither inputs nor outputs. Give it at least one, such as outputs: yc.Textbox().',
    );
  }
  // `true` is how Gradio asks to compute them ahead. The schema rejects other values, and says which are valid.
  const cacheExamples = options.cacheExamples === true ? 'idle' : options.cacheExamples || undefined;
  // Without a cache of the author's own, only the results of the examples are kept.
  const cache = options.cache ?? (cacheExamples && !originalOf(fn) ? true : undefined);
  const placed = [...new Set([...inputs, ...outputs])];
  const initial = initialListeners(placed);
  const own: ListenerSpec = {
    ...(app.at && { at: app.at }),
    fn,
    inputs,
    outputs,
    triggers: options.live ? inputs.map((component) => ({ component, event: 'change' })) : [],
    options: {
      triggerMode: options.live ? 'restart' : 'once',
      ...(cache !== undefined && { cache }),
    },
    ...captureTools()?.liveStream(inputs, outputs, options, (component) =>
      made.some(({ triggers }) => triggers.some((each) => each.component === component && each.event === 'stream')),
    ),
  };
  const specs = [own, ...made, ...initial];
  const components = [...new Set([...placed, ...unplaced(specs)])];
  const ids = new Map(components.map((component, id) => [component, id]));
  const names = parameterNames(calledBy(own));
  const label = (component: AnyComponent) => {
    const input = inputs.indexOf(component);
    if (input >= 0) return names[input] || undefined;
    if (!outputs.includes(component)) return undefined;
    return outputs.length === 1 ? say('Output') : `${say('Output')} ${outputs.indexOf(component) + 1}`;
  };
  const described = components.map((component, id) =>
    describeComponent(component, id, (child) => ids.get(child) as number, label(component)),
  );
  const listeners = describeListeners(specs, (component) => ids.get(component));
  const [ownListener] = listeners;
  if (ownListener?.cache && cacheExamples && !options.cache && !originalOf(fn)) ownListener.cache.examples = true;
  const kept = keepComponents(components, described);
  return {
    components: kept,
    listeners: specs.map((spec, i): Listener => {
      const told = listeners[i] as ListenerDescription;
      return {
        fn: calledBy(spec),
        cacheKey: cacheKeyFunction(spec),
        validator: spec.options.validator,
        at: spec.at,
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
        submitLabel: options.submitLabel ?? say(inputs.length > 0 ? 'Submit' : 'Generate'),
        stopLabel: options.stopLabel ?? say('Stop'),
        clearLabel: options.clearLabel ?? say('Clear'),
        examples: options.examples && samplesOf(options.examples, inputs),
        examplesPerPage: options.examplesPerPage ?? 10,
        cacheExamples,
        live: options.live,
        timelineBytes: timelineBytes(options.timelineBytes, 'this Interface'),
      }),
    },
  };
};

/** Rows of values for these components, as the page gets them. */
export const samplesOf = (rows: readonly unknown[], inputs: readonly AnyComponent[]): WireValue[][] =>
  rows.map((row, i) => {
    const [only] = inputs;
    // With one input, a row may be the value itself, even if that is an array with a single entry.
    if (only && inputs.length === 1 && !isRowOf(row, only)) return [example(row, only, i)];
    const cells: readonly unknown[] = Array.isArray(row) ? row : [row];
    if (cells.length !== inputs.length) {
      throw new Refusal(`Example ${i + 1} has ${cells.length} values for ${inputs.length} inputs.`);
    }
    return cells.map((cell, j) => example(cell, inputs[j] as AnyComponent, i));
  });

/** Is the row an array around the input's value? It is if its only entry fits the input. */
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
    return encode(value, input, new Payload());
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    throw new Refusal(
      `Example ${index + 1} does not fit “${input.properties.label ?? input.kind}”: ${thrown.message}.`,
    );
  }
};
