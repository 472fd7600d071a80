import { describe, expect, test } from 'vitest';
import { createCompiler } from '../../../src/compiler';
import { compileToProgram, describeProblems, problemsIn, run, sketch } from './sandbox';

const constants = (count: number) => Array.from({ length: count }, (_, index) => `const v${index} = 1;`).join('\n');

const generators = (count: number) =>
  Array.from({ length: count }, (_, index) => `function* g${index}(n: number) {\n  yield n;\n}`).join('\n');

/** Enough code of every kind for the compiler to read only an outline of it. */
const filler = [
  constants(1000),
  'const list = [\n  1,\n  2,\n];',
  'class Words {\n  first(n: number) { return n; }\n}',
  ...Array.from(
    { length: 300 },
    (_, index) => `if (v${index} > 2) {\n  console.log("text with function* no(n) {}");\n}`,
  ),
].join('\n');

describe('a function in long code', () => {
  const cases = [
    '/** Counts. */\nfunction* count(n: number, word = "a") {\n  yield n;\n}',
    "type Size = 'small' | 'large';\nexport default async function* draw(size: Size) {\n  yield size;\n}",
    'export const ask = (\n  question: string,\n  loud?: boolean,\n) => {\n  return question;\n};',
    'const f = (n: number) => n;\nexport { f as default };',
    'export default (x: boolean) => x;',
    "const before = 1; type Kind = 'a' | 'b';\nfunction pick(kind: Kind) {\n  return kind;\n}",
    'const before = 1; /** Says a word. */\nfunction say(word: string) {\n  return word;\n}',
    'function a() {}\nfunction b() {}',
  ];

  test.each(cases)('is read as in short code: %s', async (code) => {
    const short = await compileToProgram(code);
    const long = await compileToProgram(`${filler}\n${code}\n${filler.replace(/\bv(?=\d)|list|Words/g, 'later$&')}`);
    expect(long.bare).toEqual(short.bare);
    expect(long.bareProblem?.message).toEqual(short.bareProblem?.message);
    if (short.bare) expect(await run(long)).toHaveProperty(short.bare.exportName);
  });
});

describe('many names', () => {
  test('are told when one is declared twice', async () => {
    const again = `${constants(500)}\nconst v7 = 2;`;
    expect(describeProblems(await createCompiler().check(sketch(again)))).toEqual([
      `main.ts:501:7 Identifier 'v7' has already been declared.`,
    ]);
  });

  test.each([
    ['constants', (count: number) => `${constants(count)}\nexport default function* f(n: number) { yield n; }`],
    ['generators', (count: number) => `${generators(count / 4)}\nexport default function* f(n: number) { yield n; }`],
    [
      'yields in an enum’s file',
      (count: number) => `enum E { A }\n${generators(count / 4)}\nexport default () => E.A;`,
    ],
    ['yields in a line', (count: number) => `export default function* f() { ${'yield 1;'.repeat(count)} }`],
  ])('%s take time in proportion to their number', async (_, code) => {
    /** Processor time: other processes do not count. */
    const cost = async (count: number) => {
      const source = code(count);
      let least = Number.POSITIVE_INFINITY;
      for (let round = 0; round < 2; round++) {
        const before = process.cpuUsage().user;
        expect(await problemsIn(source)).toEqual([]);
        least = Math.min(least, process.cpuUsage().user - before);
      }
      return least;
    };
    await cost(500);
    // Twelve times as much code takes up to 144 times as long where each name is compared with all others.
    expect((await cost(12_000)) / (await cost(1000))).toBeLessThan(36);
  });
});

describe('code that was checked', () => {
  test('is compiled already, and places belong to the code that runs', async () => {
    const compiler = createCompiler();
    const first = sketch('export default (n: number): number => { throw new Error(`${n}`); };');
    const second = sketch('\n\nexport default (n: number) => n;');
    const compiled = await compiler.compile(first);
    const place = { file: 'main.ts', line: 1, column: 40 };
    const author = await compiler.locate(place);
    expect(author.column).toBeGreaterThan(40);
    expect(await compiler.check(second)).toEqual([]);
    expect(await compiler.locate(place)).toEqual(author);
    expect(await compiler.compile(second)).toMatchObject({ ok: true });
    expect(await compiler.compile(first)).toEqual(compiled);
  });
});
