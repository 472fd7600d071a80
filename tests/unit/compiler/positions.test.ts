import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createCompiler } from '../../../src/compiler';
import { applyEdits, offsetBeforeEdits, positionAt } from '../../../src/compiler/positions';
import type { Location } from '../../../src/protocol';
import { run, sketch } from './sandbox';

const here = '▶';

/** Runs a sketch that throws, and finds the author's position of the innermost frame in one of its files. */
async function thrownAt(files: Record<string, string>): Promise<Location> {
  const compiler = createCompiler();
  const compilation = await compiler.compile(sketch(files));
  if (!compilation.ok) throw new Error(JSON.stringify(compilation.problems));
  try {
    const { default: start } = await run(compilation.program);
    if (typeof start === 'function') await start();
  } catch (error) {
    const frame = /([\w./%-]+\.[jt]s):(\d+):(\d+)/.exec(error instanceof Error ? (error.stack ?? '') : '');
    if (frame === null) throw error;
    return compiler.locate({ file: frame[1] ?? '', line: Number(frame[2]), column: Number(frame[3]) });
  }
  throw new Error('The sketch threw nothing.');
}

/** Takes the marks out of the files and tells where the mark stood. */
function marked(files: Record<string, string>): { files: Record<string, string>; place: Location | undefined } {
  let place: Location | undefined;
  const plain = Object.entries(files).map(([file, source]) => {
    const offset = source.indexOf(here);
    if (offset !== -1) place = { file, ...positionAt(source, offset) };
    return [file, source.replace(here, '')];
  });
  return { files: Object.fromEntries(plain), place };
}

