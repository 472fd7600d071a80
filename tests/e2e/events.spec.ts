import { expect, type Page } from '@playwright/test';
import {
  alert,
  app,
  atGate,
  button,
  closeGate,
  component,
  number,
  runCode,
  test,
  text,
  textsSeen,
  untilState,
  watchText,
} from './playground';

/** Blocks of these components, after the code that makes them. */
const blocks = (code: string, ...components: string[]) =>
  `import * as yc from 'yieldcast';\n${code}\nexport default yc.Blocks(${components.join(', ')});`;

const toasts = (page: Page) => app(page).locator('.yc-toasts');

test('every intermediate value of a generator is seen', async ({ page }) => {
  await runCode(
    page,
    blocks(
      `const out = yc.Textbox({ label: 'Out' });
       const go = yc.Button('Go');
       go.click(async function* () { for (const each of ['one', 'two', 'three', 'four']) { yield each; await yc.sleep(0.1); } }, null, out);`,
      'go',
      'out',
    ),
    'idle',
  );
  await watchText(page);
  await button(page, 'Go').click();
  await untilState(page, 'done');
  expect(await textsSeen(page)).toEqual(['', 'one', 'two', 'three', 'four']);
});

test('a cancel freezes the output and runs what follows', async ({ page }) => {
  await runCode(
    page,
    blocks(
      `const out = yc.Number({ label: 'Out' });
       const after = yc.Textbox({ label: 'After' });
       const cancelled = yc.Textbox({ label: 'Cancelled' });
       const [go, enough] = [yc.Button('Go'), yc.Button('Enough')];
       const counting = go.click(async function* () { for (let i = 0; ; i++) { yield i; await yc.sleep(0.02); } }, null, out);
       counting.then(() => 'then', null, after);
       enough.click(() => 'cancelled', null, cancelled, { cancels: counting });`,
      'go, enough, out, after, cancelled',
    ),
    'idle',
  );
  await button(page, 'Go').click();
  await expect(number(page)).not.toHaveValue('');
  await button(page, 'Enough').click();
  await expect(text(page, 'Cancelled')).toHaveValue('cancelled');
  await expect(text(page, 'After')).toHaveValue('then');
  await untilState(page, 'done', 'stopped');
  const frozen = await number(page).inputValue();
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  await expect(number(page)).toHaveValue(frozen);
});

test('one keystroke is one change and one input, and there are none at load', async ({ page }) => {
  await runCode(
    page,
    blocks(
      `const field = yc.Textbox({ label: 'Field', value: 'x' });
       const [changes, inputs] = [yc.Number({ label: 'Changes', value: 0 }), yc.Number({ label: 'Inputs', value: 0 })];
       field.change((n) => n + 1, changes, changes, { triggerMode: 'multiple' });
       field.input((n) => n + 1, inputs, inputs, { triggerMode: 'multiple' });`,
      'field, changes, inputs',
    ),
    'idle',
  );
  await expect(number(page, 'Changes')).toHaveValue('0');
  await text(page, 'Field').press('End');
  await page.keyboard.type('abc');
  await expect(number(page, 'Changes')).toHaveValue('3');
  await expect(number(page, 'Inputs')).toHaveValue('3');
});

test('a change by code is a change and no input', async ({ page }) => {
  await runCode(
    page,
    blocks(
      `const field = yc.Textbox({ label: 'Field' });
       const [changes, inputs] = [yc.Number({ label: 'Changes', value: 0 }), yc.Number({ label: 'Inputs', value: 0 })];
       const set = yc.Button('Set');
       set.click(() => 'by code', null, field);
       field.change((n) => n + 1, changes, changes);
       field.input((n) => n + 1, inputs, inputs);`,
      'set, field, changes, inputs',
    ),
    'idle',
  );
  await button(page, 'Set').click();
  await expect(number(page, 'Changes')).toHaveValue('1');
  await expect(number(page, 'Inputs')).toHaveValue('0');
});

