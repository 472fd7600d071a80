import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { show, until } from './shown';

const content = (shown: { find<T extends Element>(selector: string): T }) => shown.find<HTMLElement>('.cm-content');
const textOf = (shown: { host: HTMLElement }) =>
  [...shown.host.querySelectorAll('.cm-line')].map((line) => line.textContent).join('\n');

test('shows code in the colours of its language, to read and not to write', async () => {
  const shown = show('code', 'def f():\n    return 1', { label: 'Program', language: 'python' });
  await shown.loaded();
  await expect.element(shown.screen.getByRole('textbox', { name: 'Program' })).toHaveAttribute('aria-readonly', 'true');
  await until(() => shown.host.querySelector('.yc-t-keyword')?.textContent === 'def');
  expect(content(shown).isContentEditable).toBe(false);
  expect(content(shown).tabIndex).toBe(0);
  const colour = getComputedStyle(shown.find('.yc-t-keyword')).color;
  expect(colour).not.toBe(getComputedStyle(content(shown)).color);
});

test('grows as code streams in, and takes other code in its place', async () => {
  const shown = show('code', 'let a', { label: 'Program' });
  await shown.loaded();
  shown.set('let a = 1;\nlet b');
  expect(textOf(shown)).toBe('let a = 1;\nlet b');
  shown.set('other');
  expect(textOf(shown)).toBe('other');
  shown.set(null);
  await expect.element(shown.screen.getByText('Nothing yet.')).toBeVisible();
  expect(shown.inputs).toEqual([]);
});

test('can be written in as an input, and then takes a yield that follows', async () => {
  const shown = show('code', 'a', { label: 'Program', language: 'json' }, { interactive: true });
  await shown.loaded();
  await userEvent.click(content(shown));
  await userEvent.keyboard('{Control>}{End}{/Control}bc{Enter}d');
  expect(shown.inputs.at(-1)).toBe('abc\nd');
  shown.set('abc\nd and more');
  expect(textOf(shown)).toBe('abc\nd and more');
  expect(shown.inputs.at(-1)).toBe('abc\nd');
});

test('Tab leaves it', async () => {
  const shown = show('code', 'a', { label: 'Program' }, { interactive: true });
  await shown.loaded();
  content(shown).focus();
  await userEvent.keyboard('{Tab}');
  expect(document.activeElement).not.toBe(content(shown));
});

test('is as high as its lines, up to maxLines', async () => {
  const shown = show('code', 'a', { label: 'Program', lines: 3, maxLines: 6 });
  await shown.loaded();
  const scroller = shown.find<HTMLElement>('.cm-scroller');
  const three = scroller.offsetHeight;
  shown.set('\n'.repeat(50));
  await until(() => scroller.offsetHeight > three);
  expect(scroller.offsetHeight).toBeLessThan(three * 2);
  expect(scroller.scrollHeight).toBeGreaterThan(scroller.clientHeight);
});
