import { existsSync, readFileSync, rmSync } from 'node:fs';
import { provideTestChromium } from './chromium.mjs';
import { root } from './dependencies.mjs';
import { run } from './processes.mjs';
import { checkSizes } from './size.mjs';

/**
 * What `npm test` runs, in this order. Each stage tells how many of its checks passed and failed; a check that counts
 * none of its own, such as the linter, is one.
 */

/** @typedef {{ passed: number, failed: number }} Tally */

const tool = (path, ...parameters) =>
  run(process.execPath, [`${root}node_modules/${path}`, ...parameters], {
    seconds: 2800,
    // The output is piped, so that no tool can tell by itself whether colours are wanted.
    env: process.stdout.isTTY ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' },
  });

const one = ({ code }) => (code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });

/**
 * A runner that failed without a failed test (a file that does not load) counts as one, and so does one that ran none,
 * unless a change affects none.
 */
const honest = ({ code }, { passed, failed }, mayBeEmpty = false) => ({
  passed,
  failed: failed === 0 && (code !== 0 || (passed === 0 && !mayBeEmpty)) ? 1 : failed,
});

/** Runs a test runner that leaves a report as JSON, and reads its tally from there. */
const reported = async (name, start, count, mayBeEmpty) => {
  const file = `${root}test-results/reports/${name}.json`;
  rmSync(file, { force: true });
  const result = await start(file);
  try {
    return honest(result, count(JSON.parse(readFileSync(file, 'utf8'))), mayBeEmpty);
  } catch {
    return honest(result, { passed: 0, failed: 0 });
  }
};

const vitest = (project, change) =>
  reported(
    project,
    (file) =>
      tool(
        'vitest/vitest.mjs',
        'run',
        '--project',
        project,
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${file}`,
        ...(change ? [`--changed=${change.base}`, '--passWithNoTests'] : []),
      ),
    ({ numPassedTests, numFailedTests, testResults }) => ({
      passed: numPassedTests,
      failed:
        numFailedTests +
        testResults.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0)
          .length,
    }),
    change !== undefined,
  );

const typecheck = (project) => tool('typescript/bin/tsc', '-p', `${root}${project}`).then(one);

export const build = async () => one(await tool('vite/bin/vite.js', 'build', '--logLevel', 'warn'));

/** Checks the package as it is packed. */
const checkPackage = async () => {
  const { checkLibrary } = await import('./library.mjs');
  return checkLibrary();
};

/** Compares the package's public surface with the reports, which a person reads before a release. */
const checkApi = async () => {
  if (
    !existsSync(`${root}lib/index.d.ts`) &&
    (await run('npm', ['run', '-s', 'build:lib'], { seconds: 600 })).code !== 0
  )
    return { passed: 0, failed: 1 };
  // A page's tests need none of it, and it takes a second to load.
  const { compareApi } = await import('./api-report.mjs');
  const { changed, entries } = compareApi();
  if (changed.length > 0)
    console.log(
      `The public surface has changed (${changed.join(', ')}): look at the diff of \`npm run api\`, and commit it.`,
    );
  return { passed: entries.length - changed.length, failed: changed.length };
};

/** Builds the package, its command line included, from the site that was just built. */
export const buildPackage = async () => {
  process.env.YIELDCAST_BUILT_SITE = 'dist';
  return one(await run('npm', ['run', '-s', 'build:lib'], { seconds: 2800 }));
};

/**
 * With a `change`, a stage runs only what the change can affect.
 *
 * @typedef {import('./changed.mjs').Change} Change
 * @type {Record<string, { what: string, needsBuild?: boolean, run: (change?: Change) => Promise<Tally> | Tally }>}
 */
export const stages = {
  lint: {
    what: 'Format, lint and import rules',
    run: () => tool('@biomejs/biome/bin/biome', 'check', '--error-on-warnings').then(one),
  },
  unused: { what: 'What nothing uses', run: () => tool('knip/bin/knip.js', '--no-progress').then(one) },
  page: { what: 'Types of the page', run: () => typecheck('.') },
  workers: { what: 'Types of the workers', run: () => typecheck('workers') },
  cli: { what: 'Types of the command line', run: () => typecheck('src/cli') },
  examples: { what: 'Types of the examples', run: () => typecheck('src/playground/examples') },
  demos: { what: 'Types of Gradio’s demos', run: () => typecheck('tests/gradio') },
  tests: { what: 'Types of the tests', run: () => typecheck('tests') },
  unit: { what: 'Unit tests', run: (change) => vitest('unit', change) },
  types: { what: 'Type tests', run: (change) => vitest('types', change) },
  browser: {
    what: 'Tests in a browser',
    run: async (change) => {
      await provideTestChromium();
      return vitest('browser', change);
    },
  },
  build: {
    what: 'Build',
    run: async () => {
      const [site, ofPackage] = [await build(), await buildPackage()];
      return { passed: site.passed + ofPackage.passed, failed: site.failed + ofPackage.failed };
    },
  },
  size: { what: 'Size budget', needsBuild: true, run: () => checkSizes(`${root}dist`) },
  library: { what: 'The package', needsBuild: true, run: checkPackage },
  api: { what: 'Public surface of the package', run: checkApi },
  e2e: {
    what: 'The built site, end to end',
    needsBuild: true,
    run: async (change) => {
      if (change?.journeys.length === 0) return { passed: 0, failed: 0 };
      const files =
        change && change.journeys !== 'all' ? change.journeys.map((name) => `/${name}[^/]*\\.spec\\.ts`) : [];
      await provideTestChromium();
      return reported(
        'e2e',
        (file) => {
          process.env.PLAYWRIGHT_JSON_OUTPUT_FILE = file;
          return tool('@playwright/test/cli.js', 'test', '--reporter=list,json', ...files);
        },
        ({ stats }) => ({ passed: stats.expected, failed: stats.unexpected + stats.flaky }),
      );
    },
  },
};
