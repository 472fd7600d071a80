import { transform } from 'sucrase';
import { describe, expect, test } from 'vitest';
import { isPlainScript } from '../../../src/compiler/plain-script';
import { transpile } from '../../../src/compiler/transpile';
import { examples } from '../../../src/playground/gallery';

const stripped = (source: string) =>
  transform(source, { transforms: ['typescript'], disableESTransforms: true, filePath: 'main.ts' }).code;

describe('code without types is taken as it is', () => {
  test.each([
    'const a = 1;\nexport default function* count(n) { for (let i = 0; i < n; i++) yield i; }',
    "import * as yc from 'yieldcast';\nexport default yc.Interface({ fn: (x) => x, inputs: yc.Number(), outputs: yc.Number() });",
    'class A { x; static y = 1; #z = 2; get z() { return this.#z; } }\nexport { A };',
    "import { a as b } from './a';\nexport { b };",
    'const f = (a, b) => a < b && b >= 1;\nexport default f;',
    'export default async (x) => x?.y ?? (await import("./x"));',
  ])('%s', async (source) => {
    expect(isPlainScript(source)).toBe(true);
    expect(await transpile('main.ts', source)).toMatchObject({ code: source });
    expect(stripped(source)).toBe(source);
  });

  test('even where it could begin with a type: an arrow function between `?` and `:`', async () => {
    const source = 'export default (b, c) => b ? (c) : d => d;';
    expect(await transpile('main.ts', source)).toMatchObject({ code: source });
  });
});

describe('what is to be stripped, is', () => {
  test.each([
    ['a type', 'export default (n: number) => n;'],
    ['type arguments of a call', 'const f = (x) => x;\nexport default f<number>(3);'],
    ['type arguments before a template', 'const f = (x) => x;\nexport default f<number>`x`;'],
    ['type arguments at the end of a line', 'const f = (x) => x;\nconst g = f<number>\ng(3);'],
    ['type arguments before a comment', 'const f = (x) => x;\nexport default f<number>/* of */(3);'],
    ['an import that nothing uses', "import { A } from './types';\nexport default () => 1;"],
    ['an import of which only properties have the name', "import { A } from './types';\nexport default (o) => o.A;"],
    ['one import of several', "import { a, B } from './types';\nexport default () => a;"],
    ['an `enum`', 'enum E { A }\nexport default () => E.A;'],
  ])('%s', async (_, source) => {
    expect(isPlainScript(source)).toBe(false);
    expect(await transpile('main.ts', source)).toMatchObject({ code: stripped(source) });
  });
});

test('what sucrase changes is never taken as it is, in any example nor any part of one', () => {
  for (const { source } of examples) {
    const lines = source.split('\n');
    for (let length = 1; length <= lines.length; length++) {
      const part = lines.slice(0, length).join('\n');
      if (isPlainScript(part)) expect(stripped(part)).toBe(part);
    }
  }
});
