import { readdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { installDependencies, root } from '../tools/dependencies.mjs';

/**
 * `npm run bench`: takes every measurement in a real Chromium, prints a table, and writes `bench-results.json`. What
 * misses its target is marked and fails nothing: figures depend on the machine. `npm run bench -- yields` takes those
 * alone whose file has that in its name.
 */

await installDependencies();
// Only now: these import packages.
const { chromium } = await import('playwright');
const { chromiumArguments, provideChromium } = await import('../tools/chromium.mjs');
const { fakeDeviceArguments } = await import('../tools/fake-devices.mjs');
const { run } = await import('../tools/processes.mjs');
const { serveFolder, serveSite } = await import('../tools/serve.mjs');
const { build } = await import('../tools/stages.mjs');

const asked = process.argv.slice(2);
const files = readdirSync(new URL('measurements/', import.meta.url)).filter(
  (file) => /\.(page\.ts|site\.mjs)$/.test(file) && (asked.length === 0 || asked.some((word) => file.includes(word))),
);
const executablePath = await provideChromium();
const vite = `${root}node_modules/vite/bin/vite.js`;
const benchPage = await run(process.execPath, [
  vite,
  'build',
  '--config',
  `${root}tests/bench/vite.config.ts`,
  '--logLevel',
  'warn',
]);
if ((await build()).failed > 0 || benchPage.code !== 0) throw new Error('The build failed.');

const dist = `${root}dist`;
const site = await serveSite();
const bench = await serveFolder(`${root}tests/bench/dist`);
const browser = await chromium.launch({
  executablePath,
  args: [
    ...chromiumArguments,
    ...fakeDeviceArguments({ width: 640, height: 480, fps: 30, frames: 60 }),
    '--enable-precise-memory-info',
    '--js-flags=--expose-gc',
  ],
});

const takeInPage = async (page, file) => {
  await page.goto(bench.url);
  await page.waitForFunction(() => 'measure' in globalThis);
  return page.evaluate((file) => globalThis.measure(file), file);
};

const takeOnSite = async (page, file) => {
  const { figures, measure } = await import(`./measurements/${file}`);
  return { figures, measured: await measure({ page, site: site.url, dist }) };
};

const results = [];
const failures = [];
for (const file of files) {
  console.log(`Measuring ${file} …`);
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  page.on('pageerror', (error) => console.log(`    the page: ${error.message}`));
  try {
    const { figures, measured } = await (file.endsWith('.page.ts') ? takeInPage : takeOnSite)(page, file);
    for (const [key, { what, unit, atLeast, under }] of Object.entries(figures)) {
      const value = measured[key];
      const met = (atLeast === undefined || value >= atLeast) && (under === undefined || value < under);
      results.push({ what, value, unit, atLeast, under, met });
    }
  } catch (error) {
    failures.push(file);
    console.error(`    ${error instanceof Error ? error.message : error}`);
  }
  await context.close();
}
const version = browser.version();
await browser.close();
await Promise.all([site.close(), bench.close()]);

const number = (value) => value.toLocaleString('en', { maximumFractionDigits: value < 100 ? 1 : 0 });
const rows = results.map(({ what, value, unit, atLeast, under, met }) => ({
  what,
  figure: `${number(value)} ${unit}`,
  target:
    atLeast !== undefined ? `≥ ${number(atLeast)} ${unit}` : under !== undefined ? `< ${number(under)} ${unit}` : '',
  met: atLeast === undefined && under === undefined ? '' : met ? '✓' : '✗',
}));
const width = (key) => Math.max(0, ...rows.map((row) => row[key].length));
console.log('');
for (const { what, figure, target, met } of rows) {
  console.log(
    `${what.padEnd(width('what'))}  ${figure.padStart(width('figure'))}  ${target.padEnd(width('target'))}  ${met}`,
  );
}
const machine = { processor: cpus()[0]?.model, cores: cpus().length, chromium: version, node: process.version };
const report = { date: new Date().toISOString(), machine, results, failures };
writeFileSync(`${root}bench-results.json`, `${JSON.stringify(report, null, 2)}\n`);
const aimed = results.filter(({ atLeast, under }) => atLeast !== undefined || under !== undefined);
const met = aimed.filter((result) => result.met).length;
console.log(`\n${met} of ${aimed.length} targets are met. Written to bench-results.json.`);
if (failures.length > 0) console.log(`Could not be measured: ${failures.join(', ')}.`);
process.exitCode = failures.length > 0 ? 1 : 0;
