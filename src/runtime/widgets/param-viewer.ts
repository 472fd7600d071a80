import type { Codec } from '../../api/internal';
import { extraEvents, mostParameters, type Parameter } from '../../protocol';
import type { Lent } from '../extra-tools';

const example = "{ ndigits: { type: 'int', description: 'How many digits', default: '0' } }";

/** A text or what may be written as one; `undefined` for anything else. */
const textOf = (given: unknown): string | undefined =>
  /^(?:string|number|bigint|boolean)$/.test(typeof given) ? String(given) : undefined;

/** Implements `yc.ParamViewer`. */
export const paramViewerOf = (lent: Lent) => {
  const { describeValue, Refusal } = lent;

  const parameterOf = (name: string, given: unknown): Parameter => {
    const parts = given as { type?: unknown; description?: unknown; default?: unknown };
    if (typeof given !== 'object' || given === null || Array.isArray(given))
      throw new Refusal(
        `“${name}” is a type, a description and a default, as in ${example}, and this is ${describeValue(given)}`,
      );
    const text = (part: 'type' | 'description' | 'default') => {
      const written = parts[part] === undefined || parts[part] === null ? null : textOf(parts[part]);
      if (written !== undefined) return written;
      throw new Refusal(`the ${part} of “${name}” is a text or null, and this is ${describeValue(parts[part])}`);
    };
    return { name, type: text('type') ?? '', description: text('description') ?? '', default: text('default') };
  };

  const codec: Codec = {
    events: extraEvents.paramviewer,
    encode: (given, payload) => {
      if (typeof given !== 'object' || given === null || Array.isArray(given))
        throw new Refusal(`it takes parameters by name, as in ${example}, and this is ${describeValue(given)}`);
      const entries = given instanceof Map ? [...given] : Object.entries(given);
      if (entries.length > mostParameters)
        throw new Refusal(
          `it has at most ${mostParameters.toLocaleString('en')} parameters, and these are ${entries.length}`,
        );
      const parameters = entries.map(([name, of]) => parameterOf(String(name), of));
      for (const { name, type, description, default: usual } of parameters)
        payload.bytes += name.length + type.length + description.length + (usual?.length ?? 0) + 16;
      return parameters;
    },
    decode: (wire: Parameter[]) => Object.fromEntries(wire.map(({ name, ...of }) => [name, of])),
    empty: {},
  };

  return ({ value, maxHeight, ...properties }: Record<string, unknown> = {}) =>
    lent.component('paramviewer', value, { ...properties, maxHeight: maxHeight ?? undefined } as object, { codec });
};
