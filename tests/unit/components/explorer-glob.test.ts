import { expect, test } from 'vitest';
import { matcher } from '../../../src/components/explorer/glob';

test.each([
  ['*.txt', 'docs/in/a.txt', true],
  ['*.txt', 'docs/a.txt.md', false],
  ['docs/*.txt', 'docs/a.txt', true],
  ['docs/*.txt', 'docs/in/a.txt', false],
  ['./*.txt', 'a.txt', true],
  ['./*.txt', 'docs/a.txt', false],
  ['**/*', 'a', true],
  ['**/in/*', 'in/a', true],
  ['**/in/*', 'docs/more/in/a', true],
  ['**/in/*', 'docs/pin/a', false],
  ['docs/**', 'docs/in/a', true],
  ['docs/**', 'docsx/a', false],
  ['a**/b', 'ax/b', true],
  ['a**/b', 'ax/y/b', false],
  ['a?c', 'a💡c', true],
  ['a?c', 'ac', false],
  ['?/a', '//a', false],
  ['[a-c]x', 'bx', true],
  ['[!a-c]x', 'bx', false],
  ['[!a-c]x', 'dx', true],
  ['[]-]x', '-x', true],
  ['docs/[!x]a', 'docs//a', false],
  ['*.{txt,md}', 'a.md', true],
  ['*.{txt,md}', 'a.png', false],
  ['{docs/**,*.md}', 'docs/in/a', true],
  ['{docs/**,*.md}', 'a.md', true],
  ['a{b,c{d,e}}f', 'acef', true],
  ['a{b,c{d,e}}f', 'acf', false],
  ['!*.md', 'a.md', false],
  ['!*.md', 'a.txt', true],
  ['\\*.txt', '*.txt', true],
  ['\\*.txt', 'a.txt', false],
  ['a[b', 'a[b', true],
  ['a{b', 'a{b', true],
  ['a}b,c', 'a}b,c', true],
  ['', 'a', false],
] as const)('does %j match %j: %s', (glob, path, does) => {
  expect(matcher(glob)(path)).toBe(does);
});

test.each([
  ['**/*', '.a'],
  ['**/*', '.git/a'],
  ['docs/**', 'docs/.git/a'],
  ['*', '.a'],
  ['*.txt', '.txt'],
  ['?a', '.a'],
  ['[.]a', '.a'],
])('%j does not match %j, which is hidden', (glob, path) => {
  expect(matcher(glob)(path)).toBe(false);
});

test.each([
  ['.*', 'docs/.a'],
  ['**/.git/*', 'docs/.git/a'],
  ['.git/**', '.git/.a/b'],
])('%j matches %j, for it names what is hidden', (glob, path) => {
  expect(matcher(glob)(path)).toBe(true);
});

test('no pattern takes long: each of these is hours for a regular expression that means the same', () => {
  const long = 'a'.repeat(1000);
  expect(matcher(`${'*a'.repeat(100)}b`)(long)).toBe(false);
  expect(matcher(`${'**/'.repeat(100)}b`)('a/'.repeat(500))).toBe(false);
  expect(matcher(`${'{a,*}'.repeat(100)}b`)(long)).toBe(false);
  expect(matcher('{'.repeat(300))(long)).toBe(false);
});
