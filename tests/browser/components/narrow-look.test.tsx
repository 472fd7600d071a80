import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { preload, show, until } from './shown';
import { showSound } from './sounds';

/** Where the controls stand that are seen, by the middle of each: one number a line. */
const linesOf = (host: Element) => {
  const middles = [...host.querySelectorAll('.yc-player-bar :is(button, select, input)')]
    .map((each) => each.getBoundingClientRect())
    .filter(({ width }) => width > 0)
    .map(({ top, bottom }) => Math.round((top + bottom) / 2));
  return [...new Set(middles)];
};

test('a player has one line of controls at every width, and nothing of it stands out', async () => {
  await page.viewport(900, 700);
  const shown = await showSound();
  for (const width of [130, 180, 200, 240, 280, 320, 360, 420, 470, 500, 640]) {
    shown.host.style.width = `${width}px`;
    expect([width, linesOf(shown.host).length]).toEqual([width, 1]);
    const player = shown.find<HTMLElement>('.yc-player');
    expect([width, player.scrollWidth - player.clientWidth]).toEqual([width, 0]);
    await expect.element(shown.screen.getByRole('button', { name: 'Play' })).toBeVisible();
  }
  expect(shown.host.querySelectorAll('.yc-player-bar :is(button, select, input)').length).toBeLessThanOrEqual(7);
});

test('Markdown without a label has no heading; its name is spoken, and Copy comes with the pointer and the focus', async () => {
  await preload('markdown');
  const unnamed = show('markdown', '# Title');
  await until(() => unnamed.host.querySelector('h1'));
  expect(unnamed.find('.yc-legend').getBoundingClientRect().width).toBeLessThanOrEqual(1);
  expect(unnamed.find('.yc-content').getBoundingClientRect().top).toBe(unnamed.root().getBoundingClientRect().top);
  const tools = unnamed.find<HTMLElement>('.yc-tools');
  expect(getComputedStyle(tools).opacity).toBe('0');
  tools.querySelector('button')?.focus();
  expect(getComputedStyle(tools).opacity).toBe('1');
  const named = show('markdown', '# Title', { label: 'Notes' });
  await until(() => named.host.querySelector('h1'));
  expect(named.find('.yc-legend').getBoundingClientRect().width).toBeGreaterThan(20);
});

test('the boxes of several choices stand below one another', async () => {
  await preload('checkboxgroup');
  const choices = ['Upper', 'Lowercase letters', 'Digits', 'Symbols', 'A', 'Emoji', 'Others'];
  const shown = show('checkboxgroup', [], {
    label: 'Kinds',
    choices: choices.map((each) => ({ label: each, value: each })),
  });
  await until(() => shown.host.querySelectorAll('input').length === choices.length);
  shown.host.style.width = '500px';
  const boxes = [...shown.host.querySelectorAll('input')].map((each) => each.getBoundingClientRect());
  const columns = new Set(boxes.map(({ left }) => Math.round(left)));
  const lines = new Set(boxes.map(({ top }) => Math.round(top)));
  expect(lines.size).toBeGreaterThan(1);
  expect(columns.size * lines.size).toBeLessThan(boxes.length + columns.size);
});
