import { expect, type Page } from '@playwright/test';
import {
  atGate,
  blocks,
  button,
  closeGate,
  component,
  number,
  runCode,
  stored,
  test,
  text,
  textsSeen,
  untilState,
  watchText,
} from './playground';

test('a state is a deep copy, its changes are seen by the next run, and change in mid-generator', async ({ page }) => {
  const open = await closeGate(page);
  await runCode(
    page,
    blocks(
      `const state = yc.State({ list: [] });
       const [seen, changes] = [yc.JSON({ label: 'Seen' }), yc.Number({ label: 'Changes', value: 0 })];
       const go = yc.Button('Go');
       go.click(async function* (state) {
         state.list.push('kept by nobody');
         yield [{ list: ['a'] }, null];
         ${atGate};
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
  await expect(number(page, 'Changes')).toHaveValue('1');
  open();
  await expect(component(page, 'Seen')).toContainText('kept by nobody');
  await expect(number(page, 'Changes')).toHaveValue('2');
  await button(page, 'Look').click();
  await expect(component(page, 'Seen')).toContainText('list: [ 2 items ]');
});

/** Waits until the browser keeps this value of a state: it is written a moment after the run. */
const untilStored = (page: Page, state: unknown) =>
  expect.poll(() => stored(page, 'yieldcast-state', 'values')).toContainEqual({ state });

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
  await untilStored(page, 0);
  await page.reload();
  await runCode(page, code, 'idle', 'done');
  await expect(component(page)).toContainText('kept: 0');
});

test('a run that starts before the browser has given back what it kept waits for that', async ({ page }) => {
  const code = `import * as yc from 'yieldcast';
    const kept = yc.BrowserState('nothing');
    const out = yc.Textbox({ label: 'Out' });
    const go = yc.Button('Go');
    go.click((before) => ['secret', before], kept, [kept, out]);
    export default yc.Blocks({ title: 'Keeper' }, go, out);`;
  await runCode(page, code, 'idle');
  await button(page, 'Go').click();
  await expect(text(page)).toHaveValue('nothing');
  await untilStored(page, 'secret');
  let answer = () => {};
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route(/\/assets\/browser-state-[^/]*\.js$/, async (route) => {
    await held;
    await route.continue();
  });
  await page.reload();
  await runCode(page, code, 'idle');
  await button(page, 'Go').click();
  await untilState(page, 'running');
  answer();
  await expect(text(page)).toHaveValue('secret');
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
  const changes = () =>
    page.evaluate(
      () =>
        new Promise<boolean>((resolve) => {
          const value = () => document.querySelector<HTMLInputElement>('[data-yc-kind=number] input')?.value ?? '';
          const before = value();
          setTimeout(() => resolve(value() !== before), 400);
        }),
    );
  await expect.poll(changes).toBe(false);
  const settled = await number(page, 'Ticks').inputValue();
  await hide(false);
  await expect(number(page, 'Ticks')).not.toHaveValue(settled);
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
  await expect(text(page, 'Field')).toHaveJSProperty('selectionStart', 3);
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
    'done',
  );
  await watchText(page);
  await text(page, 'Word').pressSequentially('abc', { delay: 60 });
  await expect.poll(async () => (await textsSeen(page)).at(-1)).toBe('abc 3');
  const seen = await textsSeen(page);
  const words = seen.map((each) => each.split(' ')[0]);
  expect(words).toEqual([...words].sort());
  // A machine that is busy may leave out a frame, but never go back.
  const last = seen.filter((each) => each.startsWith('abc '));
  expect(last).toEqual([...last].sort());
  expect(last.at(-1)).toBe('abc 3');
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
