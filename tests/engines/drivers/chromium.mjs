import { chromium } from 'playwright';
import { chromiumArguments, findChromium } from '../../tools/chromium.mjs';
import { throughPlaywright } from './playwright.mjs';

/** @type {import('./driver.mjs').Driver} */
export const driver = {
  name: 'chromium',
  packages: ['chromium'],
  launch: async () => {
    const executablePath = await findChromium();
    // Its fake devices beep and show a pie; nobody is asked.
    const args = [...chromiumArguments, '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];
    return executablePath && throughPlaywright(await chromium.launch({ executablePath, args }));
  },
};
