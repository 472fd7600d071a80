import { isApp } from './app';
import { isComponent } from './parts';
import { isUpdate } from './slots';

/** Describes a value for an error message. */
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

/** Whether a value can be an options object: a plain object that is not a component, an app or an update. */
export const isOptions = (value: unknown): value is object => {
  if (typeof value !== 'object' || value === null) return false;
  if (isComponent(value) || isApp(value) || isUpdate(value)) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
};

/**
 * Returns the options of a component.
 *
 * @throws TypeError if they are not an options object
 */
export const optionsOf = <O extends object>(options: O, name: string): O => {
  if (isOptions(options)) return options;
  throw new TypeError(
    `yc.${name} takes its options as one object: yc.${name}(${takesValueFirst.has(name) ? '…, ' : ''}{ … }); got ${describeValue(options)}.`,
  );
};

const takesValueFirst: ReadonlySet<string> = new Set(['Button', 'Timer', 'BrowserState']);

/**
 * Checks a list of components. `place` is the name of the list, and `of` is what it belongs to.
 *
 * @throws TypeError that names the first value that is not a component, and its index
 */
export const checkComponents = (parts: readonly unknown[], place: string, of: string) => {
  const wrong = parts.findIndex((part) => !isComponent(part));
  if (wrong < 0) return;
  const hint = isUpdate(parts[wrong])
    ? 'yc.update belongs into a yield.'
    : 'Make one with yc.Textbox(), yc.Image() and the like.';
  throw new TypeError(`${place}[${wrong}] of ${of} is ${describeValue(parts[wrong])}, not a component. ${hint}`);
};
