import { readdirSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { app, openAt, run, test, untilState } from './playground';
import { noteShifts, shiftedFar } from './shifts';

const examples = readdirSync(new URL('../../src/playground/examples/', import.meta.url))
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.replace(/\.ts$/, ''));

const colours = [
  { colorScheme: 'light', forcedColors: 'none' },
  { colorScheme: 'dark', forcedColors: 'none' },
  { colorScheme: 'dark', forcedColors: 'active' },
] as const;

const looks = [320, 768, 1280].flatMap((width) => colours.map((colour) => ({ width, colour })));

/** `YIELDCAST_LOOKS=all` looks at every example in all of them, which takes minutes; else each has one, in turn. */
const looksOf = (index: number) =>
  process.env.YIELDCAST_LOOKS === 'all' ? looks : looks.slice(index % looks.length, (index % looks.length) + 1);

const faults = async (page: Page, { width, colour }: (typeof looks)[number]) => {
  await page.setViewportSize({ width, height: 800 });
  await page.emulateMedia(colour);
  const axe = new AxeBuilder({ page }).disableRules('skip-link');
  // The other rules see no colours: once is enough for them.
  const { violations } = await (colour === colours[0] ? axe : axe.withRules('color-contrast')).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
};

test('no run of an example shifts the page, and axe finds nothing in any, wide or narrow, in any colours', async ({
  page,
}) => {
  // A quiet machine takes a minute; a busy one is no failure.
  test.setTimeout(900_000);
  await noteShifts(page);
  for (const [index, name] of examples.entries()) {
    // A page of its own for each: an address that differs in its fragment alone would be no new page.
    await page.goto('about:blank');
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.emulateMedia(colours[0]);
    await openAt(page, `#example=${name}`);
    await run(page);
    await untilState(page, 'idle', 'running', 'done', 'error');
    await expect(app(page).locator('.yc-loading')).toHaveCount(0);
    // The first value is what an output makes room for. What waits for a person, or never yields, has none.
    if (name !== 'endless-loop') await expect(app(page)).toContainText(/[1-9][\d,]* yields?|Ready/);
    expect.soft(await shiftedFar(page), name).toEqual([]);
    for (const look of looksOf(index))
      expect.soft(await faults(page, look), `${name}, ${look.width} px, ${JSON.stringify(look.colour)}`).toEqual([]);
  }
});
