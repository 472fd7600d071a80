import { expect, test } from 'vitest';
import { runApp } from './running';

/** An app with a listener that has two workers, and one that counts in the app's own. */
const source = `
  const id = crypto.randomUUID();
  const what = yc.Textbox({ label: 'What' });
  const start = yc.Button('Start');
  const first = yc.Textbox({ label: 'First' });
  const second = yc.Textbox({ label: 'Second' });
  const started = start.click(async function* (what) {
    const stay = yc.skip();
    if (what === 'wait') { yield [id + ' waits', stay]; await yc.sleep(3600); }
    if (what === 'hang') { yield [stay, id + ' hangs']; for (;;); }
    if (what === 'die') { yield [stay, id + ' dies']; postMessage({ type: 'forged' }); await yc.sleep(3600); }
    if (what === 'fail') throw new Error('as asked');
    if (what === 'file') {
      const file = await yc.asset('data:text/plain,content').then((file) => file.text());
      yield [stay, id + ' ' + file];
      await yc.sleep(3600);
    }
    yield [stay, id + ' ' + what];
  }, what, [first, second], { workers: 2 });
  const ends = yc.Number({ value: 0, label: 'Ends' });
  started.then((n) => n + 1, ends, ends);
  const count = yc.Button('Count');
  const counted = yc.Textbox({ label: 'Counted' });
  count.click(async function* () {
    for (let n = 0; ; n++) { yield id + ' ' + n; await yc.sleep(0.02); }
  }, null, counted);
  const cancel = yc.Button('Cancel');
  cancel.click(null, null, null, { cancels: [started] });
  export default yc.Blocks(what, start, first, second, ends, count, counted, cancel);
`;

const open = async (shownSource = source) => {
  const app = await runApp(shownSource);
  const shown = (label: string) =>
    [...app.host.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')].find(
      (each) => each.labels?.[0]?.textContent?.trim() === label,
    )?.value ?? '';
  const press = (name: string) => app.screen.getByRole('button', { name, exact: true }).click();
  const start = async (what: string) => {
    await app.screen.getByRole('textbox', { name: 'What' }).fill(what);
    await press('Start');
  };
  /** Waits until an output shows this, and tells which worker it is from. */
  const worker = (label: string, what: string) =>
    app.until(() => shown(label).endsWith(` ${what}`) && shown(label).split(' ')[0]);
  const counting = async () => {
    const [id, before] = shown('Counted').split(' ');
    await app.until(() => {
      const [now, n] = shown('Counted').split(' ');
      return now === id && Number(n) > Number(before) + 2;
    });
    return id;
  };
  return { ...app, shown, press, start, worker, counting };
};

test('a run that hangs keeps no other from running, in another worker', async () => {
  const { start, worker } = await open();
  await start('hang');
  const hung = await worker('Second', 'hangs');
  await start('other');
  expect(await worker('Second', 'other')).not.toBe(hung);
});

test('a run that hangs is ended alone', async () => {
  const { start, worker, press, counting, until, shown } = await open();
  await press('Count');
  await until(() => shown('Counted'));
  const own = await counting();
  await start('wait');
  expect(await worker('First', 'waits')).toBe(own);
  await start('hang');
  const hung = await worker('Second', 'hangs');
  expect(hung).not.toBe(own);
  await press('Cancel');
  await until(() => shown('Ends') === '2');
  expect(await counting()).toBe(own);
  // Its place is taken by a fresh worker.
  await start('wait');
  await worker('First', 'waits');
  await start('again');
  expect([own, hung]).not.toContain(await worker('Second', 'again'));
});

test('a worker that dies takes its own run along, and says why', async () => {
  const { start, worker, press, counting, until, shown, workspace } = await open();
  await press('Count');
  await until(() => shown('Counted'));
  await start('wait');
  await worker('First', 'waits');
  await start('die');
  await worker('Second', 'dies');
  await until(() => workspace.problems().length > 0);
  expect(workspace.problems()[0]?.message).toMatch(/worker|message/i);
  await until(() => shown('Ends') === '1');
  await counting();
  expect(workspace.state()).toBe('running');
});

test('an error in another worker is an error of its run', async () => {
  const { start, worker, workspace, until, shown } = await open();
  await start('wait');
  await worker('First', 'waits');
  await start('fail');
  await until(() => shown('Ends') === '1');
  expect(workspace.problems().map(({ message }) => message)).toEqual(['as asked']);
});

test('Stop ends the runs of all workers, and one that still starts', async () => {
  const { start, worker, workspace, settled } = await open();
  await start('wait');
  await worker('First', 'waits');
  await start('wait');
  workspace.stop();
  expect(await settled()).toEqual([]);
  expect(workspace.state()).toBe('stopped');
});

test('two workers load files at once', async () => {
  const { start, worker } = await open();
  await start('file');
  const one = await worker('Second', 'content');
  await start('file');
  await expect.poll(() => worker('Second', 'content')).not.toBe(one);
});

test('each worker knows what updates have changed', async () => {
  const { press, until, shown } = await open(`
    const x = yc.Number({ value: 1.26, label: 'X' });
    const state = yc.State(0);
    const round = yc.Button('Round');
    const rounded = yc.Textbox({ label: 'Rounded' });
    round.click((n) => [yc.update({ precision: 1 }), n + 1, 'yes'], state, [x, state, rounded]);
    const go = yc.Button('Go');
    const out = yc.Textbox({ label: 'Out' });
    let runs = 0;
    go.click(async function* (x, n) {
      yield [++runs, x, n].join(' ');
      await yc.sleep(3600);
    }, [x, state], out, { workers: 2 });
    export default yc.Blocks(x, state, round, rounded, go, out);
  `);
  await press('Go');
  await until(() => shown('Out') === '1 1.26 0');
  await press('Round');
  await until(() => shown('Rounded') === 'yes');
  // A run in a second worker, whose own count begins anew.
  await press('Go');
  await until(() => shown('Out') === '1 1.3 1');
});
