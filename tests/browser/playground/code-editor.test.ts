import { classHighlighter } from '@lezer/highlight';
import { expect, onTestFinished, test } from 'vitest';
import { page } from 'vitest/browser';
import { replaceField } from '../../../src/playground/editor/code-editor';

/** The plain field, with the caret at the end of what was typed, is replaced by the editor. */
const replaceTyped = (text: string) => {
  const host = document.body.appendChild(document.createElement('div'));
  onTestFinished(() => host.remove());
  const field = host.appendChild(document.createElement('textarea'));
  field.value = text;
  field.focus();
  field.setSelectionRange(text.length, text.length);
  return replaceField(field, text, { onEdit: () => {} }, classHighlighter);
};

test('what was typed into the field before the editor had loaded is completed, too', async () => {
  replaceTyped('const amount = yc.Sli');
  await expect.element(page.getByRole('option', { name: /^Slider/ })).toBeVisible();
});
