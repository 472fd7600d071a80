import { expect, type Page } from '@playwright/test';
import {
  alert,
  app,
  atGate,
  bar,
  button,
  closeGate,
  component,
  log,
  number,
  runCode,
  sketch,
  status,
  test,
  text,
  untilState,
} from './playground';

/**
 * User code that speaks to the page past the API. Each message ends the run with a sentence, nothing of it is shown,
 * no code of it runs on the page, and the next run works.
 */

const forged: Record<string, string> = {
  'a text': `'hello'`,
  nothing: `undefined`,
  'an object of its own': `{ hello: 1 }`,
  'yields of another run': `{ type: 'yields', run: 9999, sequence: 0, first: 0, count: 1, values: [666] }`,
  'yields of this run, out of order': `{ type: 'yields', run, sequence: 7, first: 0, count: 1, values: [666] }`,
  'a yield of the wrong kind': `{ type: 'yields', run, sequence: 0, first: 0, count: 1, values: ['<b>666</b>'] }`,
  'a count that does not fit': `{ type: 'yields', run, sequence: 0, first: 0, count: 3, values: [666] }`,
  'a message with keys of a prototype': `JSON.parse('{"type":"yields","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}')`,
  'an end of another run': `{ type: 'end', run: 9999, yields: 0, outcome: { type: 'done' } }`,
  'an end that miscounts': `{ type: 'end', run, yields: 666, outcome: { type: 'done' } }`,
  'a second start': `{ type: 'ready' }`,
  'a log of no level': `{ type: 'log', sequence: 0, dropped: 0, entries: [{ level: 'html', text: '666', frame: null }] }`,
  'a call of Comlink': `{ id: '1', type: 'APPLY', path: ['constructor', 'constructor'], argumentList: [{ type: 'RAW', value: 'globalThis.hacked = 1' }] }`,
  'a construction by Comlink': `{ id: '1', type: 'CONSTRUCT', path: ['constructor'], argumentList: [{ type: 'RAW', value: 'globalThis.hacked = 1' }] }`,
  'a Comlink proxy as an answer': `{ id: '1', type: 'HANDLER', name: 'proxy', value: new MessageChannel().port1 }`,
  'a Comlink error of prototype keys': `{ id: '1', type: 'HANDLER', name: 'throw', value: { isError: true, value: JSON.parse('{"message":"","name":"","__proto__":{"polluted":1}}') } }`,
};

/** The run's number is no secret: it is guessed by counting, as the page does. */
const source = `import * as yc from 'yieldcast';

const forgeries = (run) => [${Object.values(forged).join(',\n')}];

export default yc.Interface({
  fn: async function* (index, run) {
    if (index >= 0) {
      const message = forgeries(run)[index];
      const port = message?.value instanceof MessagePort ? [message.value] : [];
      postMessage(message, port);
      // However late the page reads it: the run is still on.
      for (;;) await yc.sleep(1);
    }
    yield 1;
  },
  inputs: [yc.Number({ label: 'Index' }), yc.Number({ label: 'Run' })],
  outputs: yc.Number({ label: 'Out' }),
});`;

/** What forged messages would leave on the page. */
const traces = (page: Page) =>
  page.evaluate(() => ({
    hacked: 'hacked' in globalThis,
    polluted: 'polluted' in {} || 'polluted' in Function.prototype || 'polluted' in Object,
  }));

const untouched = { hacked: false, polluted: false };

const names = Object.keys(forged);
/** So many in one page: each takes a worker of its own, which a busy machine starts slowly. */
const inOnePage = 5;

for (let from = 0; from < names.length; from += inOnePage) {
  const some = names.slice(from, from + inOnePage);
  test(`a message forged by user code ends its run with a sentence, and does nothing else: ${some.join('; ')}`, async ({
    page,
  }) => {
    await runCode(page, source, 'idle');
    for (const [place, what] of some.entries()) {
      await test.step(what, async () => {
        await number(page, 'Index').fill(String(from + place));
        await number(page, 'Run').fill(String(place + 1));
        await button(page, 'Submit').click();
        await untilState(page, 'error');
        await expect(alert(page)).toContainText(/The generator|nothing that its output can show/);
        await expect(number(page)).toHaveValue('');
        await expect(component(page)).toHaveText('Out');
        await expect(log(page)).toBeHidden();
        expect(await traces(page)).toEqual(untouched);
        await button(page, 'Clear').click();
        await untilState(page, 'idle');
      });
    }
    await number(page, 'Index').fill('-1');
    await number(page, 'Run').fill('0');
    await button(page, 'Submit').click();
    await untilState(page, 'done');
    await expect(number(page)).toHaveValue('1');
  });
}

test('a forged update of what is no property is left out, is told of, and reaches nothing else', async ({ page }) => {
  const open = await closeGate(page);
  const update = (properties: string) =>
    `postMessage({ type: 'yields', run, sequence: 0, first: 0, count: 1, values: [{ slot: 'update', properties: ${properties} }] });`;
  const fn = `async function* (run) { ${update(`{ ...JSON.parse('{"__proto__":{"polluted":1}}'), innerHTML: '<b>666</b>' }`)} ${atGate}; }`;
  await runCode(
    page,
    `import * as yc from 'yieldcast';
    export default yc.Interface({ fn: ${fn}, inputs: yc.Number({ label: 'Run' }), outputs: yc.Number({ label: 'Out' }) });`,
    'idle',
  );
  await number(page, 'Run').fill('1');
  await button(page, 'Submit').click();
  await expect(log(page)).toContainText('has no option `innerHTML`');
  await untilState(page, 'running');
  await expect(component(page)).toHaveText('Out');
  expect(await traces(page)).toEqual(untouched);
  // The run's own count differs now, so that its end is refused.
  open();
  await untilState(page, 'error');
});

