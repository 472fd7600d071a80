import { readFileSync, rmSync } from 'node:fs';
import { provideChromium } from './chromium.mjs';
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

/** A runner that failed without a failed test (a file that does not load) counts as one, and so does one that ran none. */
const honest = ({ code }, { passed, failed }) => ({
  passed,
  failed: failed === 0 && (code !== 0 || passed === 0) ? 1 : failed,
});

/** Runs a test runner that leaves a report as JSON, and reads its tally from there. */
const reported = async (name, start, count) => {
  const file = `${root}test-results/reports/${name}.json`;
  rmSync(file, { force: true });
  const result = await start(file);
  try {
    return honest(result, count(JSON.parse(readFileSync(file, 'utf8'))));
  } catch {
    return honest(result, { passed: 0, failed: 0 });
  }
};

const vitest = (project) =>
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
      ),
    ({ numPassedTests, numFailedTests, testResults }) => ({
      passed: numPassedTests,
      failed:
        numFailedTests +
        testResults.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0)
          .length,
    }),
  );

const typecheck = (project) => tool('typescript/bin/tsc', '-p', `${root}${project}`).then(one);

export const build = async () => one(await tool('vite/bin/vite.js', 'build', '--logLevel', 'warn'));

/** @type {Record<string, { what: string, needsBuild?: boolean, run: () => Promise<Tally> | Tally }>} */
export const stages = {
  lint: {
    what: 'Format, lint and import rules',
    run: () => tool('@biomejs/biome/bin/biome', 'check', '--error-on-warnings').then(one),
  },
  page: { what: 'Types of the page', run: () => typecheck('.') },
  workers: { what: 'Types of the workers', run: () => typecheck('workers') },
  tests: { what: 'Types of the tests', run: () => typecheck('tests') },
  unit: { what: 'Unit tests', run: () => vitest('unit') },
  types: { what: 'Type tests', run: () => vitest('types') },
  browser: {
    what: 'Tests in a browser',
    run: async () => {
      await provideChromium();
      return vitest('browser');
    },
  },
  build: { what: 'Build', run: build },
  size: { what: 'Size budget', needsBuild: true, run: () => checkSizes(`${root}dist`) },
  e2e: {
    what: 'The built site, end to end',
    needsBuild: true,
    run: async () => {
      await provideChromium();
      return reported(
        'e2e',
        (file) => {
          process.env.PLAYWRIGHT_JSON_OUTPUT_FILE = file;
          return tool('@playwright/test/cli.js', 'test', '--reporter=list,json');
        },
        ({ stats }) => ({ passed: stats.expected, failed: stats.unexpected + stats.flaky }),
      );
    },
  },
};
