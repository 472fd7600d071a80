import { expect, onTestFinished, test } from 'vitest';
import { runApp } from './running';

test('the event’s data is passed to functions that have a parameter for it, and to no others', async () => {
  const app = await runApp(`
    const a = yc.Number({ label: 'A', value: 4 });
    const go = yc.Button('Go');
    const functions = {
      none: () => 'nothing',
      inputs: (a) => typeof a,
      event: (a, event) => event.event,
      byDefault: (a, times = 2) => a * times,
      rest: (...all) => all.length,
      native: Math.max,
      bound: ((a, event) => event.event).bind(null),
      afterDefault: (a = 0, event) => String(event),
    };
    const outputs = Object.entries(functions).map(([label, fn]) => {
      const out = yc.Textbox({ label });
      go.click(fn, label === 'native' ? [a, a] : a, out, { concurrencyLimit: null });
      return out;
    });
    const either = yc.Textbox({ label: 'either' });
    yc.on([go.click, a.change], (a, event) => event.event, a, either);
    export default yc.Blocks(a, go, ...outputs, either);`);
  await app.screen.getByRole('button', { name: 'Go' }).click();
  const shown = {
    none: 'nothing',
    inputs: 'number',
    event: 'click',
    byDefault: '8',
    rest: '1',
    native: '4',
    bound: 'click',
    afterDefault: 'undefined',
    either: 'click',
  };
  for (const [name, value] of Object.entries(shown))
    await expect.element(app.screen.getByRole('textbox', { name, exact: true })).toHaveValue(value);
  expect(await app.settled()).toEqual([]);
});

test('an app has a last word where another takes its place, and can keep it', async () => {
  const source = `
    const seen = yc.Textbox({ label: 'Seen' });
    const last = yc.BrowserState('nothing');
    const all = yc.Blocks(seen);
    all.load((last) => last, last, seen);
    all.unload((text) => 'after ' + text, seen, last);
    export default all;`;
  const app = await runApp(source);
  const shown = async () => {
    await app.until(() => app.find<HTMLInputElement>('input, textarea').value !== '');
    return app.find<HTMLInputElement>('input, textarea').value;
  };
  expect(await shown()).toBe('nothing');
  // The next app may have read what is kept before the last word was: then the one after it finds it.
  for (let next = 'nothing'; !next.startsWith('after '); next = await shown()) await app.run(source, false);
  expect(await app.settled()).toEqual([]);
});

const failing = (options: string, more = '') => `
  const go = yc.Button('Go');
  const after = yc.Textbox({ label: 'After' });
  const listening = go.click(() => { throw new yc.Error('No such city.', ${options}); });
  ${more}
  export default yc.Blocks(go, after);`;

test.each(['', "listening.failure(() => 'failed', null, after);", "listening.then(() => 'failed', null, after);"])(
  'an error for people reaches them, with its title, whoever listens: %s',
  async (more) => {
    const app = await runApp(failing("{ title: 'Weather' }", more));
    await app.screen.getByRole('button', { name: 'Go' }).click();
    if (more) await expect.element(app.screen.getByRole('textbox', { name: 'After' })).toHaveValue('failed');
    await expect.element(app.screen.getByRole('alert')).toHaveTextContent('Weather No such city.');
    await app.settled();
    expect(app.workspace.state()).toBe('error');
  },
);

test('an error with a duration is shown in the corner for that long, and one that is not visible nowhere', async () => {
  const brief = await runApp(failing("{ title: 'Weather', duration: 0.3 }"));
  // It may be gone before a busy machine looks for it.
  const told = new Set<string>();
  const alert = () => brief.host.querySelector('[role="alert"]');
  const watch = new MutationObserver(() => told.add(alert()?.textContent ?? 'gone'));
  watch.observe(brief.host, { childList: true, subtree: true, characterData: true });
  onTestFinished(() => watch.disconnect());
  await brief.screen.getByRole('button', { name: 'Go' }).click();
  await brief.until(() => [...told].some((text) => text.includes('Weather') && text.includes('No such city.')));
  await brief.until(() => alert() === null);
  expect(brief.workspace.state()).toBe('error');
  const hidden = await runApp(failing('{ visible: false }', "listening.failure(() => 'failed', null, after);"));
  await hidden.screen.getByRole('button', { name: 'Go' }).click();
  await expect.element(hidden.screen.getByRole('textbox', { name: 'After' })).toHaveValue('failed');
  expect(await hidden.settled()).toEqual([]);
  expect(hidden.host.querySelector('[role="alert"]')).toBeNull();
});
