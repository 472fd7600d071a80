import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { readSketchFiles } from '../../../src/playground/export/read-sketch-file';
import { archiveOf, draftsOf, sketchZip } from '../../../src/playground/sketches/archive';

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

const several = {
  source: "import './other.ts';",
  files: { 'other.ts': 'two', 'parts/third.ts': 'three', 'data.csv': 'a,b\n1,2\n' },
};
const zipOf = (entries: Record<string, string>) =>
  new Blob([zipSync(Object.fromEntries(Object.entries(entries).map(([k, t]) => [k, strToU8(t)]))) as BlobPart]);
const textsOf = (texts: Record<string, string>) => Object.entries(texts).map(([name, text]) => new File([text], name));

test('a sketch takes all its files along, in a zip of its own and among the others', async () => {
  const draft = { id: 'a', ...several, savedAt: Date.now(), title: 'Several' };
  const [first, second] = await draftsOf(fileOf(archiveOf([draft, { id: 'b', source: 'alone', savedAt: 1 }])));
  expect(first).toMatchObject({ ...several, title: 'Several' });
  expect(second).not.toHaveProperty('files');
  const zip = fileOf(sketchZip(several, 'Several'));
  expect(await readSketchFiles([zip])).toMatchObject(several);
  expect(await draftsOf(zip)).toMatchObject([several]);
});

test('files that belong together open as one sketch, which begins where nothing else leads to', async () => {
  const { source, files } = several;
  expect(await readSketchFiles(textsOf({ ...files, 'main.ts': source }))).toEqual(several);
  const other = { 'other.ts': 'two', 'app.ts': "import { x } from './other';" };
  expect(await readSketchFiles(textsOf(other))).toEqual({ source: other['app.ts'], files: { 'other.ts': 'two' } });
  expect(
    await readSketchFiles([fileOf(zipOf({ 'a/app.ts': source, 'a/other.ts': 'two', 'a/notes.md': 'x' }))]),
  ).toEqual({
    source,
    files: { 'other.ts': 'two' },
  });
});

test.each([
  ['Name that file main.ts', { 'a.ts': '', 'b.ts': '' }],
  ['“b.png” is neither code nor text', { 'main.ts': '', 'b.png': '' }],
  ['Windows has no files', { 'main.ts': '', 'con.ts': '' }],
  ['a file named “a.ts” already', { 'main.ts': '', 'a.ts': '', 'A.ts': '' }],
  ['more than 2 MB', { 'main.ts': 'yield 1', 'a.ts': 'x'.repeat(2 ** 21) }],
])('files that cannot be one sketch are refused: %s', async (sentence, texts) => {
  await expect(readSketchFiles(textsOf(texts))).rejects.toThrow(sentence);
});

test('two files with one name are refused, and so is a zip that begins below its other files', async () => {
  await expect(readSketchFiles([new File(['a'], 'a.ts'), new File(['b'], 'a.ts')])).rejects.toThrow('same name twice');
  const zip = zipOf({ 'sketch/sketch.json': '{"entry":"a/b.ts"}', 'sketch/a/b.ts': '', 'sketch/c.ts': '' });
  await expect(readSketchFiles([fileOf(zip)])).rejects.toThrow('below other files');
});
