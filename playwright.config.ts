import { defineConfig } from '@playwright/test';
import { chromiumArguments, findTestChromium } from './tests/tools/chromium.mjs';

/** End-to-end tests drive the built site (`npm run build`), served as the plainest static host would. */
export default defineConfig({
  testDir: 'tests',
  testMatch: ['e2e/**/*.spec.ts', 'first-paste/*.spec.ts', 'gradio/*.spec.ts', 'consumers/*.spec.ts'],
  outputDir: 'test-results/e2e',
  globalSetup: './tests/tools/site.mjs',
  forbidOnly: Boolean(process.env.CI),
  fullyParallel: true,
  // One page at a time: Chromium and the generators it runs take a core each. Two at a time take a quarter less time on two
  // cores, but starve the devices and the clocks of what plays.
  workers: 1,
  // These end what will never come. They are no bounds on speed, which the benchmarks judge: a busy machine takes longer.
  timeout: 120_000,
  expect: { timeout: 30_000 },
  // A quiet machine takes 25 minutes; a busy one is no failure.
  globalTimeout: 2_700_000,
  use: {
    baseURL: process.env.YIELDCAST_SITE,
    viewport: { width: 1280, height: 800 },
    // Journeys that need it say so: it answers in place of the network, which others look at.
    serviceWorkers: 'block',
    // A trace records each frame of the page, which takes most of the processor from the page itself: only when asked for.
    trace: process.env.YIELDCAST_TRACE ? 'retain-on-failure' : 'off',
    launchOptions: { executablePath: await findTestChromium(), args: chromiumArguments },
  },
});
