import { focused } from '../components';
import { cureOf } from '../protocol';
import { say } from '../words';
import type { Mounted } from './mounted';

/** How long to wait for a field to load, so that it can be focused, in milliseconds. */
export const patience = 3000;

/**
 * Asks for each required input that was and still is empty, in its place, and focuses the first, unless the focus has
 * left `from` meanwhile. `values` are those that the inputs had. Returns whether any was missing among them.
 */
export const askForMissing = (
  { description, parts }: Mounted,
  inputs: readonly number[],
  from: Element | null,
  values: readonly unknown[],
): boolean => {
  const now = parts.values(inputs);
  let missing = false;
  let first: HTMLElement | undefined;
  inputs.forEach((id, i) => {
    const part = parts.all[id];
    const optional = description.components[id]?.optional;
    const cure = part && values[i] === null && !optional ? cureOf(part.kind, part.properties()) : undefined;
    if (!cure) return;
    missing = true;
    if (now[i] !== null) return;
    const frame = part?.ask(say(cure));
    first ??= frame;
  });
  if (first) focusIn(first, from, performance.now() + patience);
  return missing;
};

/**
 * Focuses the first control of a component once its code has loaded, unless the person has moved the focus meanwhile.
 */
export const focusIn = (frame: HTMLElement, from: Element | null, until: number): void => {
  if (!frame.isConnected || focused() !== from) return;
  const control = frame.querySelector<HTMLElement>('.yc-content :is(input, select, textarea, button):enabled');
  if (control) control.focus();
  else if (performance.now() < until) requestAnimationFrame(() => focusIn(frame, from, until));
};
