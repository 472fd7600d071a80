import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { createCompiler } from '../../../src/compiler';
import { positionAt } from '../../../src/compiler/positions';
import { type Location, noteYieldName, parsePlace } from '../../../src/protocol';
import { run, sketch } from './sandbox';

/** Stands before each keyword whose place is to be noted, in the order in which they run. */
const here = '▶';
/** Stands where an error is thrown. */
const thrower = '✗';

type Driven = {
  /** What it gave, and its return value. */
  values: unknown[];
  places: (Location | undefined)[];
  /** What was passed on with each place. */
  noted: unknown[];
  thrownAt?: Location;
};

afterEach(() => Reflect.deleteProperty(globalThis, noteYieldName));

/** Compiles a sketch and runs the generator that it exports to its end; each step is handed what `send` makes of it. */
async function drive(files: Record<string, string>, send: (value: unknown) => unknown = () => {}): Promise<Driven> {
  const compiler = createCompiler();
  const compilation = await compiler.compile(sketch(files));
  if (!compilation.ok) throw new Error(JSON.stringify(compilation.problems));
  const driven: Driven = { values: [], places: [], noted: [] };
  Reflect.set(globalThis, noteYieldName, (value: unknown, place: unknown) => {
    driven.noted.push(value);
    driven.places.push(parsePlace(place));
    return value;
  });
  try {
    const { default: start } = await run(compilation.program);
    if (typeof start !== 'function') throw new Error('The sketch exports no function.');
    const generator: AsyncGenerator = start();
    for (let step = await generator.next(); ; step = await generator.next(send(step.value))) {
      if (!step.done || step.value !== undefined) driven.values.push(step.value);
      if (step.done) return driven;
    }
  } catch (error) {
    const frame = /([\w./%-]+\.[jt]s):(\d+):(\d+)/.exec(error instanceof Error ? (error.stack ?? '') : '');
    if (frame === null) throw error;
    const place = { file: frame[1] ?? '', line: Number(frame[2]), column: Number(frame[3]) };
    return { ...driven, thrownAt: await compiler.locate(place) };
  }
}

/** Takes the marks out of the files, and tells where they stood. */
function marked(files: Record<string, string>): {
  files: Record<string, string>;
  yields: Location[];
  thrown: Location | undefined;
} {
  const yields: Location[] = [];
  let thrown: Location | undefined;
  const plain = Object.entries(files).map(([file, source]) => {
    let rest = source;
    for (let at = rest.search(/[▶✗]/); at !== -1; at = rest.search(/[▶✗]/)) {
      const mark = rest[at];
      rest = rest.slice(0, at) + rest.slice(at + 1);
      const place = { file, ...positionAt(rest, at) };
      if (mark === here) yields.push(place);
      else thrown = place;
    }
    return [file, rest];
  });
  return { files: Object.fromEntries(plain), yields, thrown };
}

