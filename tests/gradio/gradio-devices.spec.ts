import { withDevices } from '../e2e/capture';
import { keepArrivals, test } from '../e2e/playground';
import { cases } from './devices.cases';
import { tryAll } from './try-all';

test.use({ ...withDevices, actionTimeout: 60_000 });

test('each demo with a microphone or a camera does what Gradio’s does', async ({ page }) => {
  // A quiet machine takes a quarter of a minute; a busy one is no failure.
  test.setTimeout(600_000);
  await keepArrivals(page);
  await tryAll(page, 'devices', cases);
});
