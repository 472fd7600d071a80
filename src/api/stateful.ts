import { type CommonOptions, component, type Evented } from './component';
import { optionsOf } from './describe-value';

/** A button. @example yc.Button('Greet', { variant: 'primary' }) */
export const Button = (
  value = 'Go',
  options: CommonOptions & { variant?: 'primary' | 'secondary' | 'stop'; size?: 'small' | 'medium' | 'large' } = {},
): Evented<'button', string, string> => component('button', value, optionsOf(options, 'Button'));

/** Ticks every so many seconds while it is active and its tab is visible. */
export const Timer = (seconds = 1, options: { active?: boolean } = {}): Evented<'timer', number, number> => {
  if (!(seconds > 0)) throw new RangeError(`A Timer's seconds are more than 0; got ${String(seconds)}.`);
  return component('timer', seconds, { active: true, ...optionsOf(options, 'Timer') });
};

/** Read-only through and through: what TypeScript makes of an array that is written into a yield. */
type Frozen<T> = T extends readonly (infer E)[]
  ? readonly Frozen<E>[]
  : T extends (...given: never[]) => unknown
    ? T
    : T extends object
      ? { readonly [K in keyof T]: Frozen<T[K]> }
      : T;

/** What a run leaves to the next: each gets a deep copy of its own. Nothing of it is shown. */
export const State = <T>(value: T): Evented<'state', T, Frozen<T>> => component('state', value, {});

/** A state that the browser keeps, for this app alone. Give a key where one app has several of them. */
export const BrowserState = <T>(
  value: T,
  options: { storageKey?: string } = {},
): Evented<'browserstate', T, Frozen<T>> => component('browserstate', value, optionsOf(options, 'BrowserState'));