describe('each yield notes its own place', () => {
  const forms: [string, string, unknown[]][] = [
    ['of several on a line', '▶yield 1; ▶yield 2; ▶yield 3', [1, 2, 3]],
    [
      'without a space before its value',
      '▶yield[1];▶yield(2);▶yield`3`;▶yield"4";▶yield/5/.source',
      [[1], 2, '3', '4', '5'],
    ],
    ['behind types', `const a: number = 1 as number, b: Map<string, number> = new Map(); ▶yield a as number`, [1]],
    [
      'with types in its value',
      `const a = 1; ▶yield <any>a; ▶yield a! satisfies number; ▶yield (a as unknown) as string`,
      [1, 1, 1],
    ],
    ['with a comma behind it', '▶yield 1, 2; ▶yield (3, 4)', [1, 4]],
    [
      'with operators that bind looser',
      'let b = 0; ▶yield b ? 1 : 2; ▶yield b ?? 3; ▶yield b = 4; ▶yield b + 1',
      [2, 0, 4, 5],
    ],
    [
      'with a function for its value',
      'const f = (▶yield ((x: number) => x + 1)) ?? 5; ▶yield f',
      [expect.any(Function), 5],
    ],
    ['in a template', 'const s: string = `a${▶yield 1}\\n${[▶yield 2, `${▶yield 3}`]}`;', [1, 2, 3]],
    ['as a part of expressions', 'const a = [▶yield 1, { b: ▶yield 2 }]; a.at(▶yield 3) ? 1 : ▶yield 4', [1, 2, 3, 4]],
    ['with comments', '▶yield /* a, */ 1 // b\n  ▶yield (2 /* c */) /* d */ // )', [1, 2]],
    [
      'without a value',
      '▶yield; yield\n[1].at(0); ▶yield\nlet a = yield\n+1; a = (▶yield\n)\n',
      Array(5).fill(undefined),
    ],
    ['behind wide characters and tabs', `const s: string = '😀ä';\t\t▶yield s`, ['😀ä']],
    ['over several lines', '▶yield (\n  1\n  + 1\n); /* \n */ ▶yield 3', [2, 3]],
    [
      'among types that hold the word',
      `type T = 'yield'; /* yield */ ▶yield 1; let t: 'yield' | 'return'; ▶yield 2`,
      [1, 2],
    ],
    ['after await', 'const a: number = await Promise.resolve(1); ▶yield a; await null; ▶yield a + 1', [1, 2]],
    ['in a catch with a type', 'try { throw [1][0] } catch (e: unknown) { ▶yield e as number }', [1]],
    ['and so does a return', 'try { ▶yield 1; ▶return 2 as number, 3; } finally { await null }', [1, 3]],
  ];
  test.each(forms)('%s', async (_name, body, values) => {
    const { files, yields } = marked({
      'main.ts': `export default async function* (): AsyncGenerator<any> {\n${body}\n}`,
    });
    const driven = await drive(files);
    expect(driven.values).toEqual(values);
    expect(driven.places).toEqual(yields);
  });

  test('which comes when its value is made, and after what that yields itself', async () => {
    const source = 'export default function* (): any { ▶yield (▶yield ▶yield 1) + (▶yield* [9]); }';
    const { files } = marked({ 'main.ts': source.replace('▶yield*', 'yield*') });
    const driven = await drive(files, (value) => Number(value) * 10);
    expect(driven.values).toEqual([1, 10, 9, Number.NaN]);
    expect(driven.noted).toEqual([1, 10, Number.NaN]);
    expect(driven.places.map((place) => place?.column)).toEqual([49, 43, 36]);
  });

  test('in its own file and function, through yield*', async () => {
    const { files, yields } = marked({
      'lib/b.ts': 'export function* b(n: number): Generator<number> { if (n as any) { ▶yield n; } }',
      'main.ts': `import { b } from './lib/b';
const c = { async *c(x: number) { const y: number = yield* b(x); ▶yield y ?? 2; } };
export default async function* () { yield* c.c(1); await null; ▶yield 3; }`,
    });
    expect(await drive(files)).toEqual({ values: [1, 2, 3], noted: [1, 2, 3], places: yields });
  });

  test('in code that only TypeScript itself can transpile', async () => {
    const { files, yields } = marked({
      'main.ts': `const d = (x: any, _: unknown) => x;
@d class A { @d *m(x: number): Generator<number> { const y: number = x; ▶yield y; ▶yield (y as number) + 1; } }
namespace N { export function* n(): Generator<number> { ▶yield 3 } }
export default function* (): Generator<number> { yield* new A().m(1); yield* N.n(); ▶yield 4 as number; }`,
    });
    expect(await drive(files)).toMatchObject({ values: [1, 2, 3, 4], places: yields });
  });

  test('beside imports that become URLs', async () => {
    const source = `export default async function* () { ▶yield (await import('./b')).b; ▶yield (await import((▶yield 5) + 'b')).b }`;
    const { files, yields } = marked({ 'main.ts': source, 'b.ts': 'export const b = 1;' });
    const driven = await drive(files, () => './');
    expect(driven.values).toEqual([1, 5, 1]);
    expect(driven.places).toEqual([yields[0], yields[2], yields[1]]);
  });
});

