import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { inlineOrigin } from '../../../src/app/sketch-origin';
import { carryValues } from '../../../src/app/values/carry';
import { runApp } from './running';

test('a part in a tab holds a form, and goes on working when the tab was switched', async () => {
  const app = await runApp(`
    const n = yc.Number({ label: 'N', value: 1 });
    export default yc.Blocks(n, yc.Tabs(
      yc.Tab('One', yc.render(n, (n) => [
        yc.Markdown('Made ' + n),
        yc.Row(yc.Interface({ fn: (text) => text + n, inputs: yc.Textbox({ label: 'In' }), outputs: yc.Textbox({ label: 'Out' }) })),
      ])),
      yc.Tab('Two', yc.Markdown('Nothing here')),
    ));`);
  const go = async (text: string, out: string) => {
    await app.screen.getByLabelText('In', { exact: true }).fill(text);
    await app.screen.getByRole('button', { name: 'Submit' }).click();
    await expect.element(app.screen.getByLabelText('Out')).toHaveValue(out);
  };
  await go('a', 'a1');
  await app.screen.getByRole('tab', { name: 'Two' }).click();
  await app.screen.getByLabelText('N', { exact: true }).fill('2');
  await app.screen.getByRole('tab', { name: 'One' }).click();
  await expect.element(app.screen.getByText('Made 2')).toBeVisible();
  await go('b', 'b2');
  await app.screen.getByRole('button', { name: 'Clear' }).click();
  await expect.element(app.screen.getByLabelText('In', { exact: true })).toHaveValue('');
  expect(await app.settled()).toEqual([]);
});

test('a part holds a chat, which answers, and stops', async () => {
  const app = await runApp(`
    const name = yc.Textbox({ label: 'Name', value: 'Ann' });
    export default yc.Blocks(name, yc.render(name, (name) => [
      yc.Column(yc.ChatInterface({ fn: (message) => name + ' hears ' + message })),
    ]));`);
  const ask = async (text: string, answer: string) => {
    await app.screen.getByRole('textbox', { name: 'Message' }).fill(text);
    await userEvent.keyboard('{Enter}');
    await expect.element(app.screen.getByText(answer)).toBeVisible();
  };
  await ask('one', 'Ann hears one');
  await app.screen.getByLabelText('Name').fill('Bo');
  await app.settled();
  await ask('two', 'Bo hears two');
  expect(await app.settled()).toEqual([]);
});

test('while a timer makes a part again, runs of others go on, and what a person types into it stays', async () => {
  const app = await runApp(`
    const timer = yc.Timer(0.05);
    const count = yc.State(0);
    timer.tick((n) => n + 1, count, count);
    const other = yc.Button('Other');
    const output = yc.Textbox({ label: 'Output' });
    other.click(async function* () { for (let i = 0; i < 20; i++) { await yc.sleep(0.02); yield 'step ' + i; } }, null, output);
    export default yc.Blocks(timer, other, output, yc.render(count, (n) => {
      const own = yc.Textbox({ label: 'Own', key: 'own' });
      own.input(() => n, null, yc.State(0));
      return [yc.Markdown('Made ' + n), yc.Row(own, yc.Button('Button ' + n))];
    }));`);
  await app.screen.getByRole('button', { name: 'Other' }).click();
  const made = () =>
    Number(/Made (\d+)/.exec(app.host.querySelector('[data-yc-kind="render"]')?.textContent ?? '')?.[1]);
  await app.until(made);
  await app.screen.getByLabelText('Own').click();
  for (const letter of 'abc') {
    const before = made();
    await userEvent.keyboard(letter);
    await app.until(() => made() > before + 1);
  }
  await expect.element(app.screen.getByLabelText('Own')).toHaveValue('abc');
  await expect.element(app.screen.getByLabelText('Output')).toHaveValue('step 19');
  expect(app.workspace.problems()).toEqual([]);
});

test('two hundred rows are made, each with a button of its own, and made again', async () => {
  const app = await runApp(`
    const n = yc.Number({ label: 'N', value: 200 });
    const output = yc.Textbox({ label: 'Output' });
    export default yc.Blocks(n, output, yc.render(n, (n) => Array.from({ length: n }, (_, i) => {
      const text = yc.Textbox({ label: 'Text ' + i, key: i });
      const go = yc.Button('Go ' + i + ' of ' + n);
      go.click((text) => text + i + ' of ' + n, text, output);
      return yc.Row(text, go);
    })));`);
  await expect.element(app.screen.getByRole('button', { name: 'Go 199 of 200' })).toBeVisible();
  await app.screen.getByLabelText('Text 198').fill('far ');
  await app.screen.getByLabelText('N', { exact: true }).fill('199');
  await app.screen.getByRole('button', { name: 'Go 198 of 199' }).click();
  await expect.element(app.screen.getByLabelText('Output')).toHaveValue('far 198 of 199');
  expect(app.host.querySelectorAll('[data-yc-kind="render"] [data-yc-kind="textbox"]')).toHaveLength(199);
  expect(await app.settled()).toEqual([]);
});

