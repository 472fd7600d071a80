import { expect, test } from 'vitest';
import { codeFragment } from '../../../src/app/links/code-fragment';
import type { Database } from '../../../src/playground/drafts/storage';
import { examples } from '../../../src/playground/gallery';
import { memoryDatabase } from './memory';
import { browser } from './tabs';

const first = examples[0].source;

test('a first visit opens the first example', async () => {
  const { tab } = await browser().openTab();
  expect(tab.text).toBe(first);
});

test('a link takes the place of a draft, which stays in the gallery', async () => {
  const { tab, session, type, go } = await browser().openTab();
  type('mine');
  await go(await codeFragment('theirs'));
  expect(tab.text).toBe('theirs');
  const [mine] = session.drafts();
  expect(mine?.source).toBe('mine');
  await go(`#draft=${mine?.id}`);
  expect(tab.text).toBe('mine');
  expect(tab.fragment).toBe('');
});

test('code that a link took the place of is opened again by the notice, with the address that it had', async () => {
  const { tab, session, type, go } = await browser().openTab();
  type('mine');
  await go(await codeFragment('theirs'));
  expect(session.notice()).toMatch(/took the place of yours/);
  await session.reopen();
  expect([tab.text, tab.fragment, session.notice(), session.replaced()]).toEqual(['mine', '', '', undefined]);

  await go(await codeFragment('theirs'));
  session.dismiss();
  await go(await codeFragment('a second link'));
  expect(session.notice()).toMatch(/took the place of that of the link before/);
  type('a second link, changed');
  await session.reopen();
  expect([tab.text, tab.fragment]).toEqual(['theirs', await codeFragment('theirs')]);
  expect(session.opened()).toEqual({ type: 'link' });
  expect(session.drafts().map(({ source }) => source)).toEqual(['a second link, changed', 'mine']);
});

test('nothing is said of an example that a link takes the place of, of the same code, or of what a person chose in the gallery', async () => {
  const { session, type, go } = await browser().openTab();
  await go(await codeFragment('theirs'));
  expect(session.replaced()).toBeUndefined();
  await go(`${await codeFragment('theirs')}&view=app`);
  expect(session.replaced()).toBeUndefined();
  type('mine');
  await go('#example=count');
  expect([session.notice(), session.replaced()]).toEqual(['', undefined]);
});

test('where a draft cannot be saved, a link that takes its place leaves it to be opened again', async () => {
  const { database } = memoryDatabase();
  const full: Database = { ...database, set: () => Promise.reject(new Error('full')) };
  const { tab, session, type, go } = await browser({ ...memoryDatabase(), database: full }).openTab();
  type('mine');
  await go(await codeFragment('theirs'));
  expect(session.notice()).toMatch(/does not let the page save/);
  await session.reopen();
  expect(tab.text).toBe('mine');
});

test('a malformed link gets a sentence and the draft', async () => {
  const { openTab } = browser();
  const first = await openTab();
  first.type('mine');
  await first.session.save();
  const { tab, session } = await openTab('#code=%%%');
  expect(tab.text).toBe('mine');
  expect(session.notice()).toMatch(/cannot be read/);
});

test('an example that is not there gets a sentence', async () => {
  const { tab, session } = await browser().openTab('#example=nonsense');
  expect(tab.text).toBe(first);
  expect(session.notice()).toContain('“nonsense”');
});
