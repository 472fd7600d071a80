import type { AnyComponent } from '../../api/internal';

const plainDefault = /^[\p{ID_Start}$_][\p{ID_Continue}$]*\s*=\s*(?:(-?[\d.]+)|(true|false)|(['"`])([^'"`\\,$]*)\3)$/u;

/**
 * The defaults of a function's parameters, read from its source, if they are numbers, booleans or plain strings;
 * undefined for others. The first parenthesis ends the list.
 */
export const parameterDefaults = (fn: unknown): (number | string | boolean | undefined)[] => {
  const source = String(fn);
  const list = /^[^(]*\(([^()]*)/.exec(source)?.[1] ?? '';
  return list.split(',').map((parameter) => {
    const [, number, flag, , text] = plainDefault.exec(parameter.trim()) ?? [];
    if (number !== undefined) return Number(number);
    return flag === undefined ? text : flag === 'true';
  });
};

/** The type of each kind's initial value. */
const initialTypes: Readonly<Record<string, string>> = {
  number: 'number',
  slider: 'number',
  textbox: 'string',
  checkbox: 'boolean',
};

/** Makes a parameter's default the initial value of its input. A slider's bounds are extended to include it. */
export const beginWith = (input: AnyComponent, value: unknown) => {
  if (typeof value !== initialTypes[input.kind]) return;
  const { minimum, maximum } = input.properties as { minimum?: number; maximum?: number };
  if (input.kind === 'slider' && typeof value === 'number')
    Object.assign(input.properties, {
      minimum: Math.min(minimum ?? 0, value),
      maximum: Math.max(maximum ?? 100, value),
    });
  Object.assign(input, { value });
};
