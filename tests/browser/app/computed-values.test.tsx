import { expect, test } from 'vitest';
import { runApp } from './running';

test('a value that is a function of inputs follows them', async () => {
  const app = await runApp(`
    const a = yc.Number({ label: 'A', value: 2 });
    const b = yc.Number({ label: 'B', value: 3 });
    const sum = yc.Number({ label: 'Sum', value: (a, b) => a + b, inputs: [a, b] });
    const twice = yc.Number({ label: 'Twice', value: async (sum) => 2 * sum, inputs: sum });
    export default yc.Blocks(a, b, sum, twice);`);
  const field = (name: string) => app.screen.getByRole('spinbutton', { name, exact: true });
  await expect.element(field('Sum')).toHaveValue(5);
  await expect.element(field('Twice')).toHaveValue(10);
  await field('A').fill('10');
  await expect.element(field('Sum')).toHaveValue(13);
  await expect.element(field('Twice')).toHaveValue(26);
  expect(await app.settled()).toEqual([]);
});

test('a timer as `every` is started and stopped by its owner, and may time several values', async () => {
  const app = await runApp(`
    const timer = yc.Timer(0.05, { active: false });
    let calls = 0;
    const count = yc.Number({ label: 'Count', value: () => calls++, every: timer });
    let others = 0;
    const witness = yc.Textbox({ label: 'Witness', value: () => String(others++), every: 0.05 });
    const start = yc.Button('Start');
    const stop = yc.Button('Stop it');
    const halted = yc.Textbox({ label: 'Halted' });
    start.click(() => yc.update({ active: true }), null, timer);
    stop.click(() => [yc.update({ active: false }), 'yes'], null, [timer, halted]);
    export default yc.Blocks(count, start, stop, halted, witness);`);
  const shown = () => Number(app.find<HTMLInputElement>('[data-yc-kind="number"] input').value);
  // It is called once when the app loads, and no more until the timer goes.
  await app.until(() => app.find<HTMLInputElement>('[data-yc-kind="number"] input').value === '0');
  await app.screen.getByRole('button', { name: 'Start' }).click();
  await app.until(() => shown() >= 3);
  await app.screen.getByRole('button', { name: 'Stop it' }).click();
  await expect.element(app.screen.getByRole('textbox', { name: 'Halted' })).toHaveValue('yes');
  const others = () =>
    Number((app.screen.getByRole('textbox', { name: 'Witness' }).element() as HTMLInputElement).value);
  const [before, witnessed] = [shown(), others()];
  // A tick that the timer had sent already may still arrive; another timer shows that there was time for many.
  await app.until(() => others() >= witnessed + 8);
  expect(shown()).toBeLessThanOrEqual(before + 1);
});

test.each([
  [
    "yc.Number({ label: 'N', value: () => 1, every: 'x' })",
    'every of “N” is a number of seconds above 0, or a yc.Timer',
  ],
  ["yc.Number({ label: 'N', value: (a) => a, inputs: ['x', 1] })", 'inputs[1] of “N” is 1, not a component'],
])('%s is refused', async (made, words) => {
  const app = await runApp(`export default yc.Blocks(${made.replace("['x', 1]", '[yc.Number(), 1]')});`);
  expect(await app.settled()).toEqual([expect.stringContaining(words)]);
});
