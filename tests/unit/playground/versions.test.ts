import { afterEach, expect, test, vi } from 'vitest';
import { createVersions, thinned } from '../../../src/playground/drafts/versions';
import { memoryDatabase } from './memory';

const hour = 3_600_000;
const now = Date.UTC(2026, 0, 10, 12, 30);

afterEach(() => vi.useRealTimers());

test('the latest versions are all kept; of older ones the last of each hour, then of each day, up to sixty', () => {
  const at = (savedAt: number) => ({ source: `${savedAt}`, savedAt });
  const latest = Array.from({ length: 20 }, (_, i) => at(now - i * 1000));
  const sameHour = [at(now - 3 * hour), at(now - 3 * hour - 1000), at(now - 3 * hour - 2000)];
  const sameDay = [at(now - 50 * hour), at(now - 50 * hour - 1000), at(now - 51 * hour)];
  expect(thinned([...latest, ...sameHour, ...sameDay], now)).toEqual([...latest, sameHour[0], sameDay[0]]);
  const years = Array.from({ length: 400 }, (_, day) => at(now - day * 24 * hour));
  expect(thinned(years, now)).toHaveLength(60);
});

test('each run that follows a change keeps a version, of its own sketch alone', async () => {
  vi.useFakeTimers({ now });
  const { database } = memoryDatabase();
  const versions = createVersions(() => database);
  await versions.add('a', { source: 'one' });
  await versions.add('a', { source: 'one' });
  vi.setSystemTime(now + 1000);
  await versions.add('a', { source: 'two' });
  await versions.add('b', { source: 'other' });
  expect((await versions.list('a')).map(({ source }) => source)).toEqual(['two', 'one']);
  expect((await versions.list('b')).map(({ source }) => source)).toEqual(['other']);
});

test('the versions of deleted sketches are deleted, and no others', async () => {
  const { map, database } = memoryDatabase();
  const versions = createVersions(() => database);
  for (const identity of ['kept', 'deleted', 'kept:with a colon']) await versions.add(identity, { source: 'code' });
  await versions.retain(new Set(['kept', 'kept:with a colon']));
  expect([...map.keys()].map((key) => key.slice(0, key.lastIndexOf(':')))).toEqual(['kept', 'kept:with a colon']);
});

test('a version has all files, and a change in any of them makes a new one', async () => {
  vi.useFakeTimers({ now });
  const { database } = memoryDatabase();
  const versions = createVersions(() => database);
  await versions.add('a', { source: 'm', files: { 'b.ts': 'one' } });
  await versions.add('a', { source: 'm', files: { 'b.ts': 'one' } });
  expect(await versions.list('a')).toMatchObject([{ source: 'm', files: { 'b.ts': 'one' } }]);
  vi.setSystemTime(now + 1000);
  await versions.add('a', { source: 'm' });
  expect((await versions.list('a')).map(({ files }) => files)).toEqual([undefined, { 'b.ts': 'one' }]);
});
