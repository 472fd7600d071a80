import { type AnyComponent, type App, component, constructors } from '../api/internal';
import type { FunctionSignature, ParameterSignature } from '../protocol';

/** An app for a function that comes without one: inputs from its signature, outputs from what it yields. */
export const infer = (fn: (...inputs: never[]) => unknown, signature: FunctionSignature): App => ({
  kind: 'interface',
  fn,
  inputs: signature.parameters.map(input),
  outputs: [component('auto', undefined, { label: 'Output' })],
  options: { description: signature.description },
});

const input = ({ name, hint, value, description }: ParameterSignature): AnyComponent => {
  const common = { label: name, ...(description === undefined ? {} : { info: description }) };
  switch (hint.type) {
    case 'number':
      return constructors.Number({ ...common, ...(typeof value === 'number' ? { value } : {}), step: step(value) });
    case 'boolean':
      return constructors.Checkbox({ ...common, value: value === true });
    case 'choices': {
      const chosen = hint.choices.find((choice) => choice === value) ?? hint.choices[0];
      const options = { ...common, choices: hint.choices, ...(chosen === undefined ? {} : { value: chosen }) };
      return hint.choices.length > 5 ? constructors.Dropdown(options) : constructors.Radio(options);
    }
    case 'file':
      return constructors.File(common);
    case 'image':
      return constructors.Image(common);
    default:
      return constructors.Textbox({ ...common, ...(value === undefined ? {} : { value: String(value) }) });
  }
};

/** A default with a fraction is stepped by its last digit; another number by any amount. */
const step = (value: unknown): number | undefined => {
  if (typeof value !== 'number' || Number.isInteger(value)) return undefined;
  const digits = String(value).split('.')[1]?.length ?? 0;
  return digits > 0 ? 10 ** -digits : undefined;
};
