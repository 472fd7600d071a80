import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { runApp } from './running';

const merge = `
const count = yc.Slider({ label: 'Count', minimum: 1, maximum: 5, value: 2, step: 1 });
const output = yc.Textbox({ label: 'Merged' });
const clear = yc.Button('Clear all');
export default yc.Blocks(
  count,
  yc.render(count, (count) => {
    const boxes = Array.from({ length: count }, (_, i) => yc.Textbox({ label: \`Box \${i + 1}\`, key: i }));
    const merge = yc.Button('Merge');
    merge.click((...texts) => texts.slice(0, count).join(' '), boxes, output);
    clear.click(() => boxes.map(() => ''), null, boxes);
    return [...boxes, merge];
  }),
  clear,
  output,
);`;

test('makes components when the app loads, and again when an input changes', async () => {
  const app = await runApp(merge);
  await expect.element(app.screen.getByLabelText('Box 2')).toBeVisible();
  expect(await app.settled()).toEqual([]);
  await expect.element(app.screen.getByRole('status')).toHaveTextContent(/^Done · [\d.]+ s/);
  const count = app.screen.getByRole('slider', { name: 'Count' });
  await userEvent.fill(app.screen.getByLabelText('Box 1'), 'one');
  await count.fill('3');
  await expect.element(app.screen.getByLabelText('Box 3')).toBeVisible();
  await expect.element(app.screen.getByLabelText('Box 1')).toHaveValue('one');
  await userEvent.fill(app.screen.getByLabelText('Box 3'), 'three');
  await app.screen.getByRole('button', { name: 'Merge' }).click();
  await expect.element(app.screen.getByLabelText('Merged')).toHaveValue('one  three');
  await app.screen.getByRole('button', { name: 'Clear all' }).click();
  await expect.element(app.screen.getByLabelText('Box 3')).toHaveValue('');
  await count.fill('1');
  await expect.poll(() => app.host.querySelectorAll('[data-yc-kind="textbox"]').length).toBe(2);
  expect(await app.settled()).toEqual([]);
});

const todo = `
const tasks = yc.State([]);
const task = yc.Textbox({ label: 'Task' });
task.submit((tasks, name) => [[...tasks, { name, done: false }], ''], [tasks, task], [tasks, task]);
const list = yc.render(tasks, (tasks) => {
  const open = tasks.filter(({ done }) => !done);
  yc.Markdown({ value: '### Open: ' + open.length });
  for (const task of open) {
    yc.Row(() => {
      yc.Textbox({ value: task.name, label: 'Open task', key: task.name });
      const done = yc.Button('Done ' + task.name);
      done.click(() => tasks.map((each) => (each === task ? { ...task, done: true } : each)), null, tasks_);
    });
  }
});
const tasks_ = tasks;
export default yc.Blocks(task, list);`;

test('a list of what a State holds grows and shrinks by the buttons in it', async () => {
  const app = await runApp(todo);
  await expect.element(app.screen.getByText('Open: 0')).toBeVisible();
  const field = app.screen.getByLabelText('Task', { exact: true });
  for (const [i, name] of ['tea', 'cake'].entries()) {
    await field.fill(name);
    await userEvent.keyboard('{Enter}');
    await expect.element(app.screen.getByText(`Open: ${i + 1}`)).toBeVisible();
  }
  await app.screen.getByRole('button', { name: 'Done tea' }).click();
  await expect.element(app.screen.getByText('Open: 1')).toBeVisible();
  await expect.element(app.screen.getByLabelText('Open task')).toHaveValue('cake');
  expect(await app.settled()).toEqual([]);
});

test('a person who types into a component with a key goes on typing while the part is made again', async () => {
  const app = await runApp(`
    const count = yc.State(0);
    export default yc.Blocks(yc.render(count, (n) => {
      const box = yc.Textbox({ label: 'Name', key: 'name' });
      box.input(() => n + 1, null, count);
      return [yc.Markdown('Made ' + n), yc.Row(box, yc.Button('Button ' + n))];
    }));`);
  const box = app.screen.getByLabelText('Name');
  await expect.element(box).toBeVisible();
  const element = box.element();
  await box.click();
  for (const [i, letter] of [...'abc'].entries()) {
    await userEvent.keyboard(letter);
    await expect.element(app.screen.getByText(`Button ${i + 1}`)).toBeVisible();
  }
  await expect.element(box).toHaveValue('abc');
  expect(document.activeElement).toBe(element);
});

