import { test } from '../e2e/playground';
import * as groups from './cases';
import { tryAll } from './try-all';

// What cannot be pressed fails its demo, and not all that come after it.
test.use({ actionTimeout: 60_000 });

for (const [group, cases] of Object.entries(groups))
  test(`each demo of “${group}” does what Gradio’s does`, async ({ page }) => {
    // A quiet machine takes a quarter of a minute; a busy one is no failure.
    test.setTimeout(600_000);
    await tryAll(page, group, cases);
  });
