import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { app, button, complaint, component, number, runCode, test, text, untilState } from './playground';

const axe = async (page: Page) => (await new AxeBuilder({ page }).include('[data-yc="app"]').analyze()).violations;

const nested = `import * as yc from 'yieldcast';
const count = yc.Interface({
  title: 'Counting', description: 'Some **bold** words',
  fn: async function* (to) {
    for (let n = 1; n <= to; n++) yield n;
    await yc.sleep(600);
  },
  inputs: yc.Number({ label: 'To', value: 3 }),
  outputs: yc.Number({ label: 'Now' }),
});
const greet = yc.Interface({
  title: 'Greeting',
  fn: (name, ...more) => \`Hello, \${name}! \${more.length}\`,
  inputs: 'text',
  outputs: yc.Textbox({ label: 'Said' }),
  examples: ['Ada', 'Bob', 'Cyd'],
  examplesPerPage: 2,
  submitLabel: 'Greet',
});
const echo = yc.ChatInterface({ fn: (message) => 'You said ' + message });
const live = yc.Interface({
  live: true, fn: (n) => n * 2, inputs: yc.Slider({ label: 'N', value: 4, step: 1 }), outputs: yc.Number({ label: 'Twice' }),
});
const tabs = yc.TabbedInterface([echo, live], ['Chat', 'Doubling']);
export default yc.Blocks({ title: 'All' }, yc.Row(count, yc.Accordion('More', greet)), tabs);`;

const form = (page: Page, title: string) => component(page, title).and(page.locator('[data-yc-kind="actions"]'));
const press = (page: Page, title: string, name: string) =>
  form(page, title).getByRole('button', { name, exact: true }).click();

test('forms and chats stand within another app, and run independently of one another', async ({ page }) => {
  await runCode(page, nested, 'done');
  await expect(app(page).getByRole('heading', { name: 'Counting' })).toBeVisible();
  await expect(app(page).getByText('bold', { exact: true })).toBeVisible();
  await press(page, 'Counting', 'Submit');
  await expect(number(page, 'Now')).toHaveValue('3');
  await expect(form(page, 'Counting').getByRole('button', { name: 'Stop' })).toBeEnabled();
  await expect(form(page, 'Counting').getByRole('button', { name: 'Clear' })).toBeDisabled();

  // The others go on meanwhile: by Enter, by an example, by a message.
  await text(page, 'name').fill('Eve');
  await text(page, 'name').press('Enter');
  await expect(text(page, 'Said')).toHaveValue('Hello, Eve! 0');
  const examples = component(page, 'Examples');
  await examples.getByRole('button', { name: '2', exact: true }).press('Enter');
  await examples.getByRole('button', { name: 'Cyd' }).press('Enter');
  await expect(text(page, 'name')).toHaveValue('Cyd');
  await press(page, 'Greeting', 'Greet');
  await expect(text(page, 'Said')).toHaveValue('Hello, Cyd! 0');
  await text(page, 'Message').fill('hey');
  await text(page, 'Message').press('Enter');
  await expect(component(page, 'Conversation')).toContainText('You said hey');
  expect(await axe(page)).toEqual([]);

  // A live form ran with its initial values, and runs at each change.
  await app(page).getByRole('tab', { name: 'Doubling' }).click();
  await expect(number(page, 'Twice')).toHaveValue('8');
  await app(page).getByRole('slider', { name: 'N' }).press('ArrowRight');
  await expect(number(page, 'Twice')).toHaveValue('10');

  // Stop and Clear concern their own form alone.
  await expect(form(page, 'Counting').getByRole('button', { name: 'Stop' })).toBeEnabled();
  await press(page, 'Counting', 'Stop');
  await expect(form(page, 'Counting').getByRole('button', { name: 'Submit' })).toBeEnabled();
  await number(page, 'To').fill('7');
  await press(page, 'Counting', 'Clear');
  await expect(number(page, 'Now')).toHaveValue('');
  await expect(number(page, 'To')).toHaveValue('3');
  await expect(text(page, 'Said')).toHaveValue('Hello, Cyd! 0');
  // A form whose input is empty asks for it, and does not stay at Stop.
  await number(page, 'To').fill('');
  await press(page, 'Counting', 'Submit');
  await expect(component(page, 'To').getByRole('alert')).toBeVisible();
  await expect(form(page, 'Counting').getByRole('button', { name: 'Submit' })).toBeEnabled();
});