test('three chained events go through 66 steps to exact values', async ({ page }) => {
  await runCode(
    page,
    blocks(
      `const [a, b, c] = ['A', 'B', 'C'].map((label) => yc.Number({ label, value: 0 }));
       const go = yc.Button('Go');
       const steps = (each) => async function* (n) { for (let i = 1; i <= 22; i++) { yield n + each * i; if (i % 5 === 0) await null; } };
       go.click(steps(1), a, a).then(steps(10), b, b).then(steps(100), c, c);`,
      'go, a, b, c',
    ),
    'idle',
  );
  await button(page, 'Go').click();
  await expect(number(page, 'C')).toHaveValue('2200');
  await expect(number(page, 'A')).toHaveValue('22');
  await expect(number(page, 'B')).toHaveValue('220');
});

test('after an error, then and failure follow and success does not', async ({ page }) => {
  await runCode(
    page,
    blocks(
      `const [then, success, failure] = ['Then', 'Success', 'Failure'].map((label) => yc.Textbox({ label }));
       const go = yc.Button('Go');
       const failing = go.click(() => { throw new Error('broken'); });
       failing.then(() => 'followed', null, then);
       failing.success(() => 'followed', null, success);
       failing.failure(() => 'followed', null, failure);`,
      'go, then, success, failure',
    ),
    'idle',
  );
  await button(page, 'Go').click();
  await expect(text(page, 'Then')).toHaveValue('followed');
  await expect(text(page, 'Failure')).toHaveValue('followed');
  await expect(text(page, 'Success')).toHaveValue('');
});

test('alwaysLast runs once more after a run that failed', async ({ page }) => {
  await runCode(
    page,
    blocks(
      `const field = yc.Textbox({ label: 'Field' });
       const out = yc.Textbox({ label: 'Out' });
       field.change(async (value) => { await yc.sleep(0.2); if (value.length < 3) throw new Error('too short'); return value; }, field, out);`,
      'field, out',
    ),
    'idle',
  );
  await text(page, 'Field').pressSequentially('abcd');
  await expect(text(page)).toHaveValue('abcd');
});

test('two triggers in one tick start one run under once', async ({ page }) => {
  await runCode(
    page,
    blocks(
      `const runs = yc.Number({ label: 'Runs', value: 0 });
       const go = yc.Button('Go');
       go.click(async (n) => { await yc.sleep(0.1); return n + 1; }, runs, runs);`,
      'go, runs',
    ),
    'idle',
  );
  await button(page, 'Go').evaluate((element: HTMLElement) => {
    element.click();
    element.click();
  });
  await expect(number(page, 'Runs')).toHaveValue('1');
  await untilState(page, 'done');
  await expect(number(page, 'Runs')).toHaveValue('1');
});

test('a full queue refuses with a message, and a run that throws does not block it', async ({ page }) => {
  await runCode(
    page,
    blocks(
      `const runs = yc.Number({ label: 'Runs', value: 0 });
       const go = yc.Button('Go');
       go.click(async (n) => { await yc.sleep(0.1); if (n === 0) { throw new Error('the first'); } return n + 1; }, runs, null, { triggerMode: 'multiple', maxSize: 2 })
         .then((n) => n + 1, runs, runs, { triggerMode: 'multiple' });`,
      'go, runs',
    ),
    'idle',
  );
  await button(page, 'Go').evaluate((element: HTMLElement) => {
    for (let i = 0; i < 4; i++) element.click();
  });
  await expect(toasts(page)).toContainText('This is busy: 2 runs wait already.');
  await expect(number(page, 'Runs')).toHaveValue('3');
});

test('waiting runs show their place', async ({ page }) => {
  const open = await closeGate(page);
  await runCode(
    page,
    blocks(
      `const go = yc.Button('Go');
       go.click(async () => { ${atGate}; }, null, null, { triggerMode: 'multiple' });`,
      'go',
    ),
    'idle',
  );
  await button(page, 'Go').evaluate((element: HTMLElement) => {
    for (let i = 0; i < 3; i++) element.click();
  });
  await expect(app(page).locator('.yc-status')).toContainText('queue: 1 of 2');
  open();
  await untilState(page, 'done');
});

