import { createRoot } from 'solid-js';
import { expect, test } from 'vitest';
import { createCompiler } from '../../../src/compiler';
import { hasData } from '../../../src/playground/drafts';
import type { EditorHandle } from '../../../src/playground/editor';
import { addData, dataOf } from '../../../src/playground/files/data-files';
import { createOpenFiles } from '../../../src/playground/files/open-files';

const open = () => {
  let text = '';
  const put = (next: string) => {
    text = next;
  };
  const editor = { text: () => text, setText: put, turn: (_from, _to, next) => put(next) } as EditorHandle;
  const files = createRoot(() => createOpenFiles(() => editor));
  files.set({ source: 'main', files: { 'other.ts': 'code' } });
  return files;
};

test('a text joins the sketch as data, and the sentence says how code reads it', async () => {
  const files = open();
  expect(hasData(files.code())).toBe(false);
  let changes = 0;
  const said = await addData(
    files,
    [new File(['a,b\n1,2\n'], 'data.csv'), new File(['{}'], 'b.json')],
    () => changes++,
  );
  expect(said).toBe("The code reads it by yc.asset('data.csv'), yc.asset('b.json').");
  expect([changes, files.active(), hasData(files.code())]).toEqual([2, 'b.json', true]);
  const data = dataOf(files.code());
  expect([...data].map(([name, { type }]) => [name, type])).toEqual([
    ['data.csv', 'text/csv'],
    ['b.json', 'application/json'],
  ]);
  expect(await data.get('data.csv')?.text()).toBe('a,b\n1,2\n');
});

test.each([
  ['has 1.5 MB, and a sketch’s own data file may have 1 MB', new File(['x'.repeat(1.5 * 2 ** 20)], 'data.csv')],
  ['is no text in UTF-8', new File([new Uint8Array([0xff, 0xfe, 0])], 'data.csv')],
  ['is neither', new File(['x'], 'picture.png')],
  ['is no text that a sketch can hold', new File(['x'], 'more.ts')],
  ['a file named “other.ts” already', new File(['x'], 'Other.ts')],
])('a file that %s is refused', async (sentence, file) => {
  const files = open();
  await expect(addData(files, [file], () => {})).rejects.toThrow(sentence);
  expect(files.names()).toEqual(['main.ts', 'other.ts']);
});

test('data files together may not make a sketch larger than it may be', async () => {
  const files = open();
  const megabyte = (name: string) => new File(['x'.repeat(2 ** 20)], name);
  await addData(files, [megabyte('a.csv')], () => {});
  await expect(addData(files, [megabyte('b.csv')], () => {})).rejects.toThrow('over 2 MB');
});

test('a program tells its data, which no code imports', async () => {
  const compiler = createCompiler();
  const source = 'export default () => 1;';
  const compiled = await compiler.compile({ entry: 'main.ts', files: { 'main.ts': source, 'data.csv': 'a' } });
  expect(compiled.ok && compiled.program.data).toEqual({ 'data.csv': 'a' });
  expect(compiled.ok && Object.keys(compiled.program.modules)).toEqual(['main.ts']);
  const without = await compiler.compile({ entry: 'main.ts', files: { 'main.ts': source } });
  expect(without.ok && 'data' in without.program).toBe(false);
});
