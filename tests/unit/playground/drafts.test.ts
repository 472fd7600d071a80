import { expect, test } from 'vitest';
import { createDraftStore, createRunMarks, draftTitle } from '../../../src/playground/drafts';
import { draftsKept } from '../../../src/playground/drafts/draft-store';
import { memoryDatabase, memoryLocks, memoryStorage } from './memory';

const draft = (id: string, savedAt: number, source = `code of ${id}`) => ({ id, savedAt, source });

test('drafts come back newest first', async () => {
  const { database } = memoryDatabase();
  const store = createDraftStore(database, undefined);
  await store.save(draft('old', 1));
  await store.save(draft('new', 3));
  await store.save(draft('middle', 2));
  expect((await store.load()).map(({ id }) => id)).toEqual(['new', 'middle', 'old']);
});

test('what a page could only put down at its end is there for the next', async () => {
  const { database } = memoryDatabase();
  const instant = memoryStorage();
  const store = createDraftStore(database, instant);
  await store.save(draft('a', 1, 'half of it'));
  store.flush(draft('a', 2, 'all of it'));
  expect(await store.load()).toEqual([draft('a', 2, 'all of it')]);
  expect(instant.length).toBe(0);
  expect(await createDraftStore(database, undefined).load()).toEqual([draft('a', 2, 'all of it')]);
});

test('what was put down earlier than the last save does not undo it', async () => {
  const store = createDraftStore(memoryDatabase().database, memoryStorage());
  store.flush(draft('a', 1, 'older'));
  await store.save(draft('a', 2, 'newer'));
  expect(await store.load()).toEqual([draft('a', 2, 'newer')]);
});

test('the oldest drafts give way', async () => {
  const { database, map } = memoryDatabase();
  const store = createDraftStore(database, undefined);
  for (let i = 0; i < draftsKept + 5; i++) await store.save(draft(`d${i}`, i));
  const kept = await store.load();
  expect(kept).toHaveLength(draftsKept);
  expect(kept.at(-1)?.id).toBe('d5');
  expect(map.size).toBe(draftsKept);
});

test('a draft that another tab has changed is not removed', async () => {
  const store = createDraftStore(memoryDatabase().database, undefined);
  await store.save(draft('a', 1, 'theirs'));
  await store.removeUnchanged('a', { source: 'mine' });
  expect(await store.load()).toHaveLength(1);
  await store.removeUnchanged('a', { source: 'theirs' });
  expect(await store.load()).toHaveLength(0);
});

test('a full or broken storage loses nothing that was saved', async () => {
  const { database, map } = memoryDatabase();
  const instant = memoryStorage();
  instant.setItem('yieldcast:draft:a', '{"id":');
  instant.setItem('yieldcast:draft:b', '{"id":7}');
  instant.setItem = () => {
    throw new DOMException('full', 'QuotaExceededError');
  };
  map.set('draft:c', { nonsense: true });
  const store = createDraftStore(database, instant);
  await store.save(draft('d', 1));
  store.flush(draft('d', 2));
  expect(await store.load()).toEqual([draft('d', 1)]);
});

test('a run whose tab died is told once; one that ended is not', async () => {
  const { database } = memoryDatabase();
  const { locks, end } = memoryLocks();
  const tab = createRunMarks(database, locks, 'tab');
  await tab.set(draft('a', 1));
  await tab.clear();
  await tab.set(draft('b', 2));
  end();
  const next = createRunMarks(database, locks, 'next');
  expect(await next.takeUnfinished()).toEqual([draft('b', 2)]);
  expect(await next.takeUnfinished()).toEqual([]);
});

test('a run that goes on in another tab is none that died', async () => {
  const { database } = memoryDatabase();
  const { locks, end } = memoryLocks();
  await createRunMarks(database, locks, 'alive').set(draft('a', 1));
  const other = createRunMarks(database, locks, 'other');
  expect(await other.takeUnfinished()).toEqual([]);
  end();
  expect(await other.takeUnfinished()).toHaveLength(1);
});

test('a draft is called after its function, or else its first line', () => {
  expect(draftTitle('import x;\nasync function* fakeDiffusion(steps) {}')).toBe('fakeDiffusion');
  expect(draftTitle('export default function greet() {}')).toBe('greet');
  expect(draftTitle('\n  const a = 1;\nb')).toBe('const a = 1;');
  expect(draftTitle('  ')).toBe('');
});

test('the title of a draft is its function, or its first line', () => {
  expect(draftTitle('\n\n// words\n  export default async function* say() {}')).toBe('say');
  expect(draftTitle('\n\n  let first = 1;\nlet second;')).toBe('let first = 1;');
  expect(draftTitle('')).toBe('');
});

test('the title of a long draft is found in time proportional to its length', () => {
  /** Processor time: other processes do not count. */
  const cost = (lines: number) => {
    const before = process.cpuUsage().user;
    expect(draftTitle('\n'.repeat(lines))).toBe('');
    return process.cpuUsage().user - before;
  };
  cost(20_000);
  // Its square would take 256 times as long.
  expect(cost(320_000)).toBeLessThan(100 * Math.max(1000, cost(20_000)));
});