test('runs of several listeners interleave in one worker', async ({ page }) => {
  const open = await closeGate(page);
  await runCode(
    page,
    blocks(
      `const [a, b] = [yc.Number({ label: 'A' }), yc.Number({ label: 'B' })];
       const go = yc.Button('Go');
       const count = async function* () { for (let i = 0; i < 5; i++) { yield i; if (i === 2) ${atGate}; } };
       go.click(count, null, a);
       go.click(count, null, b);`,
      'go, a, b',
    ),
    'idle',
  );
  await button(page, 'Go').click();
  await expect(number(page, 'A')).toHaveValue('2');
  await expect(number(page, 'B')).toHaveValue('2');
  open();
  await expect(number(page, 'A')).toHaveValue('4');
  await expect(number(page, 'B')).toHaveValue('4');
});

test('progress is shown on the named component alone', async ({ page }) => {
  const open = await closeGate(page);
  await runCode(
    page,
    blocks(
      `const [a, b] = [yc.Textbox({ label: 'A' }), yc.Textbox({ label: 'B' })];
       const go = yc.Button('Go');
       go.click(async function* () { for (const i of yc.track([1, 2, 3, 4], { unit: 'steps' })) { if (i === 3) ${atGate}; } yield ['x', 'y']; }, null, [a, b], { showProgressOn: b });`,
      'go, a, b',
    ),
    'idle',
  );
  await button(page, 'Go').click();
  await expect(component(page, 'B').getByRole('progressbar')).toHaveAttribute('aria-valuetext', '2 of 4 steps');
  await expect(component(page, 'A').getByRole('progressbar')).toHaveCount(0);
  open();
  await untilState(page, 'done');
  await expect(component(page, 'B').getByRole('progressbar')).toHaveCount(0);
});

test('a state is a deep copy, its changes are seen by the next run, and change in mid-generator', async ({ page }) => {
  await runCode(
    page,
    blocks(
      `const state = yc.State({ list: [] });
       const [seen, changes] = [yc.JSON({ label: 'Seen' }), yc.Number({ label: 'Changes', value: 0 })];
       const go = yc.Button('Go');
       go.click(async function* (state) {
         state.list.push('kept by nobody');
         yield [{ list: ['a'] }, null];
         await yc.sleep(0.1);
         yield [{ list: ['a', 'b'] }, null];
         await yc.sleep(0.1);
         yield [{ list: ['a', 'b'] }, state.list];
       }, state, [state, seen]);
       state.change((n) => n + 1, changes, changes, { triggerMode: 'multiple' });
       const look = yc.Button('Look');
       look.click((state) => state, state, seen);`,
      'go, look, seen, changes',
    ),
    'idle',
  );
  await button(page, 'Look').click();
  await expect(component(page, 'Seen')).toContainText('list: [ 0 items ]');
  await button(page, 'Go').click();
  await expect(component(page, 'Seen')).toContainText('kept by nobody');
  await expect(number(page, 'Changes')).toHaveValue('2');
  await button(page, 'Look').click();
  await expect(component(page, 'Seen')).toContainText('list: [ 2 items ]');
});

test('the browser keeps a state, falsy values too', async ({ page }) => {
  const code = blocks(
    `const kept = yc.BrowserState('first');
     const out = yc.JSON({ label: 'Out' });
     const set = yc.Button('Set');
     set.click(() => 0, null, kept);
     const app = yc.Blocks({ title: 'Keeper' }, set, out);
     app.load((kept) => ({ kept }), kept, out);
     export default app;`,
  ).replace(/\nexport default yc\.Blocks\(\);$/, '');
  await runCode(page, code, 'idle', 'done');
  await expect(component(page)).toContainText('first');
  await button(page, 'Set').click();
  await untilState(page, 'done');
  await page.reload();
  await runCode(page, code, 'idle', 'done');
  await expect(component(page)).toContainText('kept: 0');
});

test('a timer rests while the tab is hidden', async ({ page }) => {
  await runCode(
    page,
    blocks(
      `const ticks = yc.Number({ label: 'Ticks', value: 0 });
       const timer = yc.Timer(0.05);
       timer.tick((n) => n + 1, ticks, ticks, { showProgress: 'hidden' });`,
      'ticks',
    ),
    'idle',
  );
  await expect(number(page, 'Ticks')).not.toHaveValue('0');
  const hide = (hidden: boolean) =>
    page.evaluate((hidden) => {
      Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    }, hidden);
  await hide(true);
  // What had begun comes to its end; then the count stands through many times the timer's own.
  const settled = await page.evaluate(
    () =>
      new Promise<[string, string]>((resolve) => {
        const value = () => document.querySelector<HTMLInputElement>('[data-yc-kind=number] input')?.value ?? '';
        setTimeout(() => {
          const before = value();
          setTimeout(() => resolve([before, value()]), 400);
        }, 200);
      }),
  );
  expect(settled[0]).toBe(settled[1]);
  await hide(false);
  await expect(number(page, 'Ticks')).not.toHaveValue(settled[1]);
});

