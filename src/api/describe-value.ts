import { isApp } from './app';
import { isComponent } from './parts';
import { isUpdate } from './slots';

/** What a value is, in the words of a message. */
export const describeValue = (value: unknown): string => {
  if (isComponent(value)) return `a ${value.kind}`;
  if (isApp(value)) return value.kind === 'interface' ? 'an Interface' : 'a Blocks app';
  if (isUpdate(value)) return 'a yc.update';
  if (typeof value === 'string')
    return `the text ${JSON.stringify(value.length > 40 ? `${value.slice(0, 39)}…` : value)}`;
  if (value === null || value === undefined) return String(value);
  if (Array.isArray(value)) return 'an array';
  if (typeof value === 'object') return isOptions(value) ? 'an object of options' : 'an object';
  return typeof value === 'function' ? 'a function' : `the ${typeof value} ${String(value)}`;
};

/** Whether a value is what options are written as: a plain object that is no component, app or update. */
export const isOptions = (value: unknown): value is object => {
  if (typeof value !== 'object' || value === null) return false;
  if (isComponent(value) || isApp(value) || isUpdate(value)) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
};

/**
 * The options of a component.
 *
 * @throws TypeError where something else was given.
 */
export const optionsOf = <O extends object>(options: O, name: string): O => {
  if (isOptions(options)) return options;
  throw new TypeError(
    `yc.${name} takes its options as one object: yc.${name}(${takesValueFirst.has(name) ? '…, ' : ''}{ … }); got ${describeValue(options)}.`,
  );
};

const takesValueFirst: ReadonlySet<string> = new Set(['Button', 'Timer', 'BrowserState']);

/**
 * Checks a list of components; `place` is what the list is called.
 *
 * @throws TypeError that names what is none, and its place.
 */
export const checkComponents = (parts: readonly unknown[], place: string, of: string) => {
  const wrong = parts.findIndex((part) => !isComponent(part));
  if (wrong < 0) return;
  const hint = isUpdate(parts[wrong])
    ? 'yc.update belongs into a yield.'
    : 'Make one with yc.Textbox(), yc.Image() and the like.';
  throw new TypeError(`${place}[${wrong}] of ${of} is ${describeValue(parts[wrong])}, not a component. ${hint}`);
};
