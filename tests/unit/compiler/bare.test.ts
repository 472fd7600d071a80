import { describe, expect, test } from 'vitest';
import type { FunctionSignature, TypeHint } from '../../../src/protocol';
import { compileToProgram, run } from './sandbox';

async function signature(code: string): Promise<FunctionSignature> {
  const { bare, bareProblem } = await compileToProgram(code);
  if (bare === undefined) throw new Error(bareProblem?.message);
  return bare;
}

/** What a parameter list tells, as `name: type`. */
async function hints(parameters: string, before = ''): Promise<string[]> {
  const { parameters: found } = await signature(`${before}\nexport default function f(${parameters}) {}`);
  return found.map(({ name, hint, value }) => {
    const type = hint.type === 'choices' ? hint.choices.map((choice) => JSON.stringify(choice)).join(' | ') : hint.type;
    return `${name}: ${type}${value === undefined ? '' : ` = ${JSON.stringify(value)}`}`;
  });
}

describe('the function that a paste offers', () => {
  test.each([
    ['the default export', 'function a() {}\nexport default function b() { return 1; }', 'b', 'default'],
    [
      'an anonymous default export',
      'function a() {}\nexport default async function* () { yield 1; }',
      'default',
      'default',
    ],
    ['a default arrow function', 'export default async (n: number) => n;', 'default', 'default'],
    [
      'a default function with a cast',
      'export default (((n: number) => n) satisfies object as any);',
      'default',
      'default',
    ],
    ['a function that is exported by its name', 'const a = () => 1, b = () => 2;\nexport default b;', 'b', 'default'],
    [
      'a function that is exported in a list',
      'function a() {}\nfunction b() {}\nexport { a, b as default };',
      'b',
      'default',
    ],
    [
      'the only function',
      'const start = 0;\nfunction* count(n: number) { yield start; }\nclass A { m() {} }',
      'count',
      '__yc_count',
    ],
    ['the only function, an arrow', 'let count = async (n: number) => n // a comment', 'count', '__yc_count'],
    ['the only function, an expression', 'var count: Function = (async function* inner(n) {})', 'count', '__yc_count'],
    [
      'the only function with a body',
      'function f(a: string): void;\nfunction f(a: number): void;\nfunction f(a: unknown) {}\ndeclare function g(): void;',
      'f',
      '__yc_f',
    ],
    ['the only exported function', 'function a() {}\nexport function b() {}', 'b', 'b'],
    ['the only exported function, in a list', 'function a() {}\nfunction b() {}\nexport { b as c };', 'b', 'c'],
    ['the only generator', 'const a = () => {};\nfunction* b() {}\nasync function c() {}', 'b', '__yc_b'],
    [
      'the only function though another is nested',
      'function a() { function b() {} return () => b; }\nif (1) { function c() {} }',
      'a',
      '__yc_a',
    ],
    ['a function beside a default that is none', 'function a() {}\nexport default 5;', 'a', '__yc_a'],
    [
      'a function beside an app in a comment',
      '/*\nexport default yc.Interface({});\n*/\nfunction a() {}',
      'a',
      '__yc_a',
    ],
    ['a function whose exported name is taken', 'const __yc_a = 1;\nfunction a() {}', 'a', '__yc_a_'],
    ['a function with an odd name', 'function* größe$() {}', 'größe$', '__yc_größe$'],
  ])('is %s', async (_, code, name, exportName) => {
    const program = await compileToProgram(code);
    expect(program.bare).toMatchObject({ name, exportName });
    expect(program.bareProblem).toBeUndefined();
    expect((await run(program))[exportName]).toBeTypeOf('function');
  });

  test('is found in a file that TypeScript itself transpiles', async () => {
    const program = await compileToProgram(
      'namespace N { export const a = 1 }\nfunction f(n: number) { return N.a + n; }',
    );
    const { __yc_f: f } = await run(program);
    expect((f as (n: number) => number)(2)).toBe(3);
  });

  test('is not looked for when the entry is plainly an app', async () => {
    const program = await compileToProgram(`
      import * as yc from 'yieldcast';
      function fn() {}
      export default yc.Interface({ fn });`);
    expect(program).not.toHaveProperty('bare');
    expect(program).not.toHaveProperty('bareProblem');
  });

  test('may be missing', async () => {
    expect(await compileToProgram('const a = 1;')).toMatchObject({
      bareProblem: {
        message: expect.stringMatching(/^There is no function to run\. Write one, for example: function\* /),
      },
    });
    expect((await compileToProgram('')).bareProblem?.message).toMatch(/^There is no function to run/);
  });

  test.each([
    ['function a() {}\n\nasync function b() {}', 'a, b', 3, 16],
    ['export const a = () => {}, b = () => {};\nfunction c() {}', 'a, b', 1, 28],
    ['function a() {}\nfunction* b() {}\nfunction* c() {}', 'b, c', 3, 11],
  ])('may be one of several: %s', async (code, names, line, column) => {
    expect((await compileToProgram(code)).bareProblem).toEqual({
      message: `There are several functions that could be run: ${names}. Put \`export default\` before the one to run.`,
      location: { file: 'main.ts', line, column },
    });
  });

  test.each([
    [
      "function f({ a = 80, b: c = 'x' } = {}) {}",
      [
        { key: 'a', name: 'a', hint: { type: 'number' }, value: 80 },
        { key: 'b', name: 'b', hint: { type: 'string' }, value: 'x' },
      ],
    ],
    [
      "interface O { a: number; kind?: 'x' | 'y' }\nfunction f({ a = 1, kind }: O) {}",
      [
        { key: 'a', name: 'a', hint: { type: 'number' }, value: 1 },
        { key: 'kind', name: 'kind', hint: { type: 'choices', choices: ['x', 'y'] }, optional: true },
      ],
    ],
    ['type O = { on: boolean };\nfunction f(o: O) {}', [{ key: 'on', name: 'on', hint: { type: 'boolean' } }]],
  ])('are the parts of one that is taken apart, or whose type tells them: %s', async (code, fields) => {
    const { bare } = await compileToProgram(code);
    expect(bare?.parameters).toEqual([expect.objectContaining({ fields })]);
  });

  test('may stay empty where they are optional or their default is computed, and be lists', async () => {
    const code =
      'const a = 2;\nfunction f(count?: number, size = a * 2, xs: number[] = [3, 1], progress = yc.Progress()) {}';
    const { bare } = await compileToProgram(code);
    expect(bare?.parameters).toEqual([
      { name: 'count', hint: { type: 'number' }, optional: true },
      { name: 'size', hint: { type: 'number' }, optional: true },
      { name: 'xs', hint: { type: 'list', of: 'number' }, value: '3, 1' },
      { name: 'progress', hint: { type: 'unknown' }, unasked: true },
    ]);
  });

  test('that are functions are told what to write instead', async () => {
    const { bareProblem } = await compileToProgram('export default function f(tell: (n: number) => void) { tell(1); }');
    expect(bareProblem?.message).toContain('write `yield value` where it calls `tell(value)`');
    expect(bareProblem?.decides).toBe(true);
  });

  test.each([
    ['function f(a: number, [b] = [1]) {}', 23, 'an array that is taken apart'],
    ['function f(a: number, ...rest: number[]) {}', 23, 'a rest parameter'],
  ])('may take what no input gives: %s', async (code, column, word) => {
    const { bare, bareProblem } = await compileToProgram(code);
    expect(bare).toBeUndefined();
    expect(bareProblem?.message).toMatch(new RegExp(`^f: no input can be made for ${word}\\.`));
    expect(bareProblem?.location).toEqual({ file: 'main.ts', line: 1, column });
  });
});

