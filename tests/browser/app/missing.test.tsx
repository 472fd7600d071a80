import { createEffect, createRoot, on } from 'solid-js';
import { expect, onTestFinished, test } from 'vitest';
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
  // It is gone to once it stands.
  await app.until(() => document.activeElement === field.element());
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

test('who has gone to another field by the time that an input is found missing stays there', async () => {
  const app = await runApp(`
    export default yc.Interface({
      fn: (name, age) => age,
      inputs: [yc.Textbox({ label: 'Name' }), yc.Number({ label: 'Age' })],
      outputs: yc.Number({ label: 'Out' }),
    });
  `);
  const submit = app.screen.getByRole('button', { name: 'Submit' }).element() as HTMLElement;
  const name = app.screen.getByLabelText('Name').element() as HTMLElement;
  submit.focus();
  submit.click();
  name.focus();
  await app.until(() => marked(app.host).length > 0);
  expect(document.activeElement).toBe(name);
});

test('an input that is filled in just after Run waits for Submit', async () => {
  const source = (label: string) =>
    `export default yc.Interface({ fn: (age) => age, inputs: yc.Number({ label: '${label}' }), outputs: yc.Number({ label: 'Out' }) });`;
  // The code of the parts is there from now on, so that the second app is drawn at once.
  const app = await runApp(source('Age'), true);
  await app.until(() => marked(app.host).length > 0);
  const states: string[] = [];
  createRoot((dispose) => {
    onTestFinished(dispose);
    createEffect(
      on(app.workspace.state, (state) => {
        states.push(state);
        const field = app.host.querySelector<HTMLInputElement>('input[type="number"]');
        if (state !== 'idle' || !app.host.textContent?.includes('Height') || !field) return;
        field.value = '3';
        field.dispatchEvent(new Event('input', { bubbles: true }));
      }),
    );
  });
  await app.run(source('Height'), true);
  expect(app.find<HTMLInputElement>('input[type="number"]').value).toBe('3');
  await import('../../../src/app/missing');
  // By the next task, all that waited for that code has been called.
  await new Promise((resolve) => setTimeout(resolve));
  expect(states).toEqual(['idle', 'loading', 'idle']);
  await app.screen.getByRole('button', { name: 'Submit' }).click();
  await app.until(() => app.workspace.state() === 'done');
});
