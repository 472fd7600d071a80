import { type AnyComponent, type App, component, constructors } from '../api/internal';
import type { FunctionSignature, ParameterSignature } from '../protocol';
import { say } from './own-words';

/** An app for a function that comes without one: inputs from its signature, outputs from what it yields. */
export const infer = (
  fn: (...inputs: never[]) => unknown,
  { parameters, description, yields }: FunctionSignature,
): App => {
  const asked = parameters.flatMap((parameter) => parameter.fields ?? (parameter.unasked ? [] : [parameter]));
  // Puts the function's arguments together from the values of the inputs.
  const call = (...given: unknown[]) => {
    const values = given.map((value, i) => taken(value, asked[i] as ParameterSignature));
    let at = 0;
    const gather = ({ fields, unasked }: ParameterSignature) => {
      if (!fields) return unasked ? undefined : values[at++];
      return Object.fromEntries(fields.map(({ key }) => [key, values[at++]]));
    };
    return (fn as (...inputs: unknown[]) => unknown)(...parameters.map(gather));
  };
  return {
    kind: 'interface',
    fn: asked.length === parameters.length && !asked.some(isChanged) ? fn : call,
    inputs: asked.map(input),
    outputs: [
      yields === 'sound'
        ? (constructors.Audio({ label: say('Output'), streaming: true, autoplay: true }) as AnyComponent)
        : component('auto', undefined, { label: say('Output') }),
    ],
    options: { description },
  };
};

/** Does the input's value differ from what the function takes? */
const isChanged = ({ optional, hint, fields, unasked }: ParameterSignature) =>
  optional || fields || unasked || hint.type === 'list';

/** An optional input left empty becomes undefined, so that the function's own default applies. */
const taken = (value: unknown, { optional, hint }: ParameterSignature): unknown => {
  if (optional && (value === null || value === '')) return undefined;
  if (hint.type !== 'list') return value;
  const items = String(value)
    .split(/[,;\n]/)
    .map((item) => item.trim())
    .filter(Boolean);
  return hint.of === 'number' ? items.map(Number) : items;
};

const input = ({ name, hint, value, description, optional }: ParameterSignature): AnyComponent => {
  const common = { label: name, ...(description === undefined ? {} : { info: description }) };
  const mayBeEmpty = optional ? { optional } : {};
  switch (hint.type) {
    case 'number':
      return constructors.Number({
        ...common,
        ...mayBeEmpty,
        ...(typeof value === 'number' ? { value } : {}),
        step: step(value),
      });
    case 'boolean':
      return constructors.Checkbox({ ...common, value: value === true });
    case 'choices': {
      const chosen = hint.choices.find((choice) => choice === value) ?? hint.choices[0];
      const options = { ...common, choices: hint.choices, ...(chosen === undefined ? {} : { value: chosen }) };
      return hint.choices.length > 5 ? constructors.Dropdown(options) : constructors.Radio(options);
    }
    case 'file':
      return constructors.File({ ...common, ...mayBeEmpty });
    case 'image':
      return constructors.Image({ ...common, ...mayBeEmpty });
    default:
      return constructors.Textbox({ ...common, ...(value === undefined ? {} : { value: String(value) }) });
  }
};

/** The step of a default with a fraction is its last digit; other numbers may change by any amount. */
const step = (value: unknown): number | undefined => {
  if (typeof value !== 'number' || Number.isInteger(value)) return undefined;
  const digits = String(value).split('.')[1]?.length ?? 0;
  return digits > 0 ? 10 ** -digits : undefined;
};
