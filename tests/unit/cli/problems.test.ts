import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { printed } from '../../../src/cli/problems';

const root = '/sketches';
const path = relative(process.cwd(), join(root, 'demo.ts'));
const print = (source: string, line: number, column: number, message = 'wrong') =>
  printed({ message, location: { file: 'demo.ts', line, column } }, { root, files: { 'demo.ts': source } });

test('a problem is printed with its place, its line and a caret', () => {
  expect(print('one;\n\tlet two = ;', 2, 12)).toBe(
    `${path}:2:12: error: wrong\n  2 │ \tlet two = ;\n    │ \t          ^\n`,
  );
});

test('a long line is cut around the place', () => {
  const [, line = '', caret = ''] = print(`${'x'.repeat(500)}!${'y'.repeat(500)}`, 1, 501).split('\n');
  expect(line.length).toBeLessThan(120);
  expect(line[caret.indexOf('^')]).toBe('!');
});

test('a sketch cannot command the terminal', () => {
  const text = print('\u001b[2J;', 1, 1, 'a\u001b]0;title\u0007b');
  expect(text).toContain('a\ufffd]0;title\ufffdb');
  expect(text).not.toContain('\u001b');
});

test('a problem without a place is printed all the same', () => {
  expect(printed({ message: 'no place', title: 'Title' }, { root, files: {} })).toBe('error: Title: no place\n');
});