test('keys of a prototype are shown as data, and pollute nothing', async ({ page }) => {
  const fn = `function* () { yield JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}'); }`;
  await runCode(page, sketch(fn, "yc.JSON({ label: 'Out', open: true })"), 'done');
  await expect(component(page)).toContainText('__proto__');
  await expect(component(page)).toContainText('constructor');
  expect(await traces(page)).toEqual(untouched);
});

test('an update with keys of a prototype pollutes nothing', async ({ page }) => {
  const fn = `function* () { yield yc.update({ ['__proto__']: { polluted: 1 }, value: 1 }); }`;
  await runCode(page, sketch(fn, "yc.Number({ label: 'Out' })"), 'done', 'error');
  expect(await traces(page)).toEqual(untouched);
});

test('HTML and Markdown that are yielded run nothing on the page', async ({ page }) => {
  const evil = [
    '<img src="data:," onerror="globalThis.hacked = 1">',
    '<script>globalThis.hacked = 1</script>',
    '<svg onload="globalThis.hacked = 1"></svg>',
    '<a href="javascript:globalThis.hacked = 1">press me</a>',
    '<iframe srcdoc="<script>parent.hacked = 1</script>"></iframe>',
    '<style>body { display: none }</style>',
    '<b>harmless</b>',
  ].join('\n');
  const fn = `function* () { const evil = ${JSON.stringify(evil)}; yield [evil, evil + '\\n\\n[press me](javascript:globalThis.hacked=1)']; }`;
  await runCode(page, sketch(fn, "[yc.HTML({ label: 'Out' }), yc.Markdown({ label: 'Prose' })]"), 'done');
  await expect(component(page)).toContainText('harmless');
  await expect(component(page, 'Prose')).toContainText('harmless');
  for (const link of await app(page).getByText('press me').all()) await link.click();
  await expect(app(page)).toBeVisible();
  expect(await traces(page)).toEqual(untouched);
});

test('a title, a label or a line of the console is text, whatever it holds', async ({ page }) => {
  const evil = '<img src="data:," onerror="globalThis.hacked = 1">';
  const code = `import * as yc from 'yieldcast';
    console.log(${JSON.stringify(evil)});
    export default yc.Interface({
      fn: () => { throw new Error(${JSON.stringify(evil)}); },
      title: ${JSON.stringify(evil)},
      outputs: yc.Textbox({ label: ${JSON.stringify(evil)} }),
    });`;
  await runCode(page, code, 'error');
  await expect(alert(page)).toContainText('<img');
  await expect(log(page)).toContainText('<img');
  await expect(component(page, evil)).toBeVisible();
  expect(await traces(page)).toEqual(untouched);
});

test.describe('a flood', () => {
  // Each keeps a core busy.
  test.describe.configure({ mode: 'default' });

  const floods: Record<string, string> = {
    yields: `for (let i = 0; ; i++) postMessage({ type: 'yields', run, sequence: i, first: i, count: 1, values: ['x'] })`,
    logs: `for (;;) postMessage({ type: 'log', sequence: 0, dropped: 0, entries: [] })`,
    junk: `for (;;) postMessage({ junk: 1 })`,
    errors: `for (;;) postMessage({ type: 'uncaught', fault: { name: 'Error', message: 'x', frames: [] } })`,
    answers: `for (;;) postMessage({ id: '1', type: 'RAW', value: 1 })`,
  };
  for (const [what, flood] of Object.entries(floods)) {
    test(`of ${what} ends the worker, and the next run works`, async ({ page }) => {
      const code = `import * as yc from 'yieldcast';
        export default yc.Interface({
          fn: function* (on) { const run = 1; if (on) { ${flood} } yield 'calm'; },
          inputs: yc.Checkbox({ label: 'Flood', value: true }),
          outputs: yc.Textbox({ label: 'Out' }),
        });`;
      await runCode(page, code, 'error');
      await expect(alert(page)).toContainText('The generator');
      await component(page, 'Flood').getByRole('checkbox').uncheck();
      await button(page, 'Submit').click();
      await untilState(page, 'done');
      await expect(text(page)).toHaveValue('calm');
    });
  }

  test('of console lines is cut short, and its last lines are kept', async ({ page }) => {
    const fn = `function* () { for (let i = 0; i < 100_000; i++) console.log('line', i); yield 1; }`;
    await runCode(page, sketch(fn), 'done');
    await expect(log(page)).toContainText('line 99999');
    await expect(log(page)).toContainText(/[\d,]+ lines were left out/);
    expect(await log(page).locator('.pg-line').count()).toBeLessThanOrEqual(1000);
    await expect(bar(page, 'Run')).toBeEnabled();
    await expect(status(page)).toHaveText(/^Done/);
  });
});
