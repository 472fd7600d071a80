import { expect } from '@playwright/test';
import { editor, openAt, run, test, untilState, writeCode } from './playground';

test('TypeScript helps with typing after a first run, and costs nothing before', async ({ page }) => {
  const workers: string[] = [];
  page.on('request', (request) => /language-/.test(request.url()) && workers.push(request.url()));
  await openAt(page, '#example=count');
  expect(workers).toEqual([]);
  const help = page.waitForRequest(/language-[\w-]+\.js/);
  await run(page);
  await untilState(page, 'done');
  // Who only looks on needs none of it.
  expect(workers).toEqual([]);
  await editor(page).click();
  await help;

  // Types are checked, and told as hints: the sketch runs all the same.
  const head = "import * as yc from 'yieldcast';\n";
  await writeCode(page, `${head}const many: number = 'three';\nyc.noise(many, many);\n`);
  await expect(page.locator('.pg-problem')).toContainText("Type 'string' is not assignable to type 'number'.");
  await expect(page.locator('.pg-problem .pg-place')).toHaveText('2:7');

  // Rename: all places, by one undo.
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.press('ArrowDown');
  for (let i = 0; i < 8; i++) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('F2');
  const field = page.getByRole('textbox', { name: 'New name of many' });
  await field.fill('size');
  await field.press('Enter');
  await expect(editor(page)).toContainText('yc.noise(size, size)');

  // Names of the sketch's own are completed, and a name of the API leads to its docs.
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type('yc.noise(siz');
  await expect(page.locator('.cm-tooltip-autocomplete')).toContainText('size');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Home');
  for (let i = 0; i < 4; i++) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('F12');
  const docs = page.getByRole('complementary', { name: 'Docs' });
  await expect(docs.locator('[data-name="noise"]')).toHaveAttribute('open');
  await page.keyboard.press('Escape');

  // A call tells its parameters, and a name under the pointer what it is.
  await writeCode(page, `${head}await yc.sleep`);
  await page.keyboard.type('(');
  await expect(page.locator('.pg-words-code strong')).toHaveText('seconds: number');
  await page.keyboard.press('Escape');
  await page.getByText('sleep').first().hover();
  await expect(page.locator('.cm-tooltip-hover')).toContainText('Waits.');

  await writeCode(page, 'function*a( n:number ){\nyield n\n}');
  await page.keyboard.press('Shift+Alt+f');
  await expect(editor(page)).toContainText('function* a(n: number) {');
  await expect(editor(page)).toContainText('  yield n;');
});

test('a run that begins while TypeScript starts goes first', async ({ page }) => {
  // Presses Run at the moment at which the worker of the first start is made.
  await page.addInitScript(() => {
    const found: string[] = [];
    Object.assign(globalThis, { languageWorkers: found });
    globalThis.Worker = class extends Worker {
      readonly #number: number | undefined;
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        if (options?.name !== 'yieldcast-language') return;
        this.#number = found.push('started') - 1;
        if (this.#number > 0) return;
        queueMicrotask(() =>
          [...document.querySelectorAll('button')].find((each) => each.textContent?.trim() === 'Run')?.click(),
        );
      }
      override terminate() {
        if (this.#number !== undefined) found[this.#number] = 'ended';
        super.terminate();
      }
    };
  });
  await openAt(page, '#example=count');
  await run(page);
  await untilState(page, 'done');
  await editor(page).click();
  const workers = () => page.evaluate(() => (globalThis as unknown as { languageWorkers: string[] }).languageWorkers);
  await expect.poll(workers).toEqual(['ended', 'started']);
  await untilState(page, 'done');
  await writeCode(page, "const many: number = 'three';\n");
  await expect(page.locator('.pg-problem')).toContainText("Type 'string' is not assignable to type 'number'.");
});
