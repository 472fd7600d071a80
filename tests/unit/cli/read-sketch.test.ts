import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { placeOf } from '../../../src/cli/sketch/place';
import { isWithin, readSketch } from '../../../src/cli/sketch/read';
import { createCompiler } from '../../../src/compiler';
import { folderOf } from './folder';

const read = (files: Record<string, string | Uint8Array>, entry = 'demo.ts') =>
  readSketch({ root: folderOf(files), entry });

test('a sketch comes with all that it imports and names, and nothing else', async () => {
  const { sketch, assets } = await read({
    'demo.ts': `import { shout } from './parts/shout';
      import { low } from './low.js';
      const table = yc.asset('./data/table.csv');
      export default () => shout(low + 'photo.png');`,
    'parts/shout.ts': `export * from '../more';`,
    'more/index.ts': 'export const shout = String;',
    'low.ts': `export const low = '';`,
    'other.ts': 'export {};',
    'data/table.csv': 'a,b',
    'data/other.csv': 'c',
    'photo.png': new Uint8Array([0x89, 0x50]),
  });
  expect(Object.keys(sketch.files).sort()).toEqual(
    ['data/table.csv', 'demo.ts', 'low.ts', 'more/index.ts', 'parts/shout.ts'].sort(),
  );
  expect(assets).toEqual(['photo.png']);
  expect((await createCompiler().compile(sketch)).ok).toBe(true);
});

test('nothing outside the folder comes along, by name or by link', async () => {
  const outside = folderOf({ 'secret.csv': 'a', 'secret.ts': 'export const a = 1;' });
  const root = folderOf({
    'demo.ts': `import { a } from './linked'; export default () => [a, '../secret.csv', 'linked.csv', '.env.txt'];`,
    '.env.txt': 'key',
  });
  symlinkSync(join(outside, 'secret.ts'), join(root, 'linked.ts'));
  symlinkSync(join(outside, 'secret.csv'), join(root, 'linked.csv'));
  const { sketch, assets } = await readSketch({ root, entry: 'demo.ts' });
  expect(Object.keys(sketch.files)).toEqual(['demo.ts']);
  expect(assets).toEqual([]);
  for (const path of ['linked.csv', '.env.txt', '../secret.csv', '', 'node_modules/x.js', '.'])
    expect(await isWithin(root, path), path).toBe(false);
  expect(await isWithin(root, 'demo.ts')).toBe(true);
});

test('a file that is not there yet is one to wait for', async () => {
  const { asked } = await read({ 'demo.ts': `import { a } from './later'; export default () => a;` });
  expect([...asked]).toEqual(expect.arrayContaining(['later.ts', 'later/index.ts']));
});

test('a folder’s sketch is main.ts, index.ts, or its only file of code', () => {
  expect(placeOf(folderOf({ 'a.ts': '', 'main.ts': '' })).entry).toBe('main.ts');
  expect(placeOf(folderOf({ 'only.ts': '', 'vite.config.ts': '', 'x.d.ts': '' })).entry).toBe('only.ts');
  expect(() => placeOf(folderOf({ 'a.ts': '', 'b.ts': '' }))).toThrow('Which file does the sketch in');
  expect(() => placeOf(folderOf({ 'a.txt': '' }))).toThrow('There is no sketch in');
  expect(() => placeOf(join(folderOf({ 'a.txt': '' }), 'a.txt'))).toThrow('is no sketch: that is a .ts');
  expect(() => placeOf('/nowhere/demo.ts')).toThrow("There is no '/nowhere/demo.ts'.");
});
