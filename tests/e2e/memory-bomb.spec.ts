import { expect } from '@playwright/test';
import { app, editor, openAt, run, test, untilState, writeCode } from './playground';

// A tab has gigabytes, which take a while to fill; this one has less.
test.use({
  launchOptions: async ({ launchOptions }, use) =>
    use({ ...launchOptions, args: [...(launchOptions.args ?? []), '--js-flags=--max-old-space-size=80'] }),
});

test('a tab that runs out of memory opens again with its code, and says that the run did not finish', async ({
  page,
  context,
}) => {
  await openAt(page, './');
  await writeCode(
    page,
    'export default function* bomb() { const all = []; for (;;) all.push(new Array(1e6).fill(all)); }',
  );
  const crash = page.waitForEvent('crash', { timeout: 80_000 });
  await run(page);
  await crash;

  const reopened = await context.newPage();
  await openAt(reopened, './');
  await expect(reopened.getByText('The last run did not finish')).toBeVisible();
  await expect(editor(reopened)).toContainText('function* bomb()');
  await expect(app(reopened)).toHaveCount(0);

  await writeCode(reopened, 'export default () => 1;');
  await run(reopened);
  await untilState(reopened, 'done');
});
