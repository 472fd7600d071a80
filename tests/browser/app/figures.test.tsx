import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { runApp } from './running';

const counting = (name: string) => `async function* ${name}() {
  for (let i = 0; ; i++) { yield i; await yc.sleep(0.01); }
}`;

/** How many yields the status tells. */
const yieldsOf = (host: HTMLElement) =>
  Number(/([\d,]+) yield/.exec(host.querySelector('.yc-status')?.textContent ?? '')?.[1]?.replace(',', '') ?? 0);

test('a run that takes the place of another one is told of, from its first yield on', async () => {
  await page.viewport(800, 900);
  const app = await runApp(`
    const out = yc.Number({ label: 'Out' });
    const go = yc.Button('Go');
    ${counting('count')}
    go.click(count, null, out, { triggerMode: 'restart' });
    export default yc.Blocks(out, go);`);
  const go = app.screen.getByRole('button', { name: 'Go' });
  await go.click();
  await app.until(() => yieldsOf(app.host) > 30);
  await go.click();
  await app.until(() => yieldsOf(app.host) < 30);
  await go.click();
  await go.click();
  await app.until(() => yieldsOf(app.host) > 30);
});

test('a run that began beside another one is told of when that has ended', async () => {
  await page.viewport(800, 900);
  const app = await runApp(`
    const [first, second] = [yc.Number({ label: 'First' }), yc.Number({ label: 'Second' })];
    const [one, two, three] = [yc.Button('One'), yc.Button('Two'), yc.Button('Three')];
    let ended = () => {};
    // It begins last, and ends at once.
    three.click(() => 3, null, first, { concurrencyLimit: null });
    one.click(async function* () { yield 1; await new Promise((done) => { ended = done; }); }, null, first);
    ${counting('count')}
    two.click(async function* () { let i = 0; for await (const each of count()) { if (i++ === 20) ended(); yield each; } }, null, second, { concurrencyLimit: null });
    export default yc.Blocks(first, second, one, two, three);`);
  await app.screen.getByRole('button', { name: 'One' }).click();
  await app.until(() => yieldsOf(app.host) === 1);
  await app.screen.getByRole('button', { name: 'Two' }).click();
  await app.screen.getByRole('button', { name: 'Three' }).click();
  await app.until(() => yieldsOf(app.host) > 30);
  expect(app.workspace.problems()).toEqual([]);
});