const samples = `import * as yc from 'yieldcast';
const name = yc.Textbox({ label: 'Name' });
const times = yc.Slider(1, 5, { label: 'Times', step: 1 });
const out = yc.Textbox({ label: 'Out' });
let calls = 0;
const kept = yc.Examples({
  examples: [['Ada', 2], ['Bob', 3]], inputs: [name, times], outputs: out, cacheExamples: true,
  fn: (name, times) => name.repeat(times) + ' in call ' + ++calls,
});
const pixels = yc.Dataset({
  label: 'Pixels', components: ['image', 'number'], headers: ['Look', 'Number'], type: 'tuple', samplesPerPage: 2,
  samples: ['red', 'lime', 'blue'].map((colour, i) => {
    const canvas = new OffscreenCanvas(8, 8);
    const context = canvas.getContext('2d');
    context.fillStyle = colour;
    context.fillRect(0, 0, 8, 8);
    return [canvas, i * 10];
  }),
});
pixels.click(([index, [, number]], event) => [index, number, event.index, event.value].join(), pixels, out);
export default yc.Blocks(name, times, kept, out, pixels);`;

test('examples and samples in Blocks are picked by pointer and by keys', async ({ page }) => {
  await runCode(page, samples, 'idle');
  await button(page, 'Bob · 3').click();
  await expect(text(page, 'Name')).toHaveValue('Bob');
  await expect(app(page).getByRole('slider', { name: 'Times' })).toHaveValue('3');
  await expect(text(page)).toHaveValue('BobBobBob in call 1');
  await button(page, 'Ada · 2').press('Enter');
  await expect(text(page)).toHaveValue('AdaAda in call 2');
  await untilState(page, 'done');
  // Its result is kept.
  await button(page, 'Bob · 3').press('Enter');
  await expect(text(page)).toHaveValue('BobBobBob in call 1');

  const pixels = component(page, 'Pixels');
  await expect(pixels.getByRole('columnheader')).toHaveText(['Look', 'Number']);
  await expect(pixels.locator('canvas')).toHaveCount(2);
  await expect(pixels.locator('canvas').first()).toBeVisible();
  expect(await axe(page)).toEqual([]);
  // A click anywhere in a row picks it.
  await pixels.getByRole('row').nth(2).click();
  await expect(text(page)).toHaveValue('1,10,1,image · 10');
  await pixels.getByRole('button', { name: '2', exact: true }).press('Enter');
  await pixels.getByRole('button', { name: 'image · 20' }).press('Enter');
  await expect(text(page)).toHaveValue('2,20,2,image · 20');
});

test.describe('what stands nowhere or twice', () => {
  const cases: [string, string, RegExp][] = [
    [
      'an app in two places',
      "const a = yc.Interface({ title: 'A', fn: () => 1, outputs: 'number' }); export default yc.Blocks(yc.Row(a), yc.Tab('Two', a));",
      /The Interface “A” is child 1 of the Tab “Two”, but it is child 1 of a Row already/,
    ],
    [
      'a component in two places',
      "const a = yc.Textbox({ label: 'A' }); export default yc.Blocks(yc.Row(a), yc.Tab('Two', a));",
      /“A” is laid out twice: in the Blocks, row and in the Blocks, tabs, tab “Two”/,
    ],
    [
      'what is no app in tabs',
      "const a = yc.Textbox({ label: 'A' }); export default yc.TabbedInterface([a], ['A']);",
      /App 1 of this TabbedInterface is a textbox, not an app/,
    ],
    [
      'an example that does not fit',
      "const a = yc.Number({ label: 'A' }); export default yc.Blocks(a, yc.Examples({ examples: [['x']], inputs: a }));",
      /Example 1 does not fit “A”/,
    ],
    [
      'a function without outputs',
      "const a = yc.Number({ label: 'A' }); export default yc.Blocks(a, yc.Examples({ examples: [1], inputs: a, fn: (n) => n, runOnClick: true }));",
      /These Examples have runOnClick, which needs fn and outputs/,
    ],
  ];
  test('is told with its places', async ({ page }) => {
    for (const [, code, words] of cases) {
      await runCode(page, `import * as yc from 'yieldcast';\n${code}`, 'error');
      await expect(complaint(page)).toHaveText(words);
    }
  });
});
