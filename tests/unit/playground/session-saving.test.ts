import { expect, test, vi } from 'vitest';
import { codeFragment } from '../../../src/app/links/code-fragment';
import type { Database } from '../../../src/playground/drafts/storage';
import { examples } from '../../../src/playground/gallery';
import { memoryDatabase } from './memory';
import { browser } from './tabs';

const first = examples[0].source;

test('what was typed is there after a reload, and the address no longer names what it began as', async () => {
  const { tab, session, type, reload } = await browser().openTab('#example=an error');
  type('mine');
  expect(tab.fragment).toBe('');
  await session.save();
  expect((await reload()).tab.text).toBe('mine');
});

test('a page that goes while its draft is on the way to the database loses nothing', async () => {
  const { database } = memoryDatabase();
  const stuck: Database = { ...database, set: () => new Promise<void>(() => {}) };
  const { openTab, end } = browser({ ...memoryDatabase(), database: stuck });
  const { session, type } = await openTab();
  type('mine');
  void session.save();
  session.flush();
  end();
  stuck.set = database.set;
  expect((await openTab()).tab.text).toBe('mine');
});

test('a draft is saved soon, also while typing goes on', async () => {
  vi.useFakeTimers();
  const { database, map } = memoryDatabase();
  const { openTab } = browser({ database, map });
  const { type } = await openTab();
  const saved = () => [...map.values()].map((draft) => (draft as { source: string }).source);
  type('one');
  await vi.advanceTimersByTimeAsync(200);
  type('two');
  await vi.advanceTimersByTimeAsync(99);
  expect(saved()).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(saved()).toEqual(['two']);
  type('three');
  await vi.advanceTimersByTimeAsync(300);
  expect(saved()).toEqual(['three']);
  vi.useRealTimers();
});

test('a tab that is killed in mid-typing loses nothing, and a draft that is deleted then does not come back', async () => {
  const { openTab } = browser();
  const { type, reload } = await openTab();
  type('on');
  type('one more let');
  const next = await reload();
  expect(next.tab.text).toBe('one more let');
  next.type('and another');
  await next.session.remove(next.session.current() ?? '');
  expect((await openTab()).tab.text).toBe(first);
});

test('of a text that is too long to be put down with each letter, what was typed is saved soon', async () => {
  const { openTab } = browser();
  const { session, type } = await openTab();
  const long = 'x'.repeat(200_000);
  type(long);
  await session.save();
  type(`${long} and more`);
  expect((await openTab()).tab.text).toBe(long);
  await session.save();
  expect((await openTab()).tab.text).toBe(`${long} and more`);
});

test('the last keystroke before a reload is kept', async () => {
  const { session, type, reload } = await browser().openTab();
  type('to the last letter');
  session.flush();
  expect((await reload()).tab.text).toBe('to the last letter');
});

test('two tabs that go on from the same draft lose neither of both', async () => {
  const { openTab } = browser();
  const first = await openTab();
  first.type('root');
  await first.session.save();
  const [a, b] = [await openTab(), await openTab()];
  a.type('root, left');
  await a.session.save();
  b.type('root, right');
  await b.session.save();
  const { session } = await openTab();
  expect(session.drafts().map(({ source }) => source)).toEqual(expect.arrayContaining(['root, left', 'root, right']));
  expect((await a.reload()).tab.text).toBe('root, left');
  expect((await b.reload()).tab.text).toBe('root, right');
});

test('drafts do not pile up while one text is worked on over several visits', async () => {
  const { openTab } = browser();
  for (const text of ['one', 'two', 'three']) {
    const { session, type } = await openTab();
    type(text);
    await session.save();
  }
  expect((await openTab()).session.drafts().map(({ source }) => source)).toEqual(['three']);
});

/** A database that writes nothing until it is released. */
const heldDatabase = () => {
  const { database, map } = memoryDatabase();
  let release = () => {};
  let held = Promise.resolve();
  const hold = () => {
    held = new Promise((resolve) => {
      release = resolve;
    });
  };
  const set: Database['set'] = async (key, value) => {
    await held;
    return database.set(key, value);
  };
  return { database: { ...database, set }, map, hold, release: () => release() };
};

test('what is typed while other code is about to open is saved with the code that it was typed into', async () => {
  const { hold, release, ...storage } = heldDatabase();
  const { tab, session, type } = await browser(storage).openTab();
  type('mine');
  hold();
  const opening = session.openCode({ source: 'theirs' });
  type('mine, and more');
  release();
  await opening;
  expect(tab.text).toBe('theirs');
  expect(session.drafts().map(({ source }) => source)).toEqual(['theirs', 'mine, and more']);
});

test('a link opens even if typing goes on while it does, and what was typed is kept', async () => {
  const { hold, release, ...storage } = heldDatabase();
  const { tab, session, type, go } = await browser(storage).openTab();
  const link = await codeFragment('theirs');
  type('mine');
  hold();
  const opening = go(link);
  type('mine, and more');
  expect(tab.fragment).toBe('');
  release();
  await opening;
  expect([tab.text, tab.fragment]).toEqual(['theirs', link]);
  expect(session.drafts().map(({ source }) => source)).toEqual(['mine, and more']);
  await session.reopen();
  expect(tab.text).toBe('mine, and more');
});

test('a link that is still opening gives way to what is opened after it', async () => {
  const { hold, release, ...storage } = heldDatabase();
  const { tab, session, type, go } = await browser(storage).openTab();
  type('mine');
  hold();
  const link = go(await codeFragment('theirs'));
  const file = session.openCode({ source: 'from a file' });
  release();
  await Promise.all([link, file]);
  expect([tab.text, tab.fragment]).toEqual(['from a file', '']);
});

test('a title goes to the sketch that it was typed for, even if another one opens before it is saved', async () => {
  const { hold, release, ...storage } = heldDatabase();
  const { tab, session, type } = await browser(storage).openTab();
  type('one');
  await session.save();
  await session.openCode({ source: 'two' });
  const one = session.drafts().find(({ source }) => source === 'one');
  hold();
  const named = session.retitle('My two');
  await session.openDraft(one?.id as string);
  release();
  await named;
  expect(tab.text).toBe('one');
  expect(session.drafts().map(({ source, title }) => [source, title])).toEqual(
    expect.arrayContaining([
      ['one', undefined],
      ['two', 'My two'],
    ]),
  );
});

test('a deleted sketch gives way to the next, and comes back when that is undone', async () => {
  const { openTab } = browser();
  const { tab, session, type } = await openTab();
  type('one');
  await session.save();
  await session.openCode({ source: 'two' });
  const [two] = session.drafts();
  await session.remove(two?.id as string);
  expect(tab.text).toBe('one');
  await session.add(two as NonNullable<typeof two>);
  expect(session.drafts().map(({ source }) => source)).toEqual(['two', 'one']);
  expect((await openTab()).session.drafts()).toHaveLength(2);
});

test('what another tab has saved is listed once it is asked for', async () => {
  const { openTab } = browser();
  const here = await openTab();
  const there = await openTab();
  there.type('theirs');
  await there.session.save();
  await here.session.refresh();
  expect(here.session.drafts().map(({ source }) => source)).toEqual(['theirs']);
});

test('each run of a sketch of one’s own keeps a version; those of examples keep none', async () => {
  const { openTab, versions } = browser();
  const { session, type } = await openTab();
  await session.runBegins();
  expect(versions).toEqual([]);
  type('mine');
  await session.runBegins();
  expect(versions).toEqual(['mine']);
});
