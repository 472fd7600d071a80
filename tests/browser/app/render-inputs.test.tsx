import { createStore, get } from 'idb-keyval';
import { expect, test } from 'vitest';
import { runApp } from './running';

test('validators of components and of listeners within a part are called before its functions', async () => {
  const app = await runApp(`
    const n = yc.Number({ label: 'N', value: 1 });
    const output = yc.Textbox({ label: 'Output' });
    export default yc.Blocks(n, output, yc.render(n, (n) => {
      const name = yc.Textbox({ label: 'Name', key: 'name', validator: (v) => v.length > n || 'More than ' + n + ' letters.' });
      const age = yc.Number({ label: 'Age', value: 3, key: 'age' });
      const go = yc.Button('Go');
      go.click((name, age) => name + ' ' + age, [name, age], output, {
        validator: async (_, age) => [true, yc.validate(age > 17, 'Be 18.')],
      });
      return [name, age, go];
    }));`);
  const go = app.screen.getByRole('button', { name: 'Go' });
  await app.screen.getByLabelText('Name').fill('a');
  await go.click();
  await expect.element(app.screen.getByText('More than 1 letters.')).toBeVisible();
  await expect.element(app.screen.getByText('Be 18.')).toBeVisible();
  await expect.element(app.screen.getByLabelText('Name')).toHaveFocus();
  expect(await app.settled()).toEqual([]);
  // The part is made again: what is valid depends on the new value.
  await app.screen.getByLabelText('N', { exact: true }).fill('2');
  await app.settled();
  await app.screen.getByLabelText('Name').fill('ab');
  await app.screen.getByLabelText('Age').fill('20');
  await go.click();
  await expect.element(app.screen.getByText('More than 2 letters.')).toBeVisible();
  await app.screen.getByLabelText('Name').fill('abc');
  await go.click();
  await expect.element(app.screen.getByLabelText('Output')).toHaveValue('abc 20');
});

test('a validator of a form within the app is called, in a part and outside of one', async () => {
  const form = `yc.Interface({ fn: (name) => 'hello ' + name, inputs: yc.Textbox({ label: 'Name' }), outputs: yc.Textbox({ label: 'Hello' }), validator: (v) => v.length > 1 || 'Two letters.' })`;
  for (const source of [
    `export default yc.Blocks(yc.Row(${form}));`,
    `export default yc.Blocks(yc.render(null, () => [yc.Row(${form})]));`,
  ]) {
    const app = await runApp(source);
    await app.screen.getByLabelText('Name').fill('a');
    await app.screen.getByRole('button', { name: 'Submit' }).click();
    await expect.element(app.screen.getByText('Two letters.')).toBeVisible();
    await app.screen.getByLabelText('Name').fill('ab');
    await app.screen.getByRole('button', { name: 'Submit' }).click();
    await expect.element(app.screen.getByLabelText('Hello')).toHaveValue('hello ab');
  }
});

test('a validator that is no function is refused in the place of the part', async () => {
  const app = await runApp(`
    export default yc.Blocks(yc.render(null, () => {
      const name = yc.Textbox({ label: 'Name', validator: 'long' });
      const go = yc.Button('Go');
      go.click((name) => name, name, null);
      return [name, go];
    }));`);
  await app.until(() => app.find('[data-yc-kind="render"]').textContent?.includes('validator of “Name” is a function'));
});

const keeping = (key: string) => `
  const n = yc.Number({ label: 'N', value: 1 });
  export default yc.Blocks(n, yc.render(n, (n) => {
    const kept = yc.BrowserState('nothing'${key});
    const text = yc.Textbox({ label: 'Text' });
    const keep = yc.Button('Keep');
    keep.click((text) => text, text, kept);
    const read = yc.Button('Read ' + n);
    const shown = yc.Textbox({ label: 'Shown' });
    read.click((kept) => kept, kept, shown);
    return [text, keep, read, shown, yc.render(null, () => {
      const within = yc.BrowserState(0);
      const count = yc.Button('Count');
      const counted = yc.Number({ label: 'Counted' });
      count.click((n) => [n + 1, n + 1], within, [within, counted]);
      return [count, counted];
    })];
  }));
  // ${Math.random()}`;

test.each([
  ['its position', ''],
  ['its key', `, { storageKey: 'a key of its own' }`],
])('a yc.BrowserState of a part is kept by %s when the part is made again and when the app is', async (_, key) => {
  const source = keeping(key);
  const app = await runApp(source);
  await app.screen.getByLabelText('Text').fill('far');
  await app.screen.getByRole('button', { name: 'Keep' }).click();
  await app.screen.getByRole('button', { name: 'Count' }).click();
  await expect.element(app.screen.getByLabelText('Counted')).toHaveValue(1);
  const identity = await app.workspace.model.mounted()?.origin.identity;
  const store = createStore('yieldcast-state', 'values');
  const region = app.workspace.model.mounted()?.description.components.find(({ kind }) => kind === 'render')?.id;
  const stored = () => get([identity, key ? 'a key of its own' : [region, 0]] as IDBValidKey, store);
  await expect.poll(stored).toEqual({ state: 'far' });
  await app.screen.getByLabelText('N', { exact: true }).fill('2');
  await app.screen.getByRole('button', { name: 'Read 2' }).click();
  await expect.element(app.screen.getByLabelText('Shown')).toHaveValue('far');
  await app.screen.getByRole('button', { name: 'Count' }).click();
  await expect.element(app.screen.getByLabelText('Counted')).toHaveValue(2);
  expect(await app.settled()).toEqual([]);
  const again = await runApp(source);
  await again.screen.getByRole('button', { name: 'Read 1' }).click();
  await expect.element(again.screen.getByLabelText('Shown')).toHaveValue('far');
});
