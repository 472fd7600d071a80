import { mkdirSync, writeFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import { openCode, test } from '../e2e/playground';
import { type Attempt, attempt, countLoads, tableOf } from './attempt';
import { type Sketch, sketchesIn } from './sketches';

/** Tries no more than the sketches whose name it matches. */
const only = new RegExp(process.env.YIELDCAST_SKETCH ?? '');

/** Pastes sketches into one page, one after another, as one person would who tries things. */
const tryAll = async (page: Page, sketches: readonly Sketch[]) => {
  await openCode(page, 'function* first() { yield 1 }');
  await countLoads(page);
  const attempts: Attempt[] = [];
  for (const sketch of sketches) attempts.push(await attempt(page, sketch));
  return attempts;
};

const tryFolder = async (page: Page, folder: string, title: string) => {
  const attempts = await tryAll(
    page,
    sketchesIn(folder).filter(({ name }) => only.test(name)),
  );
  // Beside the other reports, for whoever wants to read it.
  mkdirSync('test-results/first-paste', { recursive: true });
  writeFileSync(`test-results/first-paste/${folder}.md`, tableOf(title, attempts));
  return attempts;
};

const saidOf = (attempts: readonly Attempt[]) => attempts.map(({ name, says }) => `${name}: ${says}`);

test('nine in ten ordinary sketches work as they are pasted, and every other one is told what mends it', async ({
  page,
}) => {
  // A quiet machine takes a minute; a busy one is no failure.
  test.setTimeout(900_000);
  const attempts = await tryFolder(page, 'ordinary', 'Ordinary sketches');
  expect(saidOf(attempts.filter(({ schema }) => schema))).toEqual([]);
  expect(saidOf(attempts.filter(({ outcome }) => outcome === 'not'))).toEqual([]);
  const others = attempts.filter(({ outcome }) => outcome !== 'at once');
  expect(others.length / attempts.length, saidOf(others).join('\n')).toBeLessThanOrEqual(0.1);
});

test('every typical slip is answered by a sentence that names the mend, at its line', async ({ page }) => {
  // A quiet machine takes a minute; a busy one is no failure.
  test.setTimeout(900_000);
  const attempts = await tryFolder(page, 'slips', 'Typical slips');
  expect(saidOf(attempts.filter(({ schema }) => schema))).toEqual([]);
  expect(saidOf(attempts.filter(({ outcome }) => outcome !== 'told'))).toEqual([]);
});
