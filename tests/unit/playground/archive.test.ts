import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { archiveOf, draftsOf } from '../../../src/playground/sketches/archive';

const fileOf = (blob: Blob, name = 'sketches.zip') => new File([blob], name, { type: 'application/zip' });

test('all sketches go into a zip and come out of it, with their titles; two of one name stay two', async () => {
  const drafts = [
    { id: 'a', source: 'one', savedAt: 1, title: 'Wäves: 1/2' },
    { id: 'b', source: 'two', savedAt: Date.now(), title: 'Wäves: 1/2' },
    { id: 'c', source: 'export default function* count() {}', savedAt: Date.now() },
  ];
  const read = await draftsOf(fileOf(archiveOf(drafts)));
  expect(read.map(({ source, title }) => ({ source, title }))).toEqual(
    drafts.map(({ source, title }) => ({ source, title })),
  );
  expect(new Set(read.map(({ id }) => id)).size).toBe(3);
});

test('a source file is a sketch; what leads out of its folder, is cut short or holds none is refused in a sentence', async () => {
  expect((await draftsOf(new File(['yield'], 'a.ts')))[0]?.source).toBe('yield');
  const zip = (entries: Record<string, string>) =>
    new Blob([zipSync(Object.fromEntries(Object.entries(entries).map(([k, t]) => [k, strToU8(t)]))) as BlobPart]);
  await expect(draftsOf(fileOf(zip({ '../main.ts': 'x' })))).rejects.toThrow('outside of its own folder');
  await expect(draftsOf(fileOf(zip({ 'a/readme.txt': 'x' })))).rejects.toThrow('holds no sketch');
  await expect(draftsOf(fileOf(zip({ 'a/main.ts': 'x' }).slice(0, 40)))).rejects.toThrow('cut short or damaged');
});
