import { expect, type Page } from '@playwright/test';
import {
  app,
  button,
  caret,
  complaint,
  component,
  editor,
  log,
  markedLines,
  number,
  openCode,
  place,
  records,
  run,
  runCode,
  sketch,
  status,
  test,
  text,
  untilState,
} from './playground';

const jsonOut = "yc.JSON({ label: 'Out' })";
const numberOut = "yc.Number({ label: 'Out' })";
const imageOut = "yc.Image({ label: 'Out' })";

test.describe('code that cannot run', () => {
  test('a syntax error tells its line and column, is marked, and leads the caret there', async ({ page }) => {
    await runCode(page, `function* broken() {\n  const a = 1;\n  const b = a +* 2;\n  yield b;\n}\n`, 'error');
    await expect(complaint(page)).toHaveText(/\S/);
    await expect(place(page)).toHaveText('main.ts:3:16');
    await expect.poll(() => markedLines(page)).toEqual([3]);
    await place(page).click();
    await expect(editor(page)).toBeFocused();
    await expect.poll(() => caret(page)).toBe('3:16');
  });

  test('a name that is declared twice is a syntax error too', async ({ page }) => {
    await runCode(page, `function* twice() {\n  let a = 1;\n  let a = 2;\n  yield a;\n}\n`, 'error');
    await expect(complaint(page)).toHaveText(/\ba\b/);
    await expect(place(page)).toHaveText('main.ts:3:7');
  });

  test('a sleep that nothing awaits is marked, told in the console, and keeps nothing from running', async ({
    page,
  }) => {
    await openCode(page, 'function* count(n = 2) {\n  yc.sleep(1);\n  yield n;\n}\n');
    await expect(page.locator('.cm-lint-marker-warning')).toHaveCount(1);
    const told = page.locator('.pg-problem');
    await expect(told).toContainText('2:3');
    await expect(told).toContainText('`yc.sleep` waits for nothing here');
    // However long what is said is, the editor keeps to its half.
    const { width = 0 } = (await page.locator('.pg-editor').boundingBox()) ?? {};
    expect(width).toBeLessThanOrEqual(640);
    await run(page);
    await expect(log(page)).toContainText('`yc.sleep` waits for nothing here');
    await button(page, 'Submit').click();
    await untilState(page, 'done');

    // Of the code that other code is pasted over, nothing that was said is left: the paste alone takes it away.
    await editor(page).click();
    await page.keyboard.press('ControlOrMeta+A');
    const seen = await editor(page).evaluate((element) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', 'function* other() {\n  yield 1;\n  yield 2;\n}\n');
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
      return {
        told: document.querySelector('.pg-problem')?.textContent ?? '',
        marks: document.querySelectorAll('.cm-lint-marker').length,
        lines: document.querySelectorAll('.pg-line').length,
      };
    });
    await expect(editor(page)).toContainText('other');
    expect(seen).toEqual({ told: '', marks: 0, lines: 0 });
  });

  test('what is typed wrong is marked before it runs', async ({ page }) => {
    await openCode(page, 'function* fine() {\n  yield 1;\n}\n');
    await editor(page).click();
    await page.keyboard.press('ControlOrMeta+End');
    await page.keyboard.insertText('const b = ;\n');
    await expect.poll(() => markedLines(page)).toEqual([4]);
    await expect(page.locator('.pg-problem')).toContainText('4:11');
    await expect(app(page)).toHaveCount(0);
  });

  test('a sketch without a function says what to write', async ({ page }) => {
    await runCode(page, 'const a = 1;\n', 'error');
    await expect(complaint(page)).toHaveText(/^There is no function to run\. Write one, for example: function\* count/);
  });

  test('a sketch with several candidates names them', async ({ page }) => {
    await runCode(page, 'function* first() { yield 1; }\nfunction* second() { yield 2; }\n', 'error');
    await expect(complaint(page)).toHaveText(/: first, second\. Put `export default` before the one to run\./);
    await expect(place(page)).toHaveText('main.ts:2:11');
  });

  test('a program that cannot run leaves the app of the last one, and all that it shows', async ({ page }) => {
    await runCode(page, sketch('() => 42', numberOut), 'done');
    await editor(page).click();
    await page.keyboard.press('ControlOrMeta+End');
    await page.keyboard.insertText('\nlet;let;');
    await run(page);
    await untilState(page, 'error');
    await expect(number(page)).toHaveValue('42');
    await expect(complaint(page)).toHaveCount(1);
  });

  test('code that throws as it is loaded tells where', async ({ page }) => {
    await runCode(page, `const a = 1;\nnull.x;\nfunction* f() { yield a; }\n`, 'error');
    await expect(complaint(page)).toHaveText(/^TypeError: /);
    await expect(place(page)).toHaveText(/^main\.ts:2:/);
  });

  test('an Interface without a function says so', async ({ page }) => {
    await runCode(page, sketch('undefined'), 'error');
    await expect(complaint(page)).toHaveText(/yc\.Interface needs fn, a function or generator; got undefined/);
  });
});

