import { expect, test } from 'vitest';
import { problemsIn } from './sandbox';

const messages = async (source: string) => await problemsIn({ 'main.ts': source });

test('an import that is never used is refused as one that is', async () => {
  expect(await messages(`import _ from 'lodash';\nexport default (n: number) => n;`)).toEqual([
    expect.stringContaining("'lodash' is not installed"),
  ]);
  expect(await messages(`import { a } from './gone';\nfunction* f(): Generator<number> { yield 1; }`)).toEqual([
    expect.stringContaining('./gone'),
  ]);
});

test('imports of types alone are left aside', async () => {
  const source = `import type { A } from './types';
import { type B } from 'lodash';
export type { C } from './c';
function* f(a: A, b: B) { yield a; }
export default f;`;
  expect(await messages(source)).toEqual([]);
});

test('an import in a comment or a string is none', async () => {
  expect(
    await messages(`// import a from 'lodash'\nconst text = \`\nimport b from 'lodash'\`;\nexport default () => text;`),
  ).toEqual([]);
});
