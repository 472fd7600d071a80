import { type AnyComponent, captureTools, type InterfaceApp, type ListenerSpec, listOf } from '../../api/internal';
import type { ListenerDescription, WireValue } from '../../protocol';
import { encode, Parcel, Refusal } from '../encode';
import { parameterNames } from '../parameters';
import type { Listener } from '../run';
import { type Described, describeComponent, initialListeners, withLabels, withoutUndefined } from './component';
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
    options: { triggerMode: options.live ? 'restart' : 'once' },
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
  return {
    listeners: specs.map((spec, i): Listener => {
      const told = listeners[i] as ListenerDescription;
      return {
        fn: (spec.fn ?? (() => {})) as Listener['fn'],
        inputs: withLabels(listOf(spec.inputs), described, told.inputs),
        outputs: withLabels(listOf(spec.outputs), described, told.outputs),
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
