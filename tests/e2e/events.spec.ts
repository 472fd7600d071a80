import { expect, type Page } from '@playwright/test';
import {
  app,
  atGate,
  blocks,
  button,
  closeGate,
  component,
  number,
  runCode,
  test,
  text,
  untilState,
} from './playground';

const toasts = (page: Page) => app(page).locator('.yc-toasts');

test('every intermediate value of a generator is seen', async ({ page }) => {
  // It goes on when it is told to, so that a busy machine has as long as it takes to draw.
  await runCode(
    page,
    blocks(
      `let goOn = () => {};
       const out = yc.Textbox({ label: 'Out' });
       const [go, next] = [yc.Button('Go'), yc.Button('Next')];
       go.click(async function* () {
         for (const each of ['one', 'two', 'three', 'four']) {
           yield each;
           await new Promise((resolve) => { goOn = resolve; });
         }
       }, null, out);
       next.click(() => goOn(), null, null);`,
      'go, next, out',
    ),
    'idle',
  );
  await button(page, 'Go').click();
  for (const value of ['one', 'two', 'three', 'four']) {
    await expect(text(page)).toHaveValue(value);
    await button(page, 'Next').click();
  }
  await untilState(page, 'done');
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
