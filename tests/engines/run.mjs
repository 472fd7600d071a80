import { readdirSync } from 'node:fs';
import { installDependencies } from '../tools/dependencies.mjs';
import { installSystemPackages } from '../tools/packages.mjs';

/**
 * `npm run test:engines`: builds the site and takes every journey through it in Chromium, Firefox and WebKit. The last
 * line is `N passed, N failed`.
 *
 * `-- --install` installs Debian's packages of the browsers first. Any other word keeps to the engines and the files of
 * journeys of that name: `-- webkit sandbox`. `YIELDCAST_DIST` names a folder with a site that is built already.
 */

/** Of one journey, in seconds. */
const limit = 90;

const words = process.argv.slice(2);
const asked = words.filter((word) => !word.startsWith('--'));

await installDependencies();
// Only now: these import packages.
const { build } = await import('../tools/stages.mjs');
const { otherDist, serveSite } = await import('../tools/serve.mjs');
const { playground } = await import('./playground.mjs');
const engines = ['chromium', 'firefox', 'webkit'];
const drivers = await Promise.all(engines.map(async (name) => (await import(`./drivers/${name}.mjs`)).driver));
const files = readdirSync(new URL('journeys/', import.meta.url)).map((file) => file.replace('.mjs', ''));

const unknown = asked.filter((word) => !engines.includes(word) && !files.includes(word));
if (unknown.length > 0) {
  console.error(`Neither an engine (${engines}) nor a journey (${files}): ${unknown}.`);
  process.exit(2);
}
const among = (names) =>
  names.some((name) => asked.includes(name)) ? names.filter((name) => asked.includes(name)) : names;

if (words.includes('--install')) {
  const reason = await installSystemPackages(['fonts-liberation', ...drivers.flatMap(({ packages }) => packages)]);
  if (reason)
    console.error(`The browsers could not be installed: ${reason}. \`npx playwright install\` brings its own.`);
}

/** What a promise comes to, unless the time is over before. */
const within = (seconds, promise) => {
  let timer;
  const over = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`It was not over after ${seconds} s.`)), seconds * 1000);
  });
  return Promise.race([promise, over]).finally(() => clearTimeout(timer));
};

const total = { passed: 0, failed: 0 };
const tell = (engine, name, error, since) => {
  total[error ? 'failed' : 'passed']++;
  const seconds = ((performance.now() - since) / 1000).toFixed(1);
  console.log(`${error ? '✗' : '✓'} ${engine.padEnd(8)}  ${name} (${seconds} s)`);
  if (error) console.log(`    ${error instanceof Error ? error.message : error}`);
};

const takeJourneys = async (browser, engine, site) => {
  for (const file of among(files)) {
    const { journeys } = await import(`./journeys/${file}.mjs`);
    for (const { name, run } of journeys) {
      const start = performance.now();
      let page;
      try {
        page = await within(60, browser.newPage());
        await within(limit, run(playground(page, site.url)));
        tell(engine, name, undefined, start);
      } catch (error) {
        tell(engine, name, error, start);
      }
      await within(10, page?.close()).catch(() => undefined);
    }
  }
};

const start = performance.now();
const built = otherDist ? { failed: 0 } : await build();
total.failed += built.failed;
if (built.failed === 0) {
  const site = await serveSite();
  for (const driver of drivers.filter(({ name }) => among(engines).includes(name))) {
    let browser;
    try {
      browser = await within(60, driver.launch());
      if (!browser) throw new Error(`It is not to be found. \`npm run test:engines -- --install\` installs it.`);
      console.log(`\n── ${driver.name} ${browser.version}`);
      await takeJourneys(browser, driver.name, site);
    } catch (error) {
      tell(driver.name, 'starts', error, start);
    }
    await within(10, browser?.close()).catch(() => undefined);
  }
  await site.close();
}
if (total.passed === 0 && total.failed === 0) total.failed = 1;
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed > 0 ? 1 : 0);
