import { installDependencies } from './dependencies.mjs';

/**
 * `npm test`: installs what is missing, runs every stage, and ends with one line, `N passed, N failed`, added up from
 * all of them. `npm test -- unit size` runs these stages alone, and what they need. `npm test -- changed` runs of each
 * stage only what the changes since `origin/main` can affect.
 */

const seconds = (since) => ((performance.now() - since) / 1000).toFixed(1).padStart(6);

try {
  await installDependencies();
} catch (error) {
  console.error(error.message);
  console.log('0 passed, 1 failed');
  process.exit(1);
}
// Only now: the stages import packages.
const { stages } = await import('./stages.mjs');
const { readChange } = await import('./changed.mjs');

const parameters = process.argv.slice(2);
const asked = parameters.filter((name) => name !== 'changed');
const unknown = asked.filter((name) => !Object.hasOwn(stages, name));
if (unknown.length > 0) {
  console.error(`There is no stage named ${unknown.join(', ')}. The stages are ${Object.keys(stages).join(', ')}.`);
  process.exit(2);
}
const needsBuild = asked.some((name) => stages[name].needsBuild);
const chosen = Object.keys(stages).filter(
  (name) => asked.length === 0 || asked.includes(name) || (needsBuild && name === 'build'),
);

const change = parameters.includes('changed') ? readChange() : undefined;
if (change) {
  const journeys = change.journeys === 'all' ? 'all' : change.journeys.join(', ') || 'none';
  console.log(`${change.files.length} files changed since ${change.base.slice(0, 8)}. Journeys: ${journeys}.`);
}
const lines = [];
const total = { passed: 0, failed: 0 };
let built = true;
for (const name of chosen) {
  const { what, needsBuild, run } = stages[name];
  console.log(`\n── ${what}`);
  const start = performance.now();
  let tally = { passed: 0, failed: 1 };
  try {
    if (needsBuild && !built) console.log('Not run, since the build failed.');
    else tally = await run(change);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
  }
  if (name === 'build') built = tally.failed === 0;
  total.passed += tally.passed;
  total.failed += tally.failed;
  lines.push(
    `${seconds(start)} s  ${tally.failed > 0 ? '✗' : '✓'} ${what}: ${tally.passed} passed, ${tally.failed} failed`,
  );
}
console.log(`\n${lines.join('\n')}\n`);
process.exitCode = total.failed > 0 ? 1 : 0;
console.log(`${total.passed} passed, ${total.failed} failed`);