test('hidden and shown across yields, a field keeps what a person typed and where the caret stands', async ({
  page,
}) => {
  const open = await closeGate(page);
  await runCode(
    page,
    blocks(
      `const field = yc.Textbox({ label: 'Field', interactive: true });
       const column = yc.Column(field);
       const out = yc.Number({ label: 'Out' });
       const go = yc.Button('Go');
       go.click(async function* () {
         for (let i = 0; i < 6; i++) { yield [yc.update({ visible: i % 2 === 1 }), yc.update({ placeholder: 'p' + i }), i]; if (i === 2) ${atGate}; else await yc.sleep(0.05); }
       }, null, [column, field, out]);`,
      'go, column, out',
    ),
    'idle',
  );
  await text(page, 'Field').fill('typed by hand');
  await text(page, 'Field').evaluate((field: HTMLTextAreaElement) => field.setSelectionRange(3, 3));
  await button(page, 'Go').click();
  await expect(number(page)).toHaveValue('2');
  await expect(text(page, 'Field')).toBeHidden();
  open();
  await expect(number(page)).toHaveValue('5');
  await expect(text(page, 'Field')).toBeVisible();
  await expect(text(page, 'Field')).toHaveValue('typed by hand');
  expect(await text(page, 'Field').evaluate((field: HTMLTextAreaElement) => field.selectionStart)).toBe(3);
});

test('typing goes on through a run that changes the field’s properties', async ({ page }) => {
  await runCode(
    page,
    blocks(
      `const field = yc.Textbox({ label: 'Field' });
       field.input(async function* () { for (let i = 0; i < 3; i++) { yield yc.update({ info: 'seen ' + i }); await yc.sleep(0.02); } }, field, field, { triggerMode: 'restart' });`,
      'field',
    ),
    'idle',
  );
  await text(page, 'Field').pressSequentially('not one letter is lost', { delay: 5 });
  await expect(text(page, 'Field')).toHaveValue('not one letter is lost');
  await expect(text(page, 'Field')).toBeFocused();
});

test('a live form begins anew at each letter, and shows nothing of the run before', async ({ page }) => {
  await runCode(
    page,
    `import * as yc from 'yieldcast';
     export default yc.Interface({
       fn: async function* (word) { for (let i = 1; i <= 3; i++) { yield word + ' ' + i; await yc.sleep(0.15); } },
       inputs: yc.Textbox({ label: 'Word' }), outputs: yc.Textbox({ label: 'Out' }), live: true,
     });`,
    'idle',
  );
  await watchText(page);
  await text(page, 'Word').pressSequentially('abc', { delay: 60 });
  await expect(text(page)).toHaveValue('abc 3');
  const seen = await textsSeen(page);
  const words = seen.map((each) => each.split(' ')[0]);
  expect(words).toEqual([...words].sort());
  expect(seen.slice(-3)).toEqual(['abc 1', 'abc 2', 'abc 3']);
});

test('values may be functions, asked again as often as they say', async ({ page }) => {
  await runCode(
    page,
    blocks(`let n = 0; const out = yc.Number({ label: 'Out', value: () => ++n, every: 0.1 });`, 'out'),
    'idle',
    'done',
  );
  await expect.poll(async () => Number(await number(page).inputValue())).toBeGreaterThanOrEqual(3);
});

test('choices, labels and what is interactive change by yields', async ({ page }) => {
  await runCode(
    page,
    blocks(
      `const radio = yc.Radio({ label: 'Radio', choices: ['a', 'b'] });
       const go = yc.Button('Go');
       go.click(() => yc.update({ choices: ['x', ['The y', 'y']], value: 'y', label: 'Other' }), null, radio);`,
      'go, radio',
    ),
    'idle',
  );
  await button(page, 'Go').click();
  await expect(component(page, 'Other').getByRole('radio', { name: 'The y' })).toBeChecked();
});

