import { expect, test } from 'vitest';
import { runApp } from './running';

const marked = (host: HTMLElement) =>
  [...host.querySelectorAll<HTMLElement>('[data-missing]')].map((each) => [
    each.querySelector('legend')?.textContent,
    each.querySelector('.yc-problem')?.textContent,
  ]);
const described = (element: Element | null) =>
  (element?.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => document.getElementById(id)?.textContent)
    .join(' ');

test('every input that is empty and may not be is marked in its place at Submit, and the first is gone to', async () => {
  const app = await runApp(`
    export default yc.Interface({
      fn: (...all) => all.length,
      inputs: [
        yc.Textbox({ label: 'Text' }),
        yc.Image({ label: 'Any picture', optional: true }),
        yc.File({ label: 'Files', fileCount: 'multiple' }),
        yc.Image({ label: 'Picture', sources: ['upload'], info: 'Of a cat.' }),
        yc.Audio({ label: 'Sound', sources: ['upload'] }),
        yc.Video({ label: 'Film', sources: ['upload'] }),
        yc.File({ label: 'File' }),
        yc.Number({ label: 'Age' }),
        yc.Radio({ label: 'Size', choices: ['S', 'L'] }),
        yc.Dropdown({ label: 'Colour', choices: ['red', 'blue'], value: null }),
        yc.Image({ label: 'Camera', sources: ['webcam'] }),
      ],
      outputs: yc.Number({ label: 'Count' }),
    });
  `);
  await app.until(() => !app.host.querySelector('.yc-loading, .yc-awaiting'));
  await app.screen.getByRole('button', { name: 'Submit' }).click();
  await app.until(() => marked(app.host).length > 0);
  expect(marked(app.host)).toEqual([
    ['Picture', 'Add an image first.'],
    ['Sound', 'Add a sound first.'],
    ['Film', 'Add a video first.'],
    ['File', 'Add a file first.'],
    ['Age', 'Type a number first.'],
    ['Size', 'Choose one first.'],
    ['Colour', 'Choose one first.'],
    ['Camera', 'Add an image first.'],
  ]);
  const field = app.screen.getByLabelText('Picture', { exact: true });
  expect(document.activeElement).toBe(field.element());
  expect(described(field.element())).toBe('Of a cat. Add an image first.');
  for (const name of ['Picture', 'Sound', 'Film', 'File', 'Age', 'Colour'])
    await expect
      .element(app.screen.getByLabelText(name, { exact: true }).first())
      .toHaveAttribute('aria-invalid', 'true');
  for (const name of ['Size', 'Camera']) {
    const group = app.screen.getByRole('group', { name, exact: true }).element();
    expect(described(group)).toBe(name === 'Size' ? 'Choose one first.' : 'Add an image first.');
  }
  // By a sign and a line, and not by colour alone.
  const words = app.find('[data-missing] .yc-problem');
  expect(getComputedStyle(words, '::before').content).toContain('!');
  expect(getComputedStyle(app.find('[data-missing] .yc-door')).borderTopStyle).toBe('solid');
  expect(getComputedStyle(app.find('[data-missing] .yc-capture')).borderTopStyle).toBe('solid');
});

test('the mark goes with a value, with Clear, and is left out where nobody could put anything in', async () => {
  const app = await runApp(`
    export default yc.Interface({
      fn: (age, size) => age,
      inputs: [
        yc.Number({ label: 'Age' }),
        yc.Number({ label: 'Size', interactive: false }),
        yc.Number({ label: 'Weight', visible: false }),
      ],
      outputs: yc.Number({ label: 'Out' }),
    });
  `);
  const submit = app.screen.getByRole('button', { name: 'Submit' });
  await submit.click();
  await app.until(() => marked(app.host).length > 0);
  expect(marked(app.host)).toEqual([['Age', 'Type a number first.']]);
  await app.screen.getByLabelText('Age').fill('3');
  expect(marked(app.host)).toEqual([]);
  await expect.element(app.screen.getByLabelText('Age')).not.toHaveAttribute('aria-invalid');
  await app.screen.getByLabelText('Age').fill('');
  await app.settled();
  await submit.click();
  await app.until(() => marked(app.host).length === 1);
  await app.settled();
  await app.screen.getByRole('button', { name: 'Clear' }).click();
  expect(marked(app.host)).toEqual([]);
});

test('a button of a Blocks app marks what its own function needs', async () => {
  const app = await runApp(`
    const picture = yc.Image({ label: 'Picture', sources: ['upload'] });
    const other = yc.Image({ label: 'Other', sources: ['upload'] });
    const go = yc.Button('Go');
    const out = yc.Textbox({ label: 'Out' });
    go.click(() => 'went', [picture], [out]);
    other.change(() => '', [other], [out]);
    export default yc.Blocks(picture, other, go, out);
  `);
  await app.screen.getByRole('button', { name: 'Go' }).click();
  await app.until(() => marked(app.host).length > 0);
  expect(marked(app.host)).toEqual([['Picture', 'Add an image first.']]);
});
