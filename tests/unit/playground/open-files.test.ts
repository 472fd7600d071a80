import { createRoot } from 'solid-js';
import { expect, test } from 'vitest';
import type { EditorHandle } from '../../../src/playground/editor';
import { createOpenFiles } from '../../../src/playground/files/open-files';

/** An editor that holds a text, and the files that it turned to. */
const open = () => {
  let text = '';
  const turns: string[] = [];
  const editor = {
    text: () => text,
    setText: (next: string) => {
      text = next;
    },
    turn: (from: string, to: string, next: string) => {
      turns.push(`${from} → ${to}`);
      text = next;
    },
  } as EditorHandle;
  const files = createRoot(() => createOpenFiles(() => editor));
  return { files, editor, turns };
};

test('each file keeps its text while others are in the editor', () => {
  const { files, editor, turns } = open();
  files.set({ source: 'one' });
  expect(files.code()).toEqual({ source: 'one' });
  files.add('other.ts');
  editor.setText('two');
  files.show('main.ts');
  expect([editor.text(), files.active()]).toEqual(['one', 'main.ts']);
  expect(files.code()).toEqual({ source: 'one', files: { 'other.ts': 'two' } });
  files.show('other.ts');
  expect(editor.text()).toBe('two');
  files.show('no such file.ts');
  expect(turns).toEqual(['main.ts → other.ts', 'other.ts → main.ts', 'main.ts → other.ts']);
});

test('a file is renamed with its text, and one that was removed comes back to its place', () => {
  const { files } = open();
  files.set({ source: 'm', files: { 'a.ts': 'a', 'b.ts': 'b', 'c.ts': 'c' } });
  files.show('b.ts');
  files.rename('d.ts');
  expect(files.code().files).toEqual({ 'a.ts': 'a', 'd.ts': 'b', 'c.ts': 'c' });
  files.remove('d.ts');
  expect([files.active(), files.names()]).toEqual(['a.ts', ['main.ts', 'a.ts', 'c.ts']]);
  files.add('d.ts', 'b', 2);
  expect([files.active(), files.names()]).toEqual(['d.ts', ['main.ts', 'a.ts', 'd.ts', 'c.ts']]);
  expect(files.code().files).toEqual({ 'a.ts': 'a', 'd.ts': 'b', 'c.ts': 'c' });
});

test('other code begins with its main.ts', () => {
  const { files, editor } = open();
  files.set({ source: 'm', files: { 'a.ts': 'a' } });
  files.show('a.ts');
  files.set({ source: 'n' });
  expect([editor.text(), files.active(), files.names(), files.code()]).toEqual([
    'n',
    'main.ts',
    ['main.ts'],
    { source: 'n' },
  ]);
});
