import { expect } from '@playwright/test';
import { app, blocks, button, runCode, test, untilState } from './playground';

/** Gradio's own demos of parts that are made while the app runs. */

test('a text is split into fields or buttons when it is submitted', async ({ page }) => {
  await runCode(
    page,
    blocks(
      `const input = yc.Textbox({ label: 'Input' });
       const mode = yc.Radio({ label: 'Mode', choices: ['textbox', 'button'], value: 'textbox' });
       const split = yc.render([input, mode], (text, mode) => {
         if (text.length === 0) yc.Markdown('## No input provided');
         else for (const letter of text) {
           if (mode === 'textbox') yc.Textbox({ value: letter, label: 'Letter ' + letter });
           else yc.Button('Letter ' + letter);
         }
       }, { triggers: [input.submit] });`,
      'input, mode, split',
    ),
    'idle',
  );
  const input = page.getByLabel('Input', { exact: true });
  await input.fill('ab');
  await expect(app(page).locator('[data-yc-kind="render"]')).toBeEmpty();
  await input.press('Enter');
  await expect(page.getByLabel('Letter b')).toHaveValue('b');
  await page.getByRole('radio', { name: 'button' }).check();
  await input.press('Enter');
  await expect(button(page, 'Letter a')).toBeVisible();
  await expect(page.getByLabel('Letter b', { exact: true })).toHaveCount(0);
  await input.fill('');
  await input.press('Enter');
  await expect(app(page).getByRole('heading', { name: 'No input provided' })).toBeVisible();
  await untilState(page, 'done');
});

test('tasks are added, done and deleted', async ({ page }) => {
  await runCode(
    page,
    blocks(
      `const tasks = yc.State([]);
       const task = yc.Textbox({ label: 'Task name' });
       task.submit((tasks, name) => [[...tasks, { name, complete: false }], ''], [tasks, task], [tasks, task]);
       const list = yc.render(tasks, (all) => {
         const open = all.filter((each) => !each.complete);
         yc.Markdown('### Incomplete (' + open.length + ')');
         for (const each of open) {
           yc.Row(() => {
             yc.Markdown(each.name);
             yc.Button('Done ' + each.name).click(() => { each.complete = true; return all; }, null, tasks);
             yc.Button('Delete ' + each.name).click(() => all.filter((other) => other !== each), null, tasks);
           });
         }
         yc.Markdown('### Complete (' + (all.length - open.length) + ')');
       });`,
      'task, list',
    ),
    'done',
  );
  const heading = (name: string) => app(page).getByRole('heading', { name, exact: true });
  await expect(heading('Incomplete (0)')).toBeVisible();
  const field = page.getByLabel('Task name');
  for (const [i, name] of ['tea', 'cake', 'bread'].entries()) {
    await field.fill(name);
    await field.press('Enter');
    await expect(heading(`Incomplete (${i + 1})`)).toBeVisible();
    await expect(field).toHaveValue('');
  }
  await button(page, 'Done tea').click();
  await expect(heading('Complete (1)')).toBeVisible();
  await button(page, 'Delete cake').click();
  await expect(heading('Incomplete (1)')).toBeVisible();
  await expect(heading('Complete (1)')).toBeVisible();
  await expect(button(page, 'Done bread')).toBeVisible();
});
