import { describe, expect, test } from 'vitest';
import { createCompiler } from '../../../src/compiler';
import { describeProblems, sketch } from './sandbox';

const sync =
  '`yc.sleep` waits for nothing here, since its promise is not awaited. Make the function `async`, as in `async function*`, and write `await` before it.';
const async = '`yc.sleep` waits for nothing here, since its promise is not awaited. Write `await` before it.';

const hints = async (code: string) => {
  const compiler = createCompiler();
  const compilation = await compiler.compile(sketch(code));
  if (!compilation.ok) throw new Error(describeProblems(compilation).join());
  const found = compilation.hints ?? [];
  // The editor marks them, and nothing counts them as what keeps a sketch from running.
  expect(await compiler.check(sketch(code))).toEqual(found);
  expect(found.every(({ hint }) => hint)).toBe(true);
  return describeProblems(found);
};

describe('a sleep that nothing awaits is told', () => {
  test.each([
    ['function* f() {\n  yc.sleep(1);\n  yield 1;\n}', [`main.ts:2:3 ${sync}`]],
    ['async function* f(n: number) {\n  yc.sleep(n);\n  yield 1;\n}', [`main.ts:2:3 ${async}`]],
    ['function* f() { yield yc.sleep(1); }', [`main.ts:1:23 ${sync}`]],
    [
      "import * as cast from 'yieldcast';\nexport default function* f(n: number) { cast.sleep(n); yield n; }",
      [`main.ts:2:41 ${sync}`],
    ],
    [
      "import { sleep, noise } from 'yieldcast';\nfunction* f() { sleep(1); yield noise(1, 1); }",
      [`main.ts:2:17 ${sync}`],
    ],
  ])('%s', async (code, expected) => {
    expect(await hints(code)).toEqual(expected);
  });
});

describe('what does no harm is left alone', () => {
  test.each([
    'async function* f() { await yc.sleep(1); yield 1; }',
    'async function* f() { const rest = yc.sleep(1); yield 1; await rest; }',
    'async function* f() { await Promise.all([yc.sleep(1), yc.sleep(2)]); yield 1; }',
    'async function* f() { yield yc.sleep(1); }',
    'function rest() { return yc.sleep(1); }\nexport default async function* f() { await rest(); yield 1; }',
    'const sleep = (n: number) => n;\nfunction* f() { sleep(1); yield 1; }',
    'const other = { sleep() {} };\nfunction* f() { other.sleep(); yield 1; }',
    'function* f() { yc.sleep(1).then(() => {}); yield 1; }',
    '// yc.sleep(1);\nfunction* f() { yield "yc.sleep(1);"; }',
  ])('%s', async (code) => {
    expect(await hints(code)).toEqual([]);
  });
});