test.describe('code that throws', () => {
  test('before its first yield: the message and the line, and no value', async ({ page }) => {
    await runCode(page, sketch(`function* () {\n  throw new TypeError('too early');\n}`, numberOut), 'error');
    await expect(status(page)).toHaveText(/^Failed · 0 yields/);
    await expect(complaint(page)).toHaveText('TypeError: too early');
    await expect(place(page)).toHaveText(/^main\.ts:3:\d+$/);
    await expect.poll(() => markedLines(page)).toEqual([3]);
    await expect(number(page)).toHaveValue('');
  });

  test('after its fifth yield: five are counted, and the fifth stays', async ({ page }) => {
    const fn = `function* () {\n  for (let i = 1; ; i++) {\n    if (i > 5) throw new RangeError('five it is');\n    yield i;\n  }\n}`;
    await runCode(page, sketch(fn, numberOut), 'error');
    await expect(status(page)).toHaveText(/^Failed · 5 yields/);
    await expect(number(page)).toHaveValue('5');
    await expect(complaint(page)).toHaveText('RangeError: five it is');
    await expect(place(page)).toHaveText(/^main\.ts:4:\d+$/);
    await expect.poll(() => markedLines(page)).toEqual([4]);
    expect(await records(page)).toEqual([expect.objectContaining({ yields: 5, outcome: 'failed' })]);
  });

  test('in a function that it calls: the innermost line of the author’s', async ({ page }) => {
    const source = `type Box = { size: number };\n\nconst open = (box: Box | null): number => (box as Box).size;\n\nexport default function () {\n  return open(null);\n}\n`;
    await runCode(page, source, 'error');
    await expect(place(page)).toHaveText(/^main\.ts:3:\d+$/);
  });

  test('something that is no error is shown all the same, with its place', async ({ page }) => {
    await runCode(page, sketch(`function* () { throw 'a mere text'; }`), 'error');
    await expect(complaint(page)).toHaveText('a mere text');
    await expect(place(page)).toHaveText(/^main\.ts:2:\d+$/);
  });

  test('an error that no one catches ends the run, at its place', async ({ page }) => {
    const fn = `async function* () {\n  yield 1;\n  setTimeout(() => {\n    throw new Error('later');\n  });\n  await new Promise(() => {});\n}`;
    await runCode(page, sketch(fn, numberOut), 'error');
    await expect(number(page)).toHaveValue('1');
    await expect(complaint(page)).toHaveText('later');
    await expect(place(page)).toHaveText(/^main\.ts:5:\d+$/);
    await expect(log(page).locator('[data-level="error"]')).toHaveText(/later.*5:\d+/);
  });

  test('a rejection that no one handles ends the run, at its place', async ({ page }) => {
    const fn = `async function* () {\n  yield 1;\n  Promise.reject(new Error('lost'));\n  await new Promise(() => {});\n}`;
    await runCode(page, sketch(fn, numberOut), 'error');
    await expect(number(page)).toHaveValue('1');
    await expect(complaint(page)).toHaveText('lost');
    await expect(place(page)).toHaveText(/^main\.ts:4:\d+$/);
  });
});

