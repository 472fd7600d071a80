import { describe, expect, test } from 'vitest';
import { createCompiler } from '../../../src/compiler';
import { describeProblems, problemsIn, sketch } from './sandbox';

const check = async (files: Record<string, string> | string) =>
  describeProblems(await createCompiler().check(sketch(files)));

describe('what cannot be parsed', () => {
  test.each([
    ['let a: ;', '1:8 `;` cannot stand here.'],
    ['const a = 1;\nconst b: string = => 2;', '2:19 `=>` cannot stand here.'],
    ['if (a {', '1:7 `)` is missing before `{`.'],
    ['function f() {\n  return [1, 2;\n}', '2:15 `,` is missing before `;`.'],
    ['let x = {', '1:10 The code ends too early: a bracket, a brace or a part of an expression is missing.'],
    ['let a = "abc;\nlet b;', '1:9 This text has no closing quote.'],
    ['let a = `abc;\nlet b;\n', '1:10 This text has no closing backtick.'],
    ['/* never', '1:1 This comment has no closing `*/`.'],
    ['let a = /x;', '1:10 This regular expression has no closing slash.'],
    ['let größe = ;', '1:13 `;` cannot stand here.'],
    [
      'let a = 1;\nconst x = <div>hi</div>;',
      '2:11 JSX is not supported: a sketch yields values, and its components show them.',
    ],
    ['namespace N {\n  export const x = ;\n}', '2:20 Expression expected.'],
  ])('%s', async (code, expected) => {
    expect(await problemsIn(code)).toEqual([`main.ts:${expected}`]);
    expect(await check(code)).toEqual([`main.ts:${expected}`]);
  });

  test('says so for code that is nested too deeply', async () => {
    const deep = `export default ${'['.repeat(100_000)}${']'.repeat(100_000)};`;
    expect(await problemsIn(deep)).toEqual(['The code in main.ts is nested too deeply to be read.']);
    expect(await check(deep)).toEqual(['The code in main.ts is nested too deeply to be read.']);
  });
});

describe('what only a full parser finds', () => {
  test.each([
    ['const a: number = 1;\nconst b: string = "", a = 3;', `2:23 Identifier 'a' has already been declared.`],
    ['let a: number;\nbreak;', '2:1 A `break` stands outside of a loop.'],
    [
      'const a: RegExp = /(?<b>.)(?<b>.)/;',
      '1:20 Invalid regular expression: /(?<b>.)(?<b>.)/: Duplicate capture group name.',
    ],
    [
      'function count(n: number) {\n  yield n;\n}',
      '2:3 A `yield` works only in a generator: put a star behind `function`, as in `async function* name() { … }`.',
    ],
    ['function count(n: number) {\n  await n;\n}', '2:3 An `await` works only in an `async` function.'],
    ['let a: any; return a;', '1:13 A `return` stands outside of a function.'],
    ['(1 as any) = 2;', '1:2 Nothing can be assigned to this expression.'],
    ['export { zzz };', `1:10 Export 'zzz' is not defined.`],
    [
      'class A {\n  constructor(private x: number) { super(); }\n}',
      `2:36 super() call outside constructor of a subclass.`,
    ],
    [
      'namespace N { export const a: number = 1 }\nlet b: number; let b: string;',
      `2:20 Identifier 'b' has already been declared.`,
    ],
  ])('%s', async (code, expected) => {
    expect(await check(code)).toEqual([`main.ts:${expected}`]);
  });

  test('is looked for in all files of the sketch', async () => {
    const files = { 'main.ts': 'let a, a;', 'b.js': 'break;', 'c.d.ts': 'declare', 'notes.md': '(' };
    expect(await check(files)).toEqual([
      `main.ts:1:8 Identifier 'a' has already been declared.`,
      'b.js:1:1 A `break` stands outside of a loop.',
    ]);
  });

  test('is looked for in the files that the page takes for code, whatever the case of their endings', async () => {
    expect(await check({ 'main.ts': '', 'B.JS': 'break;', 'C.Ts': 'let c: number = ;', 'D.D.TS': 'declare' })).toEqual([
      'B.JS:1:1 A `break` stands outside of a loop.',
      expect.stringContaining('C.Ts:1:'),
    ]);
    const files = { 'main.ts': `import './B.JS';`, 'B.JS': 'export {};' };
    expect(await check(files)).toEqual([]);
  });
});

test('check finds what is wrong with imports too', async () => {
  expect(await check(`import { Sldier } from 'yieldcast';\nexport default Sldier;`)).toEqual([
    `main.ts:1:10 'yieldcast' has no 'Sldier'. Did you mean 'Slider'?`,
  ]);
  expect(await check({ 'main.ts': `import './a';`, 'a.ts': `import './main';` })).toEqual([
    expect.stringContaining('a.ts → main.ts'),
  ]);
});

test('check finds nothing wrong with what engines run', async () => {
  const code = `#!/usr/bin/env node
import * as yc from 'yieldcast';
import data from 'https://esm.sh/data' with { type: 'json' };
await 1;
for await (const x of []) console.log(x, data, yc);
abstract class A<T> { #p = 1; static { } declare x: T; override y?: T; get [Symbol.iterator]() { return this.#p ?? 1_000n; } }
const re = /(?<year>\\d{4})[\\p{L}--[a-z]]/v, t = \`\${\`\${1}\`}\`;
enum E { A, B = A << 2, C = 'c' }
function f(this: void, a: number): asserts a is 1;
function f(this: void, a: unknown) { label: for (;;) { continue label; } }
export { A, E, f, re, t };
export default async function* () { yield* (async function* (): AsyncGenerator<number> {})() satisfies object; }`;
  expect(await check(code)).toEqual([]);
  expect(await check({})).toEqual([`The sketch has no file 'main.ts' to start from.`]);
});

describe('thousands of problems', () => {
  const many = (line: (index: number) => string) =>
    Array.from({ length: 20_000 }, (_, index) => line(index)).join('\n');
  const told = (first: string) => [
    expect.stringContaining(`main.ts:1:${first}`),
    ...Array(18).fill(expect.stringMatching(/^main\.ts:\d+:\d+ /)),
    'There are 19,981 more problems in the code.',
  ];

  test.each([
    ['imports of files that are not there', (index: number) => `import './no${index}';`, '8 '],
    ['such imports whose names are not used', (index: number) => `import { a${index} } from './no${index}';`, ''],
    ['names that a module lacks', (index: number) => `export { nothing${index} } from 'yieldcast';`, '10 '],
  ])('are told as the first of them and a count: %s', async (_what, line, column) => {
    expect(await problemsIn(many(line))).toEqual(told(column));
  });
});
