import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { show } from './shown';

const open = async (value: string | null = '#112233', interactive = true) => {
  const shown = show('colorpicker', value, { label: 'Paint' }, { interactive });
  await shown.loaded();
  return {
    ...shown,
    text: shown.screen.getByRole('textbox', { name: 'Paint', exact: true }),
    well: () => shown.find<HTMLInputElement>('input[type="color"]'),
  };
};

test.each([
  ['#F80', '#ff8800'],
  ['#ff800080', '#ff8000'],
  ['orange', '#ffa500'],
  ['rgb(255 128 0)', '#ff8000'],
  ['rgba(255, 128, 0, 0.25)', '#ff8000'],
  ['hsl(120deg 100% 25%)', '#008000'],
  ['oklch(1 0 0)', '#ffffff'],
])('what is typed may be any CSS colour: %s', async (typed, hex) => {
  const { text, inputs, well } = await open();
  await text.fill(typed);
  expect(inputs).toEqual([hex]);
  expect(well().value).toBe(hex);
  // It stays as it is being typed, and is the value once typing is over.
  await expect.element(text).toHaveValue(typed);
  await userEvent.keyboard('{Tab}');
  await expect.element(text).toHaveValue(hex);
});

test('what is no colour stays with a sentence, and changes nothing', async () => {
  const { text, inputs, submits, screen } = await open();
  await text.fill('reddish');
  await userEvent.keyboard('{Enter}');
  expect(inputs).toEqual([]);
  expect(submits()).toBe(0);
  await expect.element(screen.getByRole('alert')).toHaveTextContent('“reddish” is not a colour.');
  await expect.element(text).toHaveAttribute('aria-invalid', 'true');
  await expect.element(text).toHaveValue('reddish');
  await text.fill('red');
  await userEvent.keyboard('{Enter}');
  expect(inputs).toEqual(['#ff0000']);
  expect(submits()).toBe(1);
  await expect.element(text).not.toHaveAttribute('aria-invalid');
});

test('the browser’s own picker and a yield change both', async () => {
  const { text, inputs, well, set } = await open();
  await text.fill('reddish');
  well().value = '#abcdef';
  well().dispatchEvent(new InputEvent('input', { bubbles: true }));
  expect(inputs).toEqual(['#abcdef']);
  await expect.element(text).toHaveValue('#abcdef');
  set('#00ff00');
  await expect.element(text).toHaveValue('#00ff00');
  expect(well().value).toBe('#00ff00');
});

test('an output shows the colour and cannot be changed', async () => {
  const { host, text, find } = await open('#112233', false);
  expect(host.querySelector('input[type="color"]')).toBeNull();
  expect(getComputedStyle(find('.yc-colour-swatch')).backgroundColor).toBe('rgb(17, 34, 51)');
  await expect.element(text).toHaveAttribute('readonly');
});