describe('what is known of a parameter', () => {
  test.each([
    ['a: number, b: string, c: boolean', ['a: number', 'b: string', 'c: boolean']],
    ['a: File, b: Blob, c: File | Blob | null', ['a: file', 'b: file', 'c: file']],
    ['a: ImageData, b?: ImageBitmap | ImageData', ['a: image', 'b: image']],
    [`a: 'x' | "y", b: 1 | -2 | 'c', c: true | false`, ['a: "x" | "y"', 'b: 1 | -2 | "c"', 'c: boolean']],
    [`a?: number | undefined, b: null | string, c: (('x') | undefined)`, ['a: number', 'b: string', 'c: "x"']],
    [`a: 'x' | string, b: 1 | number, c: 'x' | number`, ['a: string', 'b: number', 'c: unknown']],
    ['a: object[], b: { x: { y: 1 } }[], c: [number]', ['a: unknown', 'b: unknown', 'c: unknown']],
    ['this: Window, a: number', ['a: number']],
    [
      'a = 5, b = -2.5, c = "x", d = true, e = `y`',
      ['a: number = 5', 'b: number = -2.5', 'c: string = "x"', 'd: boolean = true', 'e: string = "y"'],
    ],
    [
      `a = 1_000, b = 0xff, c = 5n, d = 1 + 1, e = 'it\\'s\\n\\u{1f600}', f = \`\${1}\``,
      ['a: number = 1000', 'b: number = 255', 'c: unknown', 'd: unknown', 'e: string = "it\'s\\n😀"', 'f: unknown'],
    ],
    [`mode: 'a' | 'b' = 'b', n: any = 3, text: unknown`, ['mode: "a" | "b" = "b"', 'n: number = 3', 'text: string']],
    [
      'steps, maxSteps, num_steps, prompt, photo, files, isBig, whatever',
      [
        'steps: number',
        'maxSteps: number',
        'num_steps: number',
        'prompt: string',
        'photo: image',
        'files: file',
        'isBig: boolean',
        'whatever: unknown',
      ],
    ],
    ['a: number, // one\n /* two */ b: string', ['a: number', 'b: string']],
    [
      'n: Elsewhere, x: Elsewhere.Type, constructor, __proto__',
      ['n: number', 'x: number', 'constructor: unknown', '__proto__: unknown'],
    ],
  ])('%s', async (parameters, expected) => {
    expect(await hints(parameters)).toEqual(expected);
  });

  test('type aliases are looked up', async () => {
    const aliases = `type Mode = 'a' | Other;\nexport type Other = ('b' | null);\ntype Count = number;\ntype Loop = Loop | Pool;\ntype Pool = Loop;\ntype G<T> = T;`;
    expect(await hints('a: Mode, b: Count, c: Loop, d: G<1>, e: Mode | 3', aliases)).toEqual([
      'a: "a" | "b"',
      'b: number',
      'c: unknown',
      'd: unknown',
      'e: "a" | "b" | 3',
    ]);
  });

  test('JSDoc tells types and texts', async () => {
    const code = `
      /** @typedef {string} Nothing */

      /**
       * Counts up, e.g. to ten. And then some.
       * More of it.
       *
       * @param {number} upTo - Where to end,
       *   exclusively.
       * @param {'up'|'down'} [way='up'] Which way.
       * @param {?boolean} quick
       * @param {string=} label
       * @param text Some {braces} and @signs.
       * @param {Mode} mode
       * @returns {number}
       */
      export const count = function* (upTo, way, quick, label, text, mode, x = 'default', n) {};
      type Mode = 'a' | 'b';`;
    expect(await signature(code)).toEqual({
      name: 'count',
      exportName: 'count',
      description: 'Counts up, e.g. to ten.',
      parameters: [
        { name: 'upTo', hint: { type: 'number' }, description: 'Where to end, exclusively.' },
        { name: 'way', hint: { type: 'choices', choices: ['up', 'down'] }, description: 'Which way.' },
        { name: 'quick', hint: { type: 'boolean' } },
        { name: 'label', hint: { type: 'string' } },
        { name: 'text', hint: { type: 'string' }, description: 'Some {braces} and @signs.' },
        { name: 'mode', hint: { type: 'choices', choices: ['a', 'b'] } },
        { name: 'x', hint: { type: 'string' }, value: 'default' },
        { name: 'n', hint: { type: 'number' } },
      ] satisfies { name: string; hint: TypeHint; value?: unknown; description?: string }[],
    });
  });

  test('a comment that is not the function’s own is not taken for it', async () => {
    expect(await signature('/** Of a. */\nconst a = 1;\nfunction f() {}')).not.toHaveProperty('description');
    expect(await signature('/* Plain. */\nfunction f() {}')).not.toHaveProperty('description');
    expect(await signature('/** Adds. */ export default (a, b) => a + b')).toMatchObject({ description: 'Adds.' });
  });
});
