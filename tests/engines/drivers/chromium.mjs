import { chromium } from 'playwright';
import { chromiumArguments, findChromium } from '../../tools/chromium.mjs';
import { throughPlaywright } from './playwright.mjs';

/** @type {import('./driver.mjs').Driver} */
export const driver = {
  name: 'chromium',
  packages: ['chromium'],
  launch: async () => {
    const executablePath = await findChromium();
    return executablePath && throughPlaywright(await chromium.launch({ executablePath, args: chromiumArguments }));
  },
};