test.each([
  ['a component of the app', 'return [outside];', 'laid out elsewhere already'],
  ['one component twice', "const a = yc.Textbox({ label: 'A' }); return [a, yc.Row(a)];", 'is laid out twice'],
  ['a component of another part', 'return [shared];', 'laid out elsewhere already'],
  ['a promise that is rejected', "return Promise.reject(new Error('No luck.'));", 'No luck.'],
  ['a number', 'return 7;', 'returns components, and this is a value of type number'],
])('what makes no part is told in its place: %s', async (_, code, words) => {
  const app = await runApp(`
    const outside = yc.Textbox({ label: 'Outside' });
    const shared = yc.Textbox({ label: 'Shared' });
    const go = yc.Button('Go');
    export default yc.Blocks(outside, go, yc.render(null, () => [shared]), yc.render(null, () => { ${code} }, { triggers: [go.click] }));`);
  await expect.element(app.screen.getByLabelText('Shared')).toBeVisible();
  await app.screen.getByRole('button', { name: 'Go' }).click();
  await expect.element(app.screen.getByRole('alert')).toHaveTextContent(words);
  await app.until(() => app.host.querySelectorAll('[data-yc-kind="render"]')[1]?.textContent?.includes(words));
  await expect.element(app.screen.getByLabelText('Shared')).toBeVisible();
});

test('keys that are the same in two components of a part name the first; the second is made anew', async () => {
  const app = await runApp(`
    const n = yc.Number({ label: 'N', value: 1 });
    export default yc.Blocks(n, yc.render(n, (n) => [
      yc.Textbox({ label: 'A' + n, key: 'k' }),
      yc.Textbox({ label: 'B' + n, key: 'k' }),
    ]));`);
  await app.screen.getByLabelText('A1').fill('one');
  await app.screen.getByLabelText('B1').fill('two');
  await app.screen.getByLabelText('N', { exact: true }).fill('2');
  await expect.element(app.screen.getByLabelText('B2')).toBeVisible();
  const [a, b] = ['A2', 'B2'].map((label) => (app.screen.getByLabelText(label).element() as HTMLInputElement).value);
  expect([a, b]).toEqual(['one', '']);
  expect(await app.settled()).toEqual([]);
});

test('a part is made of a State that holds an object of a class', async () => {
  const app = await runApp(`
    class Cart {
      items = [];
      add(item) { const next = new Cart(); next.items = [...this.items, item]; return next; }
      get size() { return this.items.length; }
    }
    const cart = yc.State(new Cart());
    const add = yc.Button('Add');
    add.click((cart) => cart.add('tea'), cart, cart);
    export default yc.Blocks(add, yc.render(cart, (cart) => {
      const shown = yc.Markdown('Items: ' + cart.size);
      const twice = yc.Button('Twice');
      twice.click((given) => given.add('a').add('b'), cart_, cart_);
      return [shown, twice];
    }));
    const cart_ = cart;`);
  await app.screen.getByRole('button', { name: 'Add' }).click();
  await expect.element(app.screen.getByText('Items: 1')).toBeVisible();
  await app.screen.getByRole('button', { name: 'Twice' }).click();
  await expect.element(app.screen.getByText('Items: 3')).toBeVisible();
  expect(await app.settled()).toEqual([]);
});

test('what was entered into a part is carried over to the next version of the sketch', async () => {
  const source = (title: string, from = '') => `
    const n = yc.Slider({ label: 'N', minimum: 1, maximum: 5, value: 1, step: 1 });
    export default yc.Blocks(yc.Markdown('${title}'), n, yc.render(n, (n) => [
      ...Array.from({ length: n }, (_, i) => yc.Textbox({ label: 'Text ' + i, key: i${from} })),
      yc.render(null, () => yc.Textbox({ label: 'Within' })),
    ]));`;
  const app = await runApp(source('First'));
  await app.screen.getByRole('slider', { name: 'N' }).fill('2');
  await app.screen.getByLabelText('Text 1').fill('far');
  await app.screen.getByLabelText('Text 0').fill('near');
  await app.screen.getByLabelText('Within').fill('deep');
  const next = async (source: string, title: string) => {
    const sketch = { entry: 'main.ts', files: { 'main.ts': `import * as yc from 'yieldcast';\n${source}` } };
    await app.workspace.run(sketch, inlineOrigin(sketch), false, carryValues);
    await expect.element(app.screen.getByText(title)).toBeVisible();
    await expect.element(app.screen.getByLabelText('Text 1')).toBeVisible();
  };
  for (const title of ['Second', 'Third']) {
    await next(source(title), title);
    await expect.element(app.screen.getByLabelText('Text 1')).toHaveValue('far');
    await expect.element(app.screen.getByLabelText('Text 0')).toHaveValue('near');
    await expect.element(app.screen.getByLabelText('Within')).toHaveValue('deep');
  }
  // The author's other value goes before it.
  await next(source('Fourth', ", value: 'new'"), 'Fourth');
  await expect.element(app.screen.getByLabelText('Text 1')).toHaveValue('new');
  await expect.element(app.screen.getByLabelText('Within')).toHaveValue('deep');
  expect(await app.settled()).toEqual([]);
});