test('what may be no yield is left alone', async () => {
  const compiler = createCompiler();
  const codeOf = async (source: string) => {
    const compilation = await compiler.compile(sketch(source));
    return compilation.ok ? compilation.program.modules['main.ts'] : undefined;
  };
  for (const source of [
    'export const a = "yield 1", b = `yield 2`, c = /yield 3/, d = { yield: 4 }, e = d.yield; // yield 5',
    'function* a() { yield* [1]; return; }',
    'function a() { yield 1 }',
    'function* a() { yield 1; let b, b; }',
    'function* a(b = yield 1) {}',
    'function* __yieldcastAt() { yield 1; }',
  ]) {
    expect(await codeOf(source)).not.toContain('__yieldcastAt(1');
    expect(await codeOf(source)).not.toContain('main.ts:1:');
  }
  expect(await compiler.check(sketch('function* a() {\n  yield 1; yield 2 3;\n}'))).toEqual([
    { message: '`;` is missing before `3`.', location: { file: 'main.ts', line: 2, column: 20 } },
  ]);
});

describe('positions of errors on lines with yields', () => {
  test.each([
    ['before one', `const a: any = null; a.✗b; yield a as number;`],
    ['behind one', `const a: any = null; ▶yield 1 as number; a.✗b;`],
    ['within its value', `const a: any = null; ▶yield 1 as any; yield [a as any, a.✗b];`],
    ['at the start of its value', `yield ✗missing as number;`],
    ['between nested ones', `const a: any = null; yield [▶yield 1 as number, a.✗b, yield 2];`],
    ['behind several that end at once', `const a: any = null; ▶yield ▶yield ▶yield 1 as number; a.✗b;`],
    ['behind one without a value', `const a: any = null; ▶yield; a.✗b`],
    ['behind a return in a branch', `const a: any = null; if (a) return 1 as number; else a.✗b`],
    [
      'beside a dynamic import',
      `const a: any = null; ▶yield await import('./b'); await import((a ?? './') + 'b'), a.✗b;`,
    ],
  ])('%s', async (_name, body) => {
    const source = `export default async function* (): any {\n${body}\n}`;
    const { files, thrown } = marked({ 'main.ts': source, 'b.ts': '', null: '' });
    expect((await drive(files)).thrownAt).toEqual(thrown);
  });

  test('any mixture of yields, types and line ends', async () => {
    const snippets = [
      '▶yield 1;',
      '▶yield <any>v as number;',
      'type A = "yield"; interface B { yield: number }',
      'const c: number | undefined = ▶yield v as any;',
      'const d = `${▶yield 1}${(▶yield v) as string}`;',
      'for (const e of [1, 2] as number[]) if (e > 1) { ▶yield e as number }',
      'const f = ((x: number): number => { return x })(▶yield* [3] as any);'.replace('▶', ''),
      'yield* (function* (this: void): Generator<number> { ▶yield 4; ▶yield 5 as number; })();',
      '▶yield (v as any) ? 1 : [2 as number];',
      '▶yield;',
      'enum G { yield, A = 2 } ▶yield G.A;',
      'await (null as Promise<number> | null); const h: string = "▶".length ? "" : "";'.replace('▶', ''),
      '/* yield 1 */ const i: /* yield */ number = 1; // yield 2\n',
      "▶yield (await import('./b' as string)) as typeof b;",
      'switch (v as number) { default: ▶yield v! }',
      'const j = class<T> { *k(a: T): Generator<T> { ▶yield a; } }; yield* new j<number>().k(1 as number);',
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(snippets),
        fc.array(fc.constantFrom(' ', '\n', '\r\n', '\n\n\t'), { minLength: 20, maxLength: 20 }),
        async (chosen, gaps) => {
          const body = chosen.map((snippet, index) => snippet + gaps[index]).join('');
          const { files, yields, thrown } = marked({
            'main.ts': `import * as b from './b'; export default async function* (v: number = 7): any { ${body}throw ${thrower}new Error(); }`,
            'b.ts': 'export const b = 1;',
          });
          const driven = await drive(files);
          expect(driven.places.map(order)).toEqual(yields.map(order));
          expect(driven.thrownAt).toEqual(thrown);
        },
      ),
      { numRuns: 100 },
    );
  });
});

function order(place: Location | undefined): string {
  return `${place?.file}:${place?.line}:${place?.column}`;
}
