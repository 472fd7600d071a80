import { createStore, entries, set } from 'idb-keyval';
import { expect, test } from 'vitest';
import { openHistory, type RunFacts } from '../../../src/cache';

const run = (id: string, began: number, more: Partial<RunFacts> = {}): RunFacts => ({
  format: 1,
  id,
  visit: 1,
  run: 1,
  began,
  inputs: id,
  milliseconds: 5,
  yields: 2,
  outcome: 'done',
  shape: 'textbox',
  ...more,
});

const fresh = () => {
  const path = `/${crypto.randomUUID()}/`;
  return { store: openHistory(path), runs: createStore(`yieldcast-history${path}`, 'runs') };
};

const ids = async (store: ReturnType<typeof openHistory>) => (await store.list('me')).map(({ id }) => id);

test('a clock that was set back: the latest run still comes first, and the oldest goes first', async () => {
  const { store } = fresh();
  await store.put('me', run('before', 5_000_000));
  await store.put('me', run('ahead', 9_000_000));
  await store.put('me', run('set back', 6_000_000));
  await store.put('me', run('after', 6_000_100));
  expect(await ids(store)).toEqual(['after', 'set back', 'ahead', 'before']);
  // What is only said of a run leaves it where it is; one that comes again is the latest.
  await store.put('me', run('ahead', 9_000_000, { rating: 'up' }));
  await store.put('me', run('before', 6_000_200));
  expect(await ids(store)).toEqual(['before', 'after', 'set back', 'ahead']);
  for (let i = 0; i < 199; i++) await store.put('me', run(`later ${i}`, 6_000_300 + i));
  // A person has said something of it: it stays.
  expect((await ids(store)).slice(198)).toEqual(['later 0', 'before', 'ahead']);
});

test('what a newer version wrote, and what is damaged, is not listed and stays', async () => {
  const { store, runs } = fresh();
  await store.put('me', run('mine', 1));
  await set(['me', 'newer'], { ...run('newer', 2), format: 2 }, runs);
  await set(['me', 'damaged'], { ...run('damaged', 3), yields: 'many' }, runs);
  expect(await ids(store)).toEqual(['mine']);
  expect(await entries(runs)).toHaveLength(3);
});

test('one owner sees no run of another', async () => {
  const { store } = fresh();
  await store.put('me', run('mine', 1));
  expect(await store.list('m')).toEqual([]);
  expect(await store.list('me\nhistory')).toEqual([]);
  await store.clear('m');
  expect(await ids(store)).toEqual(['mine']);
});