test.describe('bad input is told by the component’s name, and the app lives on', () => {
  const wrong: [string, string, string][] = [
    [
      'an output that is not laid out',
      blocks(
        `const out = yc.Textbox({ label: 'Lost' }); const go = yc.Button('Go'); go.click(() => 'x', null, out);`,
        'go',
      ),
      '“Lost” is among the outputs of “Go”.click, but is not laid out. Put it into the Blocks.',
    ],
    [
      'an event on a component that is not laid out',
      blocks(
        `const go = yc.Button('Lost'); const out = yc.Textbox({ label: 'Out' }); go.click(() => 'x', null, out);`,
        'out',
      ),
      '“Lost” listens to click, but is not laid out. Put it into the Blocks.',
    ],
    [
      'a component laid out twice',
      blocks(`const twin = yc.Textbox({ label: 'Twin' });`, 'twin', 'yc.Row(twin)'),
      '“Twin” is laid out twice. A component has one place; make a second one.',
    ],
    [
      'a state that cannot be cloned',
      blocks(`const go = yc.Button('Go'); const s = yc.State({ draw: () => {} }); go.click((s) => s, s, s);`, 'go'),
      'the state.draw is the function draw, which cannot be copied',
    ],
    [
      'every: 0',
      blocks(`const out = yc.Number({ label: 'Clock', value: () => 1, every: 0 });`, 'out'),
      'every of “Clock” is a number of seconds above 0; got 0.',
    ],
    [
      'a trigger mode that there is none of',
      blocks(`const go = yc.Button('Go'); go.click(() => {}, null, null, { triggerMode: 'never' });`, 'go'),
      'triggerMode of “Go”.click is one of once, multiple, alwaysLast, restart',
    ],
  ];
  for (const [name, source, message] of wrong) {
    test(name, async ({ page }) => {
      await runCode(page, source, 'error');
      await expect(alert(page)).toContainText(message);
    });
  }

  test('events that set each other off without end', async ({ page }) => {
    await runCode(
      page,
      blocks(
        `const [a, b] = [yc.Number({ label: 'A', value: 0 }), yc.Number({ label: 'B', value: 0 })];
         a.change((n) => n + 1, a, b, { showProgress: 'hidden' });
         b.change((n) => n + 1, b, a, { showProgress: 'hidden' });`,
        'a, b',
      ),
      'idle',
    );
    await number(page, 'A').fill('1');
    await expect(toasts(page)).toContainText('set each other off', { timeout: 20_000 });
    await number(page, 'A').fill('5');
    await expect(number(page, 'B')).not.toHaveValue('0');
  });

  test('a chain that throws is told, and the next event works', async ({ page }) => {
    await runCode(
      page,
      blocks(
        `const out = yc.Textbox({ label: 'Out' });
         const [go, well] = [yc.Button('Go'), yc.Button('Well')];
         go.click(() => {}).then(() => { throw new Error('the chain broke'); });
         well.click(() => 'well', null, out);`,
        'go, well, out',
      ),
      'idle',
    );
    await button(page, 'Go').click();
    await expect(alert(page)).toContainText('the chain broke');
    await button(page, 'Well').click();
    await expect(text(page)).toHaveValue('well');
  });

  test('HTML in messages and in a chat does nothing', async ({ page }) => {
    await runCode(
      page,
      blocks(
        `const chat = yc.Chatbot({ label: 'Chat' });
         const go = yc.Button('Go');
         go.click(() => {
           const bad = '<img src=x onerror="globalThis.hacked = true"><script>globalThis.hacked = true</script><b>bold</b>';
           yc.info(bad);
           return [{ role: 'assistant', content: bad }];
         }, null, chat);`,
        'go, chat',
      ),
      'idle',
    );
    await button(page, 'Go').click();
    await expect(toasts(page)).toContainText('<b>bold</b>');
    await expect(component(page, 'Chat').locator('b')).toHaveText('bold');
    expect(await page.evaluate(() => 'hacked' in globalThis)).toBe(false);
    expect(await component(page, 'Chat').locator('script').count()).toBe(0);
  });
});
