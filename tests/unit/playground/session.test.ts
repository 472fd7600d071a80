import { expect, test, vi } from 'vitest';
import { type Code, createDraftStore, createRunMarks, draftTitle } from '../../../src/playground/drafts';
import type { Database } from '../../../src/playground/drafts/storage';
import { examples, findExample } from '../../../src/playground/gallery';
import { codeFragment } from '../../../src/playground/link';
import { createSession, unfinishedMessage } from '../../../src/playground/session';
import { memoryDatabase, memoryLocks, memoryStorage } from './memory';

/** One browser, in which tabs are opened, typed in, and closed. */
const browser = ({ database } = memoryDatabase()) => {
  const instant = memoryStorage();
  const { locks, end } = memoryLocks();
  let tabs = 0;
  const versions: string[] = [];
  const openTab = async (fragment = '', kept: { id: string | null } = { id: null }) => {
    const tab = { text: '', files: undefined as Code['files'], fragment, kept };
    const session = createSession(
      {
        code: () => ({ source: tab.text, ...(tab.files && { files: tab.files }) }),
        setCode: ({ source, files }) => {
          tab.text = source;
          tab.files = files;
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
      (_, { source }) => versions.push(source),
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
  return { openTab, end, versions };
};

const first = examples[0].source;

test('a first visit opens the first example', async () => {
  const { tab } = await browser().openTab();
  expect(tab.text).toBe(first);
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
  const { session } = await openTab(await codeFragment('theirs'));
  await session.runBegins();
  end();
  const next = await openTab('#example=count');
  expect(next.tab.text).toBe(findExample('count')?.source);
  expect(next.session.notice()).toMatch(/^The last run did not finish: .*among your sketches/);
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
  const { session, type, go, reload } = await openTab(await codeFragment('theirs'));
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

test('a title stays with its sketch as it is edited, and an empty one gives way to what is in the code', async () => {
  const { openTab } = browser();
  const { tab, session, type, reload } = await openTab();
  type('export default function* waves() {}');
  await session.save();
  expect(session.title(tab.text)).toBe('waves');
  await session.rename(session.current() as string, ' My waves ');
  const again = await reload();
  again.type('export default function* other() {}');
  await again.session.save();
  expect(again.session.title(again.tab.text)).toBe('My waves');
  expect(again.session.drafts()).toHaveLength(1);
  await again.session.rename(again.session.current() as string, '');
  expect(again.session.title(again.tab.text)).toBe('other');
});

test('an example that is named becomes a sketch', async () => {
  const { openTab } = browser();
  const { tab, session, reload } = await openTab('#example=count');
  await session.retitle('My count');
  expect(session.opened()?.type).toBe('draft');
  expect(session.title(tab.text)).toBe('My count');
  const again = await reload();
  expect([again.session.title(again.tab.text), again.tab.text]).toEqual(['My count', tab.text]);
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

test('a sketch is called after its app’s title, else its function', () => {
  expect(draftTitle("export default yc.Interface({ fn, title: 'Ripples, slowly' });")).toBe('Ripples, slowly');
  const laid =
    "yc.Interface({\n  fn: function* f() { yield 1; },\n  inputs: yc.Plot({\n    title: 'no' }),\n  title: 'Waves',\n});";
  expect(draftTitle(laid)).toBe('Waves');
  expect(draftTitle("yc.Image({ title: 'no' });\nfunction* draw() {}")).toBe('draw');
});
