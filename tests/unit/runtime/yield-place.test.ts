import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createCompiler } from '../../../src/compiler';
import { positionAt } from '../../../src/compiler/positions';
import { problemOf } from '../../../src/host/problem';
import type { Compiler, Fault, Kind, Location } from '../../../src/protocol';
import { createPair } from './pair';

const here = '▶';

let pair: ReturnType<typeof createPair>;
let compiler: Compiler;
beforeEach(() => {
  pair = createPair();
  compiler = createCompiler();
});
afterEach(() => pair.close());

/** Compiles, loads and runs a sketch; tells how it failed, and where the mark stands. */
async function fail(source: string, kinds: Kind[] = ['number'], others: Record<string, string> = {}) {
  let expected: Location | undefined;
  const files = Object.fromEntries(
    Object.entries({ 'main.ts': source, ...others }).map(([file, text]) => {
      const offset = text.indexOf(here);
      if (offset !== -1) expected = { file, ...positionAt(text, offset) };
      return [file, text.replace(here, '')];
    }),
  );
  const compilation = await compiler.compile({ entry: 'main.ts', files });
  if (!compilation.ok) throw new Error(JSON.stringify(compilation.problems));
  await pair.sandbox.load(compilation.program);
  return { fault: await runAgain(kinds), expected };
}

async function runAgain(kinds: Kind[] = ['number']): Promise<Fault> {
  const { outcome } = await pair.start(kinds).ended;
  if (typeof outcome === 'string' || outcome.type !== 'failed') throw new Error(JSON.stringify(outcome));
  return outcome.fault;
}

const app = (fn: string, outputs = 'yc.Number()') =>
  `import * as yc from 'yieldcast'; export default yc.Interface({ outputs: ${outputs}, fn: ${fn} });`;

describe('a value that is refused leads to its own yield', () => {
  const refused: [string, string][] = [
    ['the second of two', `function* () {\n  yield 1;\n  ▶yield 'two';\n  yield 3;\n}`],
    ['the second on a line with types', `function* (a: number = 1) { yield a as number; ▶yield <any>'two'; yield 3; }`],
    ['NaN', 'function* () { yield 1; const a: number = 0; if (a === 0) { ▶yield a / 0 - a / 0; } }'],
    ['in a loop', 'function* () { for (const a of [1, 2, "three"] as number[]) ▶yield a; }'],
    ['after await', `async function* () { yield 1; await yc.sleep(0); ▶yield (await Promise.resolve('two')) as any; }`],
    [
      'of an object made of others',
      'async function* (): AsyncGenerator { yield 1; ▶yield { a: yield 2, b: [await 3] }; }',
    ],
    [
      'in a nested generator',
      'function* () { yield 1; yield* (function* (): any { yield 2; yield* (function* () { ▶yield [] })(); yield 4; })(); yield 5; }',
    ],
    [
      'made of what other generators yield',
      `async function* () { const of = async function* (): any { yield 1; yield 'two' }; for await (const a of of()) ▶yield a as any; }`,
    ],
    ['a promise, once it is kept', `async function* () { yield 1; ▶yield new Promise(r => setTimeout(r, 5, 'two')) }`],
    ['without a value', 'function* () { yield 1; ▶yield; }'],
    ['returned', `function* (): any { yield 1; if (1 as any) { ▶return 'two' as string; } }`],
    ['of a generator that a function gives', `() => (function* (): any { yield 1; ▶yield 'two'; })()`],
    ['caught before it leaves', `function* () { try { ▶yield 'two'; } catch { yield 3 } finally { yield 'four'; } }`],
  ];
  test.each(refused)('%s', async (_name, fn) => {
    const { fault, expected } = await fail(app(fn));
    expect(fault.name).toBe('Refusal');
    expect(fault.at).toEqual(expected);
    const { message, location } = await problemOf(fault, compiler);
    // Advice may follow.
    expect(message.startsWith(fault.message)).toBe(true);
    expect(location).toEqual(expected);
  });

  test('for the wrong number of values, and for one that cannot leave the sandbox', async () => {
    const two = '[yc.JSON(), yc.JSON()]';
    const few = await fail(app('function* () { yield [1, 2]; yield yc.skip; ▶yield [3]; }', two), ['json', 'json']);
    expect(few.fault.message).toContain('There are 2 outputs, but yield 3 has 1 value');
    expect(few.fault.at).toEqual(few.expected);
    const method = await fail(app('function* () { yield [1, 2]; ▶yield [3, { draw() {} }]; }', two), ['json', 'json']);
    expect(method.fault.message).toContain('cannot leave the sandbox');
    expect(method.fault.at).toEqual(method.expected);
  });

  test('in another file, with a name of any letters', async () => {
    const { fault, expected } = await fail(
      `import { other } from './a b/"ü": 1:2.ts';\n${app('function* () { yield 1; yield* other(); }')}`,
      ['number'],
      { 'a b/"ü": 1:2.ts': `type A = number;\nexport function* other(): Generator<A> { ▶yield 'two' as any; }` },
    );
    expect(fault.at).toEqual(expected);
  });

  test('in a bare paste', async () => {
    const { fault, expected } = await fail(`function* count() { yield 1; ▶yield Number.NaN; }`, ['auto']);
    expect(fault.at).toEqual(expected);
  });

  test('in code that only TypeScript itself can transpile', async () => {
    const { fault, expected } = await fail(
      `const d = (x: any, _: unknown) => x;\n@d class A { @d *m(x: number): any { yield x;  ▶yield 'x' + x; } }\n${app('() => new A().m(1)')}`,
    );
    expect(fault.at).toEqual(expected);
  });
});

describe('no place is told', () => {
  const placeless: [string, string][] = [
    ['for what a plain function returns', `() => { [...(function* () { yield 'two' })()]; return 'two'; }`],
    ['for what a yield* takes from an array', `function* () { yield 1; yield* ['two']; }`],
    ['for what an iterator of their own gives', `() => ({ next: () => ({ value: 'two' }), [Symbol.iterator]() {} })`],
    [
      'that is forged',
      `() => ({ next: () => ({ value: globalThis.__yieldcastAt('a', '1:1 other.ts') }), [Symbol.iterator]() {} })`,
    ],
    [
      'that is no text',
      `() => ({ next: () => ({ value: globalThis.__yieldcastAt('a', { toString() { throw 1 } }) }), [Symbol.iterator]() {} })`,
    ],
    [
      'that no editor has',
      `() => ({ next: () => ({ value: globalThis.__yieldcastAt('a', '0:1 main.ts') }), [Symbol.iterator]() {} })`,
    ],
  ];
  test.each(placeless)('%s', async (_name, fn) => {
    const { fault } = await fail(app(fn));
    expect(fault.name).toBe('Refusal');
    expect(fault).not.toHaveProperty('at');
  });

  test('for a later run by the place of an earlier one', async () => {
    const { fault, expected } = await fail(
      app(`(() => { let run = 0; return () => run++ === 0 ? (function* () { ▶yield 'two'; })() : 'two'; })()`),
    );
    expect(fault.at).toEqual(expected);
    expect(await runAgain()).not.toHaveProperty('at');
  });

  test('for an error of the author’s own, which has its frames', async () => {
    const { fault, expected } = await fail(
      app(
        `function* () { yield 1 as number; throw ▶Object.assign(new Error(), { name: 'Refusal', at: { file: 'main.ts', line: 1, column: 1 } }); }`,
      ),
    );
    expect(fault).not.toHaveProperty('at');
    expect((await problemOf(fault, compiler)).location).toMatchObject({ file: 'main.ts', line: expected?.line });
  });
});
