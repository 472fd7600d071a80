import { expect, test, vi } from 'vitest';
import { createDraftStore, createRunMarks } from '../../../src/playground/drafts';
import type { Database } from '../../../src/playground/drafts/storage';
import { findExample } from '../../../src/playground/gallery';
import { codeFragment } from '../../../src/playground/link';
import { createSession, unfinishedMessage } from '../../../src/playground/session';
import { memoryDatabase, memoryLocks, memoryStorage } from './memory';

/** One browser, in which tabs are opened, typed in, and closed. */
const browser = ({ database } = memoryDatabase()) => {
  const instant = memoryStorage();
  const { locks, end } = memoryLocks();
  let tabs = 0;
  const openTab = async (fragment = '', kept: { id: string | null } = { id: null }) => {
    const tab = { text: '', fragment, kept };
    const session = createSession(
      {
        text: () => tab.text,
        setText: (text) => {
          tab.text = text;
        },
        fragment: () => tab.fragment,
        setFragment: (next) => {
          tab.fragment = next;
        },
        tabDraft: {
          get: () => kept.id,
          set: (id) => {
            kept.id = id;
          },
        },
      },
      createDraftStore(database, instant),
      createRunMarks(database, locks, `tab${tabs++}`),
    );
    await session.start();
    const type = (text: string) => {
      tab.text = text;
      session.edited();
    };
    const go = (next: string) => {
      tab.fragment = next;
      return session.follow();
    };
    const reload = () => openTab(tab.fragment, kept);
    return { tab, session, type, go, reload };
  };
  return { openTab, end };
};

const count = findExample('count')?.source;

test('a first visit opens count', async () => {
  const { tab } = await browser().openTab();
  expect(tab.text).toBe(count);
});

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

test('a draft is saved when typing rests', async () => {
  vi.useFakeTimers();
  const { openTab } = browser();
  const { type } = await openTab();
  type('one');
  await vi.advanceTimersByTimeAsync(200);
  type('two');
  await vi.advanceTimersByTimeAsync(299);
  expect((await openTab()).tab.text).toBe(count);
  await vi.advanceTimersByTimeAsync(1);
  expect((await openTab()).tab.text).toBe('two');
  vi.useRealTimers();
});

test('the last keystroke before a reload is kept', async () => {
  const { session, type, reload } = await browser().openTab();
  type('to the last letter');
  session.flush();
  expect((await reload()).tab.text).toBe('to the last letter');
});

test('a link takes the place of a draft, which stays in the gallery', async () => {
  const { tab, session, type, go } = await browser().openTab();
  type('mine');
  await go(codeFragment('theirs'));
  expect(tab.text).toBe('theirs');
  const [mine] = session.drafts();
  expect(mine?.source).toBe('mine');
  await go(`#draft=${mine?.id}`);
  expect(tab.text).toBe('mine');
  expect(tab.fragment).toBe('');
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
  expect(tab.text).toBe(count);
  expect(session.notice()).toContain('“nonsense”');
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

test('after a crash in a run the page says so, with the code as it was', async () => {
  const { openTab, end } = browser();
  const { session, type } = await openTab();
  type('while (true) memory.push(bomb)');
  await session.runBegins();
  end();
  const next = await openTab();
  expect(next.tab.text).toBe('while (true) memory.push(bomb)');
  expect(next.session.notice()).toBe(unfinishedMessage);
  expect((await openTab()).session.notice()).toBe('');
});

test('after a crash in an example that nobody changed, it is opened again', async () => {
  const { openTab, end } = browser();
  const { session } = await openTab('#example=endless-loop');
  await session.runBegins();
  end();
  const next = await openTab();
  expect(next.tab.text).toBe(findExample('endless-loop')?.source);
  expect(next.session.notice()).toBe(unfinishedMessage);
});

test('after a crash in a link’s code it is among the drafts, even if another link is opened', async () => {
  const { openTab, end } = browser();
  const { session } = await openTab(codeFragment('theirs'));
  await session.runBegins();
  end();
  const next = await openTab('#example=count');
  expect(next.tab.text).toBe(count);
  expect(next.session.notice()).toMatch(/^The last run did not finish: .*among your drafts/);
  expect(next.session.drafts().map(({ source }) => source)).toEqual(['theirs']);
});

test('a run that ended leaves nothing to tell', async () => {
  const { openTab, end } = browser();
  const { session } = await openTab();
  await session.runBegins();
  await session.runEnded();
  end();
  expect((await openTab()).session.notice()).toBe('');
});

test('a draft keeps the identity of its sketch as it grows; the code of a link or an example has none until it is changed', async () => {
  const { openTab } = browser();
  const { session, type, go, reload } = await openTab(codeFragment('theirs'));
  expect(session.identity()).toBeUndefined();
  type('theirs, changed');
  await session.save();
  const first = session.identity();
  expect(first).toEqual(expect.any(String));
  type('theirs, changed again');
  await session.save();
  expect(session.identity()).toBe(first);

  // After a reload, each tab saves under an id of its own. The sketch is still the same.
  const again = await reload();
  expect(again.session.identity()).toBe(first);
  again.type('theirs, changed after a reload');
  await again.session.save();
  expect(again.session.identity()).toBe(first);
  expect(again.session.drafts().map(({ id }) => id)).not.toContain(first);

  await go('#example=count');
  expect(session.identity()).toBeUndefined();
  type('another');
  await session.save();
  expect(session.identity()).not.toBe(first);
});
