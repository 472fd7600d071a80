import { classHighlighter } from '@lezer/highlight';
import { expect, onTestFinished, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
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

test('the search, which loads with its first key, opens', async () => {
  replaceTyped('let total = 0;\ntotal += 1;');
  await expect.element(page.getByRole('textbox', { name: 'Code' })).toHaveFocus();
  await userEvent.keyboard('{ControlOrMeta>}f{/ControlOrMeta}');
  await expect.element(page.getByRole('textbox', { name: 'Find' })).toHaveFocus();
});

test('other occurrences of what is selected are marked', async () => {
  replaceTyped('let total = 0;\ntotal');
  await expect.element(page.getByRole('textbox', { name: 'Code' })).toHaveFocus();
  await userEvent.keyboard('{Shift>}{ArrowLeft>5/}{/Shift}');
  await expect.poll(() => document.querySelector('.cm-selectionMatch')?.textContent).toBe('total');
});
