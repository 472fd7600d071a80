import { describe, expect, test } from 'vitest';
import { createCompiler } from '../../../src/compiler';
import { modelSpecifiers } from '../../../src/protocol';
import { compileToProgram, problemsIn, run, sketch } from './sandbox';

describe('a linked program', () => {
  test('runs, with the API, other files and types', async () => {
    const program = await compileToProgram({
      'main.ts': `
        import * as yc from 'yieldcast';
        import { sleep as nap, type Anything } from 'yieldcast';
        import twice, { type Count, half as split } from './lib/math';
        import type { Nothing } from './nowhere';
        export { third } from './lib/math.js';
        enum Size { Small = 1, Large }
        const count: Count = 4;
        export default [yc.Slider, nap, twice(count), split(count), Size.Large, (null as Nothing | null)];`,
      'lib/math.ts': `
        export type Count = number;
        export { half } from './half';
        export const third = (n: Count): number => n / 3;
        export default (n: Count) => n * 2;`,
      'lib/half/index.ts': `import { two } from '../two.mjs';\nexport const half = (n: number) => n / two;`,
      'lib/two.mjs': 'export const two = 2;',
    });
    const { default: values, third } = await run(program, { Slider: 'slider', sleep: 'sleep' });
    expect(values).toEqual(['slider', 'sleep', 8, 2, 2, null]);
    expect(third).toBeTypeOf('function');
  });

  test('has one instance of each file, however many import it', async () => {
    const program = await compileToProgram({
      'main.ts': `import { state } from './state';\nimport './left';\nimport './right';\nexport default state;`,
      'left.ts': `import { state } from './state.ts';\nstate.push('left');`,
      'right.ts': `import { state } from './state.js';\nstate.push('right');\n(await import('./left')).nothing;`,
      'state.ts': 'export const state: string[] = [];',
    });
    expect((await run(program)).default).toEqual(['left', 'right']);
  });

  test('survives text that URLs, templates and quotes are made of', async () => {
    const text = '%25 # ? & \\ \' " ` \n ${} äß 😀 \u2028';
    const program = await compileToProgram({
      'main.ts': `export { default } from "./middle";`,
      'middle.ts': `import text from './text';\nexport default text;`,
      'text.ts': `/* ${text} */ export default ${JSON.stringify(text)} as string; // 100% #1`,
    });
    expect((await run(program)).default).toBe(text);
  });

  test('resolves computed imports when it runs', async () => {
    const program = await compileToProgram({
      'main.ts': `
        const load = (name: string) => import(/* which */ name /* one */);
        const templated = async (name: string) => (await import(\`./pages/\${name}.ts\`)).default;
        export default [
          (await load('./pages/a')).default,
          await templated('b'),
          (await import('./pages/' + 'a' // a
          )).default,
          (await load('yieldcast')).Slider,
          (await load('data:text/javascript,export default 7')).default,
          await load('lodash').catch((error) => error.message),
          await load('node:os').catch((error) => error.message),
        ];`,
      'pages/a.ts': `export default 'a' as string;`,
      'pages/b.ts': `export default (await import('./a')).default + 'b';`,
      'notes.md': '# not code',
    });
    const { default: values } = await run(program, { Slider: 'slider' });
    expect(values).toEqual([
      'a',
      'ab',
      'a',
      'slider',
      7,
      expect.stringContaining('https://esm.sh/lodash'),
      "Browsers have no 'node:os': it is a part of Node.js. Use what browsers have, such as `fetch` and `crypto`.",
    ]);
    expect(Object.keys(program.modules).sort()).toEqual(['main.ts', 'pages/a.ts', 'pages/b.ts']);
  });

  test('lets files import each other in a circle by import()', async () => {
    const program = await compileToProgram({
      'main.ts': `import { back } from './b';\nexport const here = 1;\nexport default back;`,
      'b.ts': `export const back = async () => (await import('./main')).here;`,
    });
    const { default: back } = await run(program);
    expect(await (back as () => unknown)()).toBe(1);
  });

  test('leaves addresses as they are, and lists those that are loaded from elsewhere', async () => {
    const program = await compileToProgram(`
      import a from 'https://esm.sh/a@1?x=1#y';
      import b from 'data:text/javascript,export default 1';
      export * from "https://unpkg.com/c";
      const d = () => import('https://esm.sh/a@1?x=1#y');
      export default () => [a, b, d, import.meta.url];`);
    expect(program.remote).toEqual(['https://esm.sh/a@1?x=1#y', 'https://unpkg.com/c']);
    const code = decodeURIComponent(program.modules['main.ts'] ?? '');
    expect(code).toContain(`from 'https://esm.sh/a@1?x=1#y'`);
    expect(code).toContain(`from 'data:text/javascript,export default 1'`);
    expect(code).toContain('import.meta.url');
  });

  test('uses TypeScript itself for what sucrase cannot do', async () => {
    const program = await compileToProgram(`
      namespace Numbers { export namespace Inner { export const one: number = 1 } }
      const seen: string[] = [];
      const log = (_: unknown, context: ClassMethodDecoratorContext) => { seen.push(String(context.name)); };
      class A { @log m() {} accessor x = 2; }
      { using resource = { [Symbol.dispose]() { seen.push('disposed'); } }; }
      export default [Numbers.Inner.one, new A().x, ...seen];`);
    expect((await run(program)).default).toEqual([1, 2, 'm', 'disposed']);
  });

  test('does not need TypeScript for what only looks like it', async () => {
    const program = await compileToProgram(`
      /**
       * @param n using n = 1 is no declaration
       */
      namespace Types { export type A = 1; interface B {} }
      declare namespace Elsewhere { const a: number }
      const text = 'namespace N {', mail = \`
      @home\`;
      export default [text, mail];`);
    // TypeScript would have moved the lines and removed the blank ones.
    expect(decodeURIComponent(program.modules['main.ts'] ?? '').split('\n')).toHaveLength(10);
  });

  test('takes JavaScript as it is', async () => {
    const program = await compileToProgram({
      'main.ts': `import './side';\nimport { value } from './plain.js';\nexport default value;`,
      'plain.js': `import * as unused from './side.js';\nexport const value = 1 < 2 > (0);`,
      'side.js': `globalThis.sideEffect = 'kept';`,
    });
    expect((await run(program)).default).toBe(true);
    expect(globalThis).toHaveProperty('sideEffect', 'kept');
  });

  test('holds files with names that objects have', async () => {
    const files = JSON.parse(`{
      "main.ts": "import a from './__proto__'; import b from './constructor.ts'; export default [a, b];",
      "__proto__.ts": "export default 1",
      "constructor.ts": "export default 2"
    }`);
    const program = await compileToProgram(files);
    expect((await run(program)).default).toEqual([1, 2]);
    expect(Object.hasOwn(program.modules, '__proto__.ts')).toBe(true);
    expect(Object.prototype).not.toHaveProperty('default');

    const odd = JSON.parse(`{ "__proto__": "export default 3" }`);
    const compilation = await createCompiler().compile({ entry: '__proto__', files: odd });
    if (!compilation.ok) throw new Error(compilation.problems[0]?.message);
    expect(Object.hasOwn(compilation.program.modules, '__proto__')).toBe(true);
    expect((await run(compilation.program)).default).toBe(3);
  });

  test('does not take inherited properties for files', async () => {
    const compilation = await createCompiler().compile({ entry: 'toString', files: {} });
    expect(compilation).toEqual({
      ok: false,
      problems: [{ message: `The sketch has no file 'toString' to start from.` }],
    });
    expect(await problemsIn(`import a from './constructor'; a;`)).toEqual([
      `main.ts:1:15 main.ts imports './constructor', but the sketch has no such file. It has no other than main.ts.`,
    ]);
  });

  test('is made anew from changed files only, and forgets files that are gone', async () => {
    const compiler = createCompiler();
    const first = await compiler.compile(sketch({ 'main.ts': `export * from './a'`, 'a.ts': 'export const a = 1' }));
    const second = await compiler.compile(sketch({ 'main.ts': `export * from './a'`, 'a.ts': 'export const a = 2' }));
    const third = await compiler.compile(sketch({ 'main.ts': `export * from './a'` }));
    if (!first.ok || !second.ok) throw new Error('It should compile.');
    expect(await run(first.program)).toHaveProperty('a', 1);
    expect(await run(second.program)).toHaveProperty('a', 2);
    expect(third.ok).toBe(false);
  });
});

