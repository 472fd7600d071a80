import type { CommonOptions } from './component';
import type { ButtonExtras } from './component-options';
import { component, type Evented } from './create-component';
import { optionsOf } from './describe-value';

/** A button with a text, `Go` by default. @example yc.Button('Greet', { variant: 'primary' }) */
export const Button = (
  value = 'Go',
  options: CommonOptions &
    ButtonExtras & { variant?: 'primary' | 'secondary' | 'stop'; size?: 'small' | 'medium' | 'large' } = {},
): Evented<'button', string, string> => component('button', value, optionsOf(options, 'Button'));

/**
 * Fires `tick` every `seconds` seconds, 1 by default, while it is active and the browser tab is visible.
 *
 * @throws RangeError for `seconds` that are not above 0
 */
export const Timer = (seconds = 1, options: { active?: boolean } = {}): Evented<'timer', number, number> => {
  if (!(seconds > 0)) throw new RangeError(`A Timer's seconds are more than 0; got ${String(seconds)}.`);
  return component('timer', seconds, { active: true, ...optionsOf(options, 'Timer') });
};

/** Deeply read-only, as TypeScript infers an array literal in a yield. */
type Frozen<T> = T extends readonly (infer E)[]
  ? readonly Frozen<E>[]
  : T extends (...given: never[]) => unknown
    ? T
    : T extends object
      ? { readonly [K in keyof T]: Frozen<T[K]> }
      : T;

/** A value that one run passes on to the next. Each run gets its own deep copy. It is not shown. */
export const State = <T>(value: T): Evented<'state', T, Frozen<T>> => component('state', value, {});

/**
 * A state that stays in this browser, for this sketch only. If an app has several, give each a `storageKey`: by default
 * they are identified by their order.
 */
export const BrowserState = <T>(
  value: T,
  options: { storageKey?: string } = {},
): Evented<'browserstate', T, Frozen<T>> => component('browserstate', value, optionsOf(options, 'BrowserState'));
