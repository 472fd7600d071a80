import * as v from 'valibot';
import { focused } from '../components';
import { countSchema, labelSchema } from '../protocol';
import type { AppModel } from './app-model';
import { focusIn, patience } from './missing';

/** What a validator found. It has not been checked before it gets here. */
const invalidSchema = v.strictObject({
  op: v.literal('invalid'),
  wrong: v.pipe(v.array(v.strictObject({ id: countSchema, message: labelSchema })), v.maxLength(1000)),
  focus: v.boolean(),
});

/**
 * Marks the inputs that a validator found invalid, and focuses the first. What is not on the page, such as an input in a
 * folded part, is told in a message. Returns whether the question was about that.
 */
export const markInvalid = (asked: unknown, { mounted, alerts }: AppModel): boolean => {
  const read = v.safeParse(invalidSchema, asked);
  if (!read.success) return false;
  const from = focused();
  let first: HTMLElement | undefined;
  for (const { id, message } of read.output.wrong) {
    const part = mounted()?.parts.all[id];
    const frame = part?.ask(message);
    if (frame) markControls(frame);
    else alerts.add({ level: 'warning', title: part?.properties().label ?? null, message, duration: 10 });
    first ??= frame;
  }
  if (first && read.output.focus) focusIn(first, from, performance.now() + patience);
  return true;
};

const controls = '.yc-content :is(input, select, textarea, [contenteditable="true"])';

/** Marks the controls of a field for as long as its message is shown. */
const markControls = (frame: HTMLElement) => {
  for (const control of frame.querySelectorAll(controls)) {
    if (control.hasAttribute('aria-invalid')) continue;
    control.setAttribute('aria-invalid', 'true');
    new MutationObserver((_, observer) => {
      if (frame.hasAttribute('data-missing')) return;
      control.removeAttribute('aria-invalid');
      observer.disconnect();
    }).observe(frame, { attributeFilter: ['data-missing'] });
  }
};
