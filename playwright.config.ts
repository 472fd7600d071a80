import { defineConfig } from '@playwright/test';
import { chromiumArguments, findChromium } from './tests/tools/chromium.mjs';

/** End-to-end tests drive the built site (`npm run build`), served as the plainest static host would. */
export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results/e2e',
  globalSetup: './tests/tools/site.mjs',
  forbidOnly: Boolean(process.env.CI),
  fullyParallel: true,
  // Chromium and the generators it runs take a core each.
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  // A quiet machine takes ten minutes; a busy one is no failure.
  globalTimeout: 2_700_000,
  use: {
    baseURL: process.env.YIELDCAST_SITE,
    viewport: { width: 1280, height: 800 },
    // A trace records each frame of the page, which takes most of the processor from the page itself: only when asked for.
    trace: process.env.YIELDCAST_TRACE ? 'retain-on-failure' : 'off',
    launchOptions: { executablePath: await findChromium(), args: chromiumArguments },
  },
});