test.describe('a yield that its output cannot show', () => {
  const cases: { what: string; fn: string; outputs: string; says: RegExp }[] = [
    {
      what: 'a function deep inside is named by its path',
      fn: 'function* () { yield 1; yield { rows: [1, { onClick() {} }] }; }',
      outputs: jsonOut,
      says: /^Yield 2 does not fit the output “Out”: value\.rows\[1\]\.onClick is the function onClick, which cannot/,
    },
    {
      what: 'an object of the platform is named by its path',
      fn: 'function* () { yield 1; yield { canvas: new OffscreenCanvas(2, 2) }; }',
      outputs: jsonOut,
      says: /^Yield 2 does not fit the output “Out”: value\.canvas is an OffscreenCanvas/,
    },
    {
      what: 'an object that contains itself is named by its path',
      fn: 'function* () { yield 1; const a = { b: {} }; a.b.c = a; yield a; }',
      outputs: jsonOut,
      says: /^Yield 2 does not fit the output “Out”: value\.b\.c contains itself/,
    },
    {
      what: 'text for a Number is refused',
      fn: "function* () { yield 1; yield 'two'; }",
      outputs: numberOut,
      says: /^Yield 2 does not fit the output “Out”: it takes a finite number, and this is the text "two"/,
    },
    {
      what: 'NaN is refused',
      fn: 'function* () { yield 1; yield NaN; }',
      outputs: numberOut,
      says: /^Yield 2 does not fit the output “Out”: it takes a finite number, and this is NaN/,
    },
    {
      what: 'undefined is refused, and says what to yield instead',
      fn: 'function* () { yield 1; yield undefined; }',
      outputs: numberOut,
      says: /^Yield 2 does not fit the output “Out”: this is undefined\. Yield a value, null to empty it, or yc\.skip/,
    },
    {
      what: 'too few values are counted',
      fn: 'function* () { yield [1, 1]; yield [2]; }',
      outputs: `[${numberOut}, yc.Number({ label: 'Second' })]`,
      says: /^There are 2 outputs, but yield 2 has 1 value\./,
    },
    {
      what: 'too many values are counted',
      fn: 'function* () { yield [1, 1]; yield [2, 2, 2]; }',
      outputs: `[${numberOut}, yc.Number({ label: 'Second' })]`,
      says: /^There are 2 outputs, but yield 2 has 3 values\./,
    },
    {
      what: 'one value for two outputs is told from an array',
      fn: 'function* () { yield [1, 1]; yield 2; }',
      outputs: `[${numberOut}, yc.Number({ label: 'Second' })]`,
      says: /^There are 2 outputs, so each yield is an array of 2; yield 2 is 2\./,
    },
  ];
  for (const { what, fn, outputs, says } of cases) {
    test(what, async ({ page }) => {
      await runCode(page, sketch(fn, outputs), 'error');
      await expect(complaint(page)).toHaveText(says);
      await expect(status(page)).toHaveText(/^Failed · 1 yield ·/);
      // What was shown stays.
      if (outputs === jsonOut) await expect(component(page)).toContainText('1');
      else await expect(number(page)).toHaveValue('1');
    });
  }

  test('an image whose data does not match its size is measured, and the last one stays', async ({ page }) => {
    const fn = `function* () {
      yield yc.solid(10, 10, [255, 0, 0]);
      yield { width: 10, height: 10, data: new Uint8Array(7) };
    }`;
    await runCode(page, sketch(fn, imageOut), 'error');
    await expect(complaint(page)).toHaveText(/10×10 pixels take 100 values of data for grey.*; got 7\./);
    await expect(component(page).locator('canvas')).toHaveJSProperty('width', 10);
  });

  test('an image without a size is refused', async ({ page }) => {
    await runCode(page, sketch('() => ({ width: 0, height: -1, data: new Uint8Array(0) })', imageOut), 'error');
    await expect(complaint(page)).toHaveText(/whole numbers from 1 to 32,767; got 0 and -1/);
  });
});

test('the place of a yield that is refused is told and marked', async ({ page }) => {
  await runCode(page, sketch('function* () {\n  yield 1;\n  yield NaN;\n}', numberOut), 'error');
  await expect(place(page)).toHaveText(/^main\.ts:4:\d+$/);
  await expect.poll(() => markedLines(page)).toEqual([4]);
});