test('an error is shown in place, and what was shown stays and works', async () => {
  const app = await runApp(`
    const n = yc.Number({ label: 'N', value: 1 });
    const output = yc.Textbox({ label: 'Output' });
    export default yc.Blocks(n, output, yc.render(n, (n) => {
      if (n === 2) throw new RangeError('Two is too many.');
      const go = yc.Button('Go ' + n);
      go.click(() => 'went ' + n, null, output);
      return go;
    }));`);
  await expect.element(app.screen.getByRole('button', { name: 'Go 1' })).toBeVisible();
  await app.screen.getByLabelText('N', { exact: true }).fill('2');
  await app.until(() => app.find('[data-yc-kind="render"]').textContent?.includes('Two is too many.'));
  await app.screen.getByRole('button', { name: 'Go 1' }).click();
  await expect.element(app.screen.getByLabelText('Output')).toHaveValue('went 1');
  await app.screen.getByLabelText('N', { exact: true }).fill('3');
  await expect.element(app.screen.getByRole('button', { name: 'Go 3' })).toBeVisible();
  expect(app.find('[data-yc-kind="render"]').textContent).not.toContain('Two');
  expect(app.host.querySelectorAll('button').length).toBe(1);
});

test('a part within a part, a timer and a value that is a function work, and end with their part', async () => {
  const app = await runApp(`
    const n = yc.Number({ label: 'N', value: 1 });
    const ticks = yc.Textbox({ label: 'Ticks', value: '' });
    export default yc.Blocks(n, ticks, yc.render(n, (n) => {
      const inner = yc.Textbox({ label: 'Inner', value: 'a' });
      const made = yc.Textbox({ label: 'Computed', value: () => 'computed ' + n });
      const timer = yc.Timer(0.02);
      if (n === 1) timer.tick((text) => text + n, ticks, ticks);
      return [inner, made, yc.render(inner, (text) => yc.Markdown(text + ' within ' + n))];
    }));`);
  await expect.element(app.screen.getByText('a within 1')).toBeVisible();
  await expect.element(app.screen.getByLabelText('Computed')).toHaveValue('computed 1');
  const ticks = app.screen.getByLabelText('Ticks').element() as HTMLInputElement;
  await app.until(() => ticks.value.startsWith('11'));
  await app.screen.getByLabelText('Inner').fill('b');
  await expect.element(app.screen.getByText('b within 1')).toBeVisible();
  await app.screen.getByLabelText('N', { exact: true }).fill('2');
  await expect.element(app.screen.getByText('a within 2')).toBeVisible();
  await expect.element(app.screen.getByLabelText('Computed')).toHaveValue('computed 2');
  expect(await app.settled()).toEqual([]);
  expect(app.workspace.model.mounted()?.parts.all.filter(({ kind }) => kind === 'timer')).toEqual([]);
});

test('a run of a listener ends when its part is made again, and its late yields change nothing', async () => {
  const app = await runApp(`
    const n = yc.Number({ label: 'N', value: 1 });
    const output = yc.Textbox({ label: 'Output' });
    export default yc.Blocks(n, output, yc.render(n, (n) => {
      const go = yc.Button('Go ' + n);
      go.click(async function* () {
        try { yield 'begun'; await yc.sleep(3600); } finally { console.log('ended'); }
      }, null, output);
      return go;
    }));`);
  await app.screen.getByRole('button', { name: 'Go 1' }).click();
  await expect.element(app.screen.getByLabelText('Output')).toHaveValue('begun');
  await app.screen.getByLabelText('N', { exact: true }).fill('2');
  await expect.element(app.screen.getByRole('button', { name: 'Go 2' })).toBeVisible();
  expect(await app.settled()).toEqual([]);
  await expect.element(app.screen.getByLabelText('Output')).toHaveValue('begun');
});

test('a function that never ends is stopped; then its part, and what was entered, is made again', async () => {
  const app = await runApp(`
    const n = yc.Number({ label: 'N', value: 1 });
    const output = yc.Textbox({ label: 'Output' });
    export default yc.Blocks(n, output, yc.render(n, (n) => {
      if (n === 2) for (;;);
      const text = yc.Textbox({ label: 'Text' });
      const go = yc.Button('Go ' + n);
      go.click((text) => 'went ' + text, text, output);
      return [text, go];
    }));`);
  await app.screen.getByLabelText('Text').fill('far');
  await app.screen.getByLabelText('N', { exact: true }).fill('2');
  await app.until(() => app.workspace.state() === 'running');
  app.workspace.stop();
  await app.settled();
  await app.screen.getByLabelText('N', { exact: true }).fill('1');
  await app.settled();
  await expect.element(app.screen.getByLabelText('Text')).toHaveValue('far');
  await expect
    .poll(async () => {
      await app.screen.getByRole('button', { name: 'Go 1' }).click();
      return app.find<HTMLTextAreaElement>('[data-yc-kind="textbox"] textarea, [data-yc-kind="textbox"] input').value;
    })
    .toBe('went far');
});