describe('an import that cannot be', () => {
  test.each([
    [
      `import _ from 'lodash'; _;`,
      `15 'lodash' is not installed: here, packages are imported by their address. Write … from 'https://esm.sh/lodash'.`,
    ],
    [
      `import _ from '@scope/name/deep'; _;`,
      `15 '@scope/name/deep' is not installed: here, packages are imported by their address. Write … from 'https://esm.sh/@scope/name/deep'.`,
    ],
    [
      `await import('npm:chalk@5');`,
      `14 'npm:chalk@5' is not installed: here, packages are imported by their address. Write … from 'https://esm.sh/chalk@5'.`,
    ],
    [
      `import * as std from "jsr:@std/path"; std;`,
      `22 'jsr:@std/path' is not installed: here, packages are imported by their address. Write … from 'https://esm.sh/jsr/@std/path'.`,
    ],
    [
      `import 'node:fs';`,
      "8 Browsers have no 'node:fs': it is a part of Node.js. Take a file by `yc.File()` (`await file.text()`), and yield a `File` to give one.",
    ],
    [
      `import { readFile } from 'fs/promises'; readFile;`,
      "26 Browsers have no 'fs/promises': it is a part of Node.js. Take a file by `yc.File()` (`await file.text()`), and yield a `File` to give one.",
    ],
    [
      `import 'http://esm.sh/a';`,
      `8 'http://esm.sh/a' is not secure, so it cannot be imported. Use https: 'https://esm.sh/a'.`,
    ],
    [`import '//esm.sh/a';`, `8 Write the whole address: 'https://esm.sh/a'.`],
    [
      `import 'file:///etc/passwd';`,
      `8 'file:///etc/passwd' cannot be imported. Import a file of this sketch, or an 'https:' address.`,
    ],
    [
      `import 'yieldcast/components';`,
      `8 All of 'yieldcast' is imported from 'yieldcast' itself; models come from ${modelSpecifiers()
        .map((each) => `'${each}'`)
        .join(', ')}.`,
    ],
    [`import 'yieldcast/vison';`, `8 There is no 'yieldcast/vison'. Did you mean 'yieldcast/vision'?`],
    [
      `import { detekt } from 'yieldcast/vision'; detekt;`,
      `10 'yieldcast/vision' exports no 'detekt'. Did you mean 'detect'?`,
    ],
    [`import 'yeildcast';`, `8 There is no 'yeildcast'. Did you mean 'yieldcast'?`],
    [`import '#internal';`, `8 '#internal' is a name from a package.json, which a sketch has not.`],
    [`import '';`, `8 An import needs the name of what to import between its quotes.`],
  ])('%s', async (code, expected) => {
    expect(await problemsIn(code)).toEqual([`main.ts:1:${expected}`]);
  });

  test('of a file that is not there names those that are', async () => {
    const files = { 'main.ts': `let a: number;\nimport './dogs';`, 'cat.ts': '', 'dog.ts': '', 'notes.md': '' };
    expect(await problemsIn(files)).toEqual([
      `main.ts:2:8 main.ts imports './dogs', but the sketch has no such file. It has 'cat.ts', 'dog.ts' and 'notes.md'. Did you mean './dog'?`,
    ]);
  });

  test('of a file that is no code', async () => {
    expect(await problemsIn({ 'main.ts': `import data from './data.json'; data;`, 'data.json': '{}' })).toEqual([
      `main.ts:1:18 main.ts imports './data.json', but only .ts, .js and .mjs files can be imported.`,
    ]);
  });

  test('in a circle names the files on it', async () => {
    const files = {
      'main.ts': `import { a } from './a'; a;`,
      'a.ts': `import { b } from './b';\nexport const a = b;`,
      'b.ts': `let c: number;\nimport { a } from './a';\nexport const b = a;`,
    };
    expect(await problemsIn(files)).toEqual([
      'b.ts:2:19 Files cannot import each other in a circle: a.ts → b.ts → a.ts. Move what they share to a file of its own.',
    ]);
    expect(await problemsIn(`import * as self from './main'; self;`)).toEqual([
      'main.ts:1:23 Files cannot import each other in a circle: main.ts → main.ts. Move what they share to a file of its own.',
    ]);
  });

  test('of names that are not there suggests the one that was meant', async () => {
    const files = {
      'main.ts': `import { Sldier, Slider as S, /* { */ textbox as t } from 'yieldcast';
import yc, { type Whatever } from 'yieldcast';
import b, { lenght, length as l, other } from './b';
export { Lable } from 'yieldcast';
export { Shape } from './b';
export default [Sldier, S, t, yc, b, lenght, l, other];`,
      'b.ts': `export * from './c';\nexport type Shape = 1;\nexport const length = 1;`,
      'c.ts': `const x = 1, other = 2;\nexport { x, other };\nexport default 1;`,
    };
    expect(await problemsIn(files)).toEqual([
      `main.ts:1:10 'yieldcast' has no 'Sldier'. Did you mean 'Slider'?`,
      `main.ts:1:39 'yieldcast' has no 'textbox'. Did you mean 'Textbox'?`,
      `main.ts:3:8 './b' has no default export.`,
      `main.ts:3:13 './b' exports no 'lenght'. Did you mean 'length'?`,
      `main.ts:4:10 'yieldcast' has no 'Lable'. Did you mean 'Label'?`,
      `main.ts:5:10 './b' exports no 'Shape'. If it is a type, put 'type' before it.`,
    ]);
  });

  test('of names through an address is left to the engine', async () => {
    const files = { 'main.ts': `export { a } from './b';`, 'b.ts': `export * from 'https://esm.sh/a';` };
    expect(await problemsIn(files)).toEqual([]);
  });

  test('of more than an engine loads is told', async () => {
    const files = { 'main.ts': `import './a';`, 'a.ts': `import './b';`, 'b.js': `/*${'%'.repeat(7 * 1024 * 1024)}*/` };
    expect(await problemsIn(files)).toEqual([
      'a.ts and what it imports are too large to load: 35 MB, and 32 MB is the most.',
    ]);
  });

  test('all are told at once', async () => {
    const files = {
      'main.ts': `import 'a';\nimport './b';\nimport('c');`,
      'b.ts': `import 'd';\nlet e: = 1;`,
      'c.ts': '(',
    };
    expect(await problemsIn(files)).toEqual([
      expect.stringContaining('main.ts:1:8'),
      expect.stringContaining('main.ts:3:8'),
      'b.ts:2:8 `=` cannot stand here.',
    ]);
  });
});
