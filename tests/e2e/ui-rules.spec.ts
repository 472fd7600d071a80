import { readdirSync, readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import { blanks, misplaced, noteStates, type Seen, spokenParts, takeNoted, unseen } from './every-state';
import {
  app,
  atRest,
  bar,
  button,
  codeLink,
  editor,
  openAt,
  openCode,
  place,
  run,
  test,
  untilState,
  writeCode,
} from './playground';
import { noteShifts, shiftedFar } from './shifts';

const gallery = ['first-example', 'gallery'].map((file) =>
  readFileSync(new URL(`../../src/playground/${file}.ts`, import.meta.url), 'utf8'),
);
const examples = [...gallery.join('').matchAll(/name: '(.+)',\s+group: '(.+)',\s+title: '(.+)'/g)].map(
  ([, name = '', group = '', title = '']) => ({ name, group, title }),
);

/** What starts a run where choosing an example does not. What waits for a device stays as it is. */
const starts: Record<string, string> = { blocks: 'Greet', 'diffusion-gif': 'Diffuse', chat: 'The quick brown fox' };

/** The one that is to fail, and is seen to its end. */
const fails = 'an-error';

/** What the status says in each state: figures only at the end, so that no tick of theirs is spoken. */
const wordsOf: Record<string, RegExp> = {
  idle: /^Ready$/,
  loading: /^Loading…$/,
  running: /^Running$/,
  stopping: /^Stopping…$/,
  stopped: /^Stopped · [\d,]+ yields? · \d+\.\d s$/,
  done: /^Done · [\d,]+ yields? · \d+\.\d s$/,
  error: /^Failed · [\d,]+ yields? · \d+\.\d s$/,
};

/** Chooses an example from the gallery, which runs it in silence. */
const choose = async (page: Page, { name, title }: (typeof examples)[number]) => {
  await page.locator('.pg-picker').tap();
  await page.locator(`.pg-gallery a[href="#example=${name}"]`).tap();
  await expect(page).toHaveTitle(`${title} · Yieldcast`);
};

/** Presses Stop if there still is something to stop, in the task that looks for it. */
const stop = (page: Page) =>
  page.evaluate(() => {
    const isRunning = document.querySelector<HTMLElement>('[data-yc="app"]')?.dataset.state === 'running';
    if (isRunning) document.querySelector<HTMLElement>('.pg-run')?.click();
  });

test('every example of the folder is in the gallery', () => {
  const files = readdirSync(new URL('../../src/playground/examples/', import.meta.url));
  expect(examples.map(({ name }) => `${name}.ts`).sort()).toEqual(files.filter((file) => file.endsWith('.ts')).sort());
});

test.describe('where there is no app, the output says why, and what to do,', () => {
  test('beside the code', async ({ page }) => {
    await openCode(page, 'for (;;);');
    const words = page.locator('.pg-empty');
    await expect(words).toContainText(/^Press Run, or .+ to see every yield here\./);
    await run(page);
    await expect(words).toHaveText('The code is loading. Press Stop to end this.');
    await expect(words.getByText('The code is loading')).toBeVisible();
    await bar(page, 'Stop').click();
    await expect(words).toHaveText('It was stopped before it had loaded. Press Run to start again.');
    await writeCode(page, 'export default () => 1 +;');
    await run(page);
    await expect(words).toHaveText('The code could not be loaded. See why below, then press Run again.');
    // It lies over an app that is all but empty: what is wrong can be pressed.
    await place(page).click();
    await expect(editor(page)).toBeFocused();
    await writeCode(page, 'export default () => 1;');
    await run(page);
    await untilState(page, 'done');
    await expect(words).toHaveCount(0);
  });

  test('in a link to the app alone, whose button starts and stops', async ({ page }) => {
    await page.goto(`${codeLink('for (;;);')}&view=app`);
    const press = (name: string) => page.getByRole('main').getByRole('button', { name, exact: true }).click();
    await press('Run');
    await untilState(page, 'loading');
    await press('Stop');
    await untilState(page, 'stopped');
    await expect(page.getByText('This code came from elsewhere.')).toBeVisible();
    await press('Run');
    await untilState(page, 'loading');
  });
});

test.describe('on a phone of 320 px, every example', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 320, height: 640 } });

  for (const group of new Set(examples.map((each) => each.group)))
    test(`of “${group}” tells each state, moves nothing, has targets of 44 px, and is silent and never blank`, async ({
      page,
    }) => {
      test.setTimeout(300_000);
      await noteStates(page);
      await noteShifts(page);
      await openAt(page, '#example=nothing');
      const icons = new Map<string, string>();
      for (const example of examples.filter((each) => each.group === group)) {
        const { name } = example;
        await shiftedFar(page);
        await takeNoted(page);
        await choose(page, example);
        await untilState(page, 'running', ...atRest);
        const start = starts[name];
        if (start) await button(page, start).tap();
        // The first value is what an output makes room for.
        if (name !== 'endless-loop')
          await expect(app(page)).toContainText(start ? /[1-9][\d,]* yield/ : /[1-9][\d,]* yield|Ready/);
        if (name !== fails) await stop(page);
        await untilState(page, 'stopped', ...atRest);
        await expect(app(page).locator('.yc-loading')).toHaveCount(0);
        expect.soft(await shiftedFar(page, 0.05), `what shifts in ${name}`).toEqual([]);

        const { states, spoken, sounded } = await takeNoted(page);
        expect.soft(spoken, `what is spoken of ${name}`).toEqual(states.map(({ words }) => words));
        for (const { state, words } of states) expect.soft(words, name).toMatch(wordsOf[state] as RegExp);
        expect.soft(new Set(states.map(({ bar }: Seen) => bar)).size, `places of the bar’s buttons at ${name}`).toBe(1);
        for (const { state, icon } of states) icons.set(state, icon);
        expect.soft(sounded, `sounds of ${name} that nobody asked for`).toEqual([]);
        const { scrubbers, ...spokenOf } = await spokenParts(page);
        expect.soft(spokenOf, name).toEqual({ statuses: 1, logs: 1, figures: 'tabular-nums' });
        for (const words of scrubbers) expect.soft(words, name).toMatch(/^\d+:\d\d of \d+:\d\d( so far)?$/);
        expect.soft(await misplaced(page, 44), `${name}, 320 px`).toEqual([]);
        expect.soft(await blanks(page), `blank parts of ${name}`).toEqual([]);
        await page.emulateMedia({ forcedColors: 'active' });
        expect.soft(await unseen(page), `${name} in forced colours`).toEqual([]);
        await page.emulateMedia({ forcedColors: 'none' });
        for (const width of [600, 900, 1280, 1920]) {
          await page.setViewportSize({ width, height: 800 });
          expect.soft(await misplaced(page, 44), `${name}, ${width} px`).toEqual([]);
        }
        await page.setViewportSize({ width: 320, height: 640 });
        const clear = page.locator('.yc-form-actions').getByRole('button', { name: 'Clear', exact: true });
        if (await clear.isVisible()) {
          await clear.tap();
          await untilState(page, 'idle');
          expect.soft(await blanks(page), `blank parts of ${name}, cleared`).toEqual([]);
        }
        // A page that is scrolled jumps back as the next app takes its place.
        await page.evaluate(() => scrollTo(0, 0));
      }
      expect(new Set(icons.values()).size).toBe(icons.size);
    });
});
