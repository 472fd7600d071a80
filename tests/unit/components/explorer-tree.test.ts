import { expect, test } from 'vitest';
import { type Item, type Node, rowsOf, treeOf } from '../../../src/components/explorer/tree';

const itemsOf = (...paths: string[]): Item[] => paths.map((path) => ({ path, file: { as: 'url', url: path } }));
const drawn = (rows: readonly Node[]) => rows.map(({ level, name }) => `${'  '.repeat(level - 1)}${name}`);

test('folders come first, and then files, by name with their numbers in order', () => {
  const tree = treeOf(itemsOf('b.txt', 'z/10.txt', 'z/9.txt', 'a.txt', 'z/inner/x.txt', 'B/y.txt'));
  expect(drawn(rowsOf(tree, () => true))).toEqual([
    'B',
    '  y.txt',
    'z',
    '  inner',
    '    x.txt',
    '  9.txt',
    '  10.txt',
    'a.txt',
    'b.txt',
  ]);
});

test('what is in closed folders has no rows, and a folder knows all files in it', () => {
  const tree = treeOf(itemsOf('z/a', 'z/in/b', 'z/in/c'));
  expect(drawn(rowsOf(tree, () => false))).toEqual(['z']);
  expect(drawn(rowsOf(tree, (path) => path === 'z/'))).toEqual(['z', '  in', '  a']);
  expect(tree[0]?.children && tree[0].items.map(({ path }) => path)).toEqual(['z/a', 'z/in/b', 'z/in/c']);
});

test('paths that are odd make a tree, too', () => {
  expect(drawn(rowsOf(treeOf(itemsOf('/a//b', '', '..', '__proto__/constructor', 'a')), () => true))).toEqual([
    '__proto__',
    '  constructor',
    'a',
    '  b',
    '',
    '..',
    'a',
  ]);
  // A file and a folder of one name, and the same file twice.
  expect(drawn(rowsOf(treeOf(itemsOf('a', 'a/b', 'a')), () => true))).toEqual(['a', '  b', 'a']);
});

test('ten thousand files in a hundred folders have a row each', () => {
  const paths = Array.from({ length: 10_000 }, (_, i) => `folder ${i % 100}/${i}.txt`);
  expect(rowsOf(treeOf(itemsOf(...paths)), () => true)).toHaveLength(10_100);
});

test('folders are within one another only so deep: the rest of the path is the name', () => {
  const rows = rowsOf(treeOf(itemsOf(`${'a/'.repeat(100_000)}b`)), () => true);
  expect(rows).toHaveLength(101);
  expect(rows.at(-1)?.name.endsWith('a/b')).toBe(true);
});