test.describe('code that does not come to rest', () => {
  /** How long Stop may take is a figure of the bench. */
  const stopSoon = async (page: Page) => {
    await button(page, 'Stop').click();
    await untilState(page, 'stopped');
  };

  test('a promise that never settles is stopped, and what was shown stays', async ({ page }) => {
    const fn = 'async function* () { yield 1; await new Promise(() => {}); }';
    await runCode(page, sketch(fn, numberOut), 'running');
    await expect(number(page)).toHaveValue('1');
    await stopSoon(page);
    await expect(number(page)).toHaveValue('1');
  });

  test('for (;;) in a generator is stopped, and the next run works', async ({ page }) => {
    const source = `import * as yc from 'yieldcast';
      export default yc.Interface({
        fn: function* (hang) { yield 1; while (hang); yield 2; },
        inputs: yc.Checkbox({ label: 'Hang', value: true }),
        outputs: yc.Number({ label: 'Out' }),
      });`;
    await runCode(page, source, 'running');
    await expect(number(page)).toHaveValue('1');
    await stopSoon(page);
    await expect(number(page)).toHaveValue('1');
    await component(page, 'Hang').getByRole('checkbox').uncheck();
    await button(page, 'Submit').click();
    await untilState(page, 'done');
    await expect(number(page)).toHaveValue('2');
  });

  test('for (;;) at the top level is stopped while it loads, and the next run works', async ({ page }) => {
    await runCode(page, 'for (;;);\n', 'loading');
    await page.locator('.pg-bar').getByRole('button', { name: 'Stop' }).click();
    await untilState(page, 'stopped');
    await editor(page).click();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.insertText('export default () => 7;');
    await run(page);
    await untilState(page, 'done');
    await expect(component(page, 'Output').getByRole('spinbutton')).toHaveValue('7');
  });

  test('a generator that yields without end is stopped between two yields', async ({ page }) => {
    await runCode(page, sketch('function* () { for (let i = 0; ; i++) yield i; }', numberOut), 'running');
    await expect.poll(async () => Number(await number(page).inputValue())).toBeGreaterThan(0);
    await stopSoon(page);
    expect(Number(await number(page).inputValue())).toBeGreaterThan(0);
  });

  test('images without end do not fill the page’s memory, and Stop works', async ({ page }) => {
    const fn = 'function* () { for (let i = 0; ; i++) yield yc.solid(1000, 1000, [i % 256, 0, 0]); }';
    await runCode(page, sketch(fn, imageOut), 'running');
    const client = await page.context().newCDPSession(page);
    // When the browser collects garbage is its own affair: what counts is what is left then.
    const held = async () => {
      await client.send('HeapProfiler.collectGarbage');
      const usage = (await client.send('Runtime.getHeapUsage')) as { usedSize: number; backingStorageSize?: number };
      return usage.usedSize + (usage.backingStorageSize ?? 0);
    };
    const yields = async () =>
      Number(/([\d,]+) yield/.exec(await app(page).innerText())?.[1]?.replaceAll(',', '') ?? 0);
    const least = await held();
    let most = least;
    // 150 of them are 600 MB; the timeline holds 64 MB of them.
    await expect(async () => {
      most = Math.max(most, await held());
      expect(await yields()).toBeGreaterThan(150);
    }).toPass({ intervals: [50] });
    expect(most - least).toBeLessThan(110e6);
    await stopSoon(page);
    await expect(component(page).locator('canvas')).toHaveJSProperty('width', 1000);
  });

  test('ten million characters are shown as their end, and can be cleared', async ({ page }) => {
    const fn = "function* () { yield 'some words '.repeat(1_000_000) + 'the end'; }";
    await runCode(page, sketch(fn, "yc.Textbox({ label: 'Out' })"), 'done');
    await expect(text(page)).toHaveValue(/the end$/);
    await expect(component(page)).toContainText('of 11,000,007 characters are shown');
    await button(page, 'Clear').click();
    await expect(text(page)).toHaveValue('');
  });
});