describe('locate', () => {
  test.each([
    ['after types on the line', `const a: number = 1, b = a as unknown as Array<string>; b.▶map((x: string) => x);`],
    ['after an import that became a URL', `import { b } from './b'; import * as yc from 'yieldcast'; ▶b(yc as any);`],
    ['in a function with a type predicate', `function f(x: unknown): x is string { throw ▶new Error(); }\nf(1);`],
    [
      'in a generic arrow function',
      `const f = async <T,>(x: T): Promise<T> => { throw ▶new Error(); };\nawait f<number>(1);`,
    ],
    ['in a method with overloads', `class A {\n  m(): void;\n  m(x?: number): void { null!.▶x; }\n}\nnew A().m();`],
    ['after a parameter property', `class A { constructor(private readonly x: number, y = null!.▶z) {} }\nnew A(1);`],
    ['after an interface of many lines', `interface A {\n  b: number;\n  c(): void;\n}\nlet a: A | undefined;  a!.▶b;`],
    ['after an enum', `enum E { A, B = 'b', C = 3 } const e: E = E.A; throw ▶new Error(e + '');`],
    ['beside a computed import', `const n: string = './c'; await import(n); await import(n + ''), null!.▶x;`],
    ['within a computed import', `await import(null!.▶x as string);`],
    ['in a template', 'const s: string = `\n\n ${(1 as number)} ${null!.▶x}`;'],
    ['after templates with empty parts', 'const s: string = `${1 as any}${2}`, t: string = ``; (s as any).▶x();'],
    ['behind tabs and wide characters', `const s: string = '😀ä';\t\tconst t: string = s; null!.▶x;`],
    ['after carriage returns', `const a: number = 1;\r\nlet b: string;\r\n  null!.▶x;\r\n`],
    ['after a line separator in a string', `const a: string = '\u2028\u2029';\nconst b: number = null!.▶x;`],
    ['after satisfies and non-null assertions', `const a = { b: null } satisfies object; a.b!.▶c;`],
    ['behind a cast in angle brackets', `let a: number = 1; throw <any>▶new Error();`],
    [
      'in an abstract class',
      `abstract class A { abstract x: number; declare y: string; z = null!.▶b; }\nnew (A as any)();`,
    ],
    [
      'in a namespace',
      `namespace N {\n  export const a = 1;\n  export const f = (): never => { throw ▶new Error(); };\n}\nN.f();`,
    ],
    [
      'after a decorator',
      `const d = (x: any, _: unknown) => x;\n@d class A {\n  @d m(x: number): void { throw ▶new Error(); }\n}\nnew A().m(1);`,
    ],
    ['in another file', `import { thrower } from './lib/thrower';\n\nthrower();`],
    ['in the function that is run', `\nexport default function f(): void {\n  null!.▶x;\n}`],
  ])('finds an error %s', async (_, source) => {
    const inOther = source.includes(here) ? '' : here;
    const { files, place } = marked({
      'main.ts': source,
      'b.ts': 'export const b = 5;',
      'c.ts': 'export {};',
      'lib/thrower.ts': `type A = 1;\nexport const thrower = (a?: A): void => { throw ${inOther}new Error(); };`,
    });
    expect(await thrownAt(files)).toEqual(place);
  });

  test('counts a lone carriage return as the end of a line, as editors do', async () => {
    const place = { file: 'main.ts', line: 2, column: 9 };
    expect(await thrownAt({ 'main.ts': `const a: number = 1;\r  null!.x;` })).toEqual(place);
  });

  test('knows files by the names that engines give them', async () => {
    const compiler = createCompiler();
    await compiler.compile(sketch({ 'main.ts': "import './a b/ä.ts';", 'a b/ä.ts': 'const a: number = 1; a();' }));
    const place = { file: 'a%20b/ä.ts', line: 1, column: 14 };
    expect(compiler.locate(place)).toEqual({ file: 'a b/ä.ts', line: 1, column: 22 });
  });

  test('finds an error after any mixture of types, on one line or many', async () => {
    const snippets = [
      'type A1 = { a: string; b?: number };',
      'interface B1 extends Object { c(): void }',
      'let c1: Map<string, Array<number>> | undefined;',
      'const d1 = <T extends object>(x: T, y?: number): x is T => !!x;',
      'enum E1 { A, B = 2 }',
      'abstract class F1<T> { protected constructor(public readonly a: number, b?: T) {} abstract g(): void }',
      'function h1(this: void, a: string, ...b: number[]): asserts a {}',
      'const i1 = (5 as unknown as string)! satisfies string;',
      "import { type J1 } from './b';",
      "import * as k1 from './b'; k1.b;",
      'declare const l1: number; declare function m1(): void;',
      'async function* n1(a: number): AsyncGenerator<number, void> { yield a as number; }',
      'const o1: { [key: string]: number } = { "a": 1 }, p1 = `${o1 as any}`;',
      "export const q1 = () => import('./c' as string);",
      '/* a comment: string */',
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(snippets),
        fc.array(fc.constantFrom(' ', '\n', '\r\n', '\n\n\t'), { minLength: 20, maxLength: 20 }),
        async (chosen, gaps) => {
          const source = `${chosen.map((snippet, index) => snippet + gaps[index]).join('')}throw ${here}new Error();`;
          const { files, place } = marked({ 'main.ts': source, 'b.ts': 'export const b = 1;', 'c.ts': '' });
          expect(await thrownAt(files)).toEqual(place);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('answers with the place itself for a file that it has not made', () => {
    const place = { file: '__proto__', line: 3, column: 4 };
    expect(createCompiler().locate(place)).toEqual(place);
  });
});

test('a position in edited text leads back to the text before', () => {
  const code = 'ab "c" d\nef "g" h';
  const edits = [
    { start: 4, end: 5, text: 'longer' },
    { start: 13, end: 14, text: '' },
  ];
  const edited = applyEdits(code, edits);
  expect(edited).toBe('ab "longer" d\nef "" h');
  const back = (line: number, column: number) => code.slice(offsetBeforeEdits(code, edits, { line, column }));
  expect(back(1, 2)).toBe('b "c" d\nef "g" h');
  expect(back(1, 7)).toBe('c" d\nef "g" h');
  expect(back(1, 13)).toBe('d\nef "g" h');
  expect(back(2, 7)).toBe('h');
});
