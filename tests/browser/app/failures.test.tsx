import { expect, test } from 'vitest';
import { inlineOrigin } from '../../../src/app/sketch-origin';
import { runApp } from './running';

const sketchOf = (source: string) => ({
  entry: 'main.ts',
  files: { 'main.ts': `import * as yc from 'yieldcast';\n${source}` },
});
const text = (app: Awaited<ReturnType<typeof runApp>>, selector: string) =>
  [...app.host.querySelectorAll(selector)].map((each) => each.textContent?.trim());

test.for(['alone', 'failure', 'then', 'both'] as const)(
  'a yc.Error is shown to the person with its title and without a place in the code, whatever listens (%s)',
  async (listens) => {
    const app = await runApp(`
      const go = yc.Button('Go');
      const out = yc.Textbox({ label: 'Out' });
      const after = yc.Textbox({ label: 'After' });
      const run = go.click(() => { throw new yc.Error('That city is <b>unknown</b>.', { title: 'No weather' }); }, null, out);
      ${listens === 'failure' || listens === 'both' ? "run.failure(() => 'told of it', null, after);" : ''}
      ${listens === 'then' || listens === 'both' ? "run.then(() => 'went on', null, out);" : ''}
      export default yc.Blocks(go, out, after);`);
    await app.screen.getByRole('button', { name: 'Go' }).click();
    const values = () => [...app.host.querySelectorAll('textarea')].map(({ value }) => value);
    const expected = [
      listens === 'then' || listens === 'both' ? 'went on' : '',
      listens === 'failure' || listens === 'both' ? 'told of it' : '',
    ];
    await app.until(() => values().join() === expected.join() && app.workspace.state() === 'error');
    // More than its words may come later.
    await app.until(() => text(app, '.yc-alert-title').length > 0);
    expect(text(app, '.yc-alert-title')).toEqual(['No weather']);
    expect(text(app, '.yc-alert-text')).toEqual(['That city is <b>unknown</b>.']);
    expect(app.host.querySelector('.yc-location')).toBe(null);
    expect(text(app, '[role="status"]')[0]).toMatch(/^Failed · /);
    expect(app.screen.getByRole('alert').elements()).toHaveLength(1);
  },
);

test('an error of the code itself is told with its place, beside a listener of failure too', async () => {
  const app = await runApp(`
    const go = yc.Button('Go');
    go.click(() => { throw new Error('No such key.'); }).failure(() => {});
    export default yc.Blocks(go);`);
  await app.screen.getByRole('button', { name: 'Go' }).click();
  await app.until(() => app.host.querySelector('.yc-location'));
  expect(text(app, '.yc-location')).toEqual(['main.ts:4:28']);
});

test('the figures of the run before are gone while another sketch loads, and when it cannot be loaded', async () => {
  const app = await runApp(
    `export default yc.Interface({
    fn: function* () { for (let i = 0; i < 1000; i++) yield i; },
    outputs: yc.Number({ label: 'Out' }),
  });`,
    true,
  );
  await app.until(() => app.workspace.state() === 'done');
  expect(text(app, '[role="status"]')[0]).toMatch(/^Done · 1,000 yields · /);
  const bad = sketchOf('export default yc.Interface({ fn: () => 1, outputs: [');
  const loading = app.workspace.run(bad, inlineOrigin(bad));
  expect(text(app, '.yc-status')).toEqual(['Loading…']);
  await loading;
  expect(text(app, '.yc-status')).toEqual(['Failed']);
});
