import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { root } from './dependencies.mjs';

/**
 * Part of `npm version`: gives what the changelog has under "Unreleased" the version and the day, and opens a new,
 * empty section above it.
 */

const heading = '## Unreleased';

/** @param {string} changelog @param {string} version @param {string} day as `2026-01-31` */
export const release = (changelog, version, day) => {
  const [before, after] = changelog.split(`${heading}\n`);
  if (after === undefined) throw new Error(`CHANGELOG.md has no section "${heading}": add one, with what has changed.`);
  const end = after.search(/^## /m);
  const changes = end < 0 ? after : after.slice(0, end);
  if (!changes.trim()) throw new Error('CHANGELOG.md says nothing under "Unreleased": write what has changed there.');
  if (changelog.includes(`\n## ${version} (`)) throw new Error(`CHANGELOG.md has a version ${version} already.`);
  return `${before}${heading}\n\n## ${version} (${day})\n${after}`;
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const file = `${root}CHANGELOG.md`;
  const { version } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
  writeFileSync(file, release(readFileSync(file, 'utf8'), version, new Date().toISOString().slice(0, 10)));
}
