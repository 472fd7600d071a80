import { expect, test } from 'vitest';
import { codeFragment } from '../../../src/app/links/code-fragment';
import { type Code, createDraftStore, createRunMarks, type Draft } from '../../../src/playground/drafts';
import { createSession, unfinishedMessage } from '../../../src/playground/session';
import { memoryDatabase, memoryLocks, memoryStorage } from './memory';

/** One browser, in which tabs are opened, and their sketch is changed. */
const browser = ({ database, map } = memoryDatabase()) => {
  const instant = memoryStorage();
  const { locks, end } = memoryLocks();
  const versions: Code[] = [];
  let tabs = 0;
  const openTab = async (address = '') => {
    const tab = { code: { source: '' } as Code, fragment: address };
    let id: string | null = null;
    const session = createSession(
      {
        code: () => tab.code,
        setCode: (code) => {
          tab.code = code;
        },
        fragment: () => tab.fragment,
        setFragment: (next) => {
          tab.fragment = next;
        },
        tabDraft: {
          get: () => id,
          set: (next) => {
            id = next;
          },
        },
      },
      createDraftStore(database, instant),
      createRunMarks(database, locks, `tab${tabs++}`),
      (_, code) => versions.push(code),
    );
    await session.start();
    const change = (code: Code) => {
      tab.code = code;
      session.edited();
    };
    return { tab, session, change };
  };
  return { openTab, end, versions, map, database };
};

const two: Code = { source: "import './other.ts'", files: { 'other.ts': 'one' } };
const changed: Code = { ...two, files: { 'other.ts': 'two' } };

test('a sketch is saved with all its files, at once and later', async () => {
  const { openTab } = browser();
  const first = await openTab();
  first.change(two);
  expect((await openTab()).tab.code).toEqual(two);
  first.change(changed);
  await first.session.save();
  const next = await openTab();
  expect(next.tab.code).toEqual(changed);
  next.change({ source: 'alone' });
  await next.session.save();
  expect((await openTab()).tab.code).toEqual({ source: 'alone' });
  expect((await openTab()).session.drafts()).toHaveLength(1);
});

test('two sketches that differ in another file alone are two', async () => {
  const { openTab } = browser();
  const first = await openTab();
  first.change(two);
  await first.session.save();
  const [a, b] = [await openTab(), await openTab()];
  a.change(changed);
  await a.session.save();
  b.change({ ...two, files: { 'other.ts': 'three' } });
  await b.session.save();
  expect((await openTab()).session.drafts()).toHaveLength(2);
});

test('a run keeps a version of all files, and a crash in it brings them all back', async () => {
  const { openTab, end, versions, map } = browser();
  const { session, change } = await openTab();
  change(two);
  await session.runBegins();
  expect(versions).toEqual([two]);
  end();
  const next = await openTab();
  expect([next.tab.code, next.session.notice()]).toEqual([two, unfinishedMessage]);
  // Also if only its mark is left.
  await next.session.runBegins();
  end();
  for (const key of [...map.keys()]) if (key.startsWith('draft:')) map.delete(key);
  expect((await openTab()).tab.code).toEqual(two);
});

test('a link’s files open with it, and become a draft when they are changed', async () => {
  const { openTab } = browser();
  const { tab, session, change } = await openTab(await codeFragment(two.source, { files: two.files }));
  expect([tab.code, session.opened()?.type]).toEqual([two, 'link']);
  change(changed);
  await session.save();
  expect((await openTab()).tab.code).toEqual(changed);
});

test('a draft from before there were files opens as it is, and stays so when it is saved', async () => {
  const { openTab, map, database } = browser();
  const old: Draft = { id: 'old', source: 'old', savedAt: 1 };
  await database.set('draft:old', old);
  const { tab, change, session } = await openTab();
  expect(tab.code).toEqual({ source: 'old' });
  change({ source: 'newer' });
  await session.save();
  expect([...map.values()]).toEqual([
    { id: expect.any(String), source: 'newer', savedAt: expect.any(Number), identity: 'old' },
  ]);
});

test('what a newer version of the page has stored is kept: beside what this one knows, or apart from it', async () => {
  const { openTab, map, database } = browser();
  await database.set('draft:later', { id: 'later', source: 'later', savedAt: 2, colours: ['red'] });
  await database.set('draft:other', { id: 'other', source: 'other', savedAt: 3, files: { 'a.ts': { text: 'a' } } });
  const { tab, change, session } = await openTab();
  expect(tab.code.source).toBe('later');
  change({ source: 'changed here' });
  await session.save();
  expect([...map.values()]).toContainEqual(expect.objectContaining({ source: 'changed here', colours: ['red'] }));
  expect([...map.values()]).toContainEqual(expect.objectContaining({ source: 'other' }));
});
