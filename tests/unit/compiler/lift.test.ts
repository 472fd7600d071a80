import { describe, expect, test } from 'vitest';
import { createCompiler } from '../../../src/compiler';
import { createLifted, type Lifted } from '../../../src/runtime/parallel/lifted';
import { problemsIn, run, sketch } from './sandbox';

type Call = { items: unknown; fn: (...given: unknown[]) => unknown };

// Node imports the API's module once, whatever a later test would have in it.
let calls: Call[] = [];
const api = { parallel: (items: unknown, fn: Call['fn']) => void calls.push({ items, fn }) };

/** Compiles and runs a sketch, and gives each of its calls of `yc.parallel`, with the function as another realm makes it. */
const callsOf = async (files: Record<string, string> | string) => {
  const compiler = createCompiler();
  const compilation = await compiler.compile(sketch(files));
  if (!compilation.ok) throw new Error(compilation.problems.map(({ message }) => message).join('\n'));
  const { program } = compilation;
  const lifted: Lifted = createLifted();
  calls = [];
  const module = await run(program, api);
  await (module.default as (...given: unknown[]) => unknown)(2, 3);
  const made = calls.map(async ({ fn }) => {
    const place = lifted.placeOf(fn);
    if (!place) throw new Error('It was not marked.');
    const captured = structuredClone(place.captured());
    return { captured, fn: await lifted.make(program.modules, place, captured) };
  });
  return { compiler, made: (await Promise.all(made)).map(({ captured, fn }) => ({ captured, fn: fn as Call['fn'] })) };
};

const yc = `import * as yc from 'yieldcast';\n`;

describe('the function of yc.parallel is made again elsewhere', () => {
  test('with what is declared at the top level, and imported', async () => {
    const { made } = await callsOf({
      'main.ts': `${yc}import { twice } from './math';
        const table: number[] = [10, 20];
        function pick(i: number): number { return table[i]!; }
        export default () => yc.parallel([0, 1], (i: number, at: number) => twice(pick(i)) + at);`,
      'math.ts': 'export const twice = (n: number): number => 2 * n;',
    });
    expect(made.map(({ captured }) => captured)).toEqual([{}]);
    expect(made[0]?.fn(1, 5)).toBe(45);
  });

  test('with the values of the variables around it', async () => {
    const { made } = await callsOf(`${yc}
      export default (width: number, height: number) => {
        for (const [name, { step = 4 }] of [['a', {}]] as const) {
          let total = width * height;
          total++;
          yc.parallel([1], ({ n }, i, extra = n) => ({ n, i, extra, name, step, total, Math: Math.max(1, n) }));
        }
      };`);
    expect(made[0]?.captured).toEqual({ name: 'a', step: 4, total: 7 });
    expect(made[0]?.fn({ n: 9 }, 1)).toEqual({ n: 9, i: 1, extra: 9, name: 'a', step: 4, total: 7, Math: 9 });
  });

  test('with the functions and classes made around it, and what these use', async () => {
    const { made } = await callsOf(`${yc}
      export default (width: number) => {
        const scale = (n: number) => n * width + offset();
        function offset() { return new Half(2).value; }
        class Half { value: number; constructor(n: number) { this.value = n / 2; } }
        const work = (n: number): number => (n > 9 ? work(n - 10) : scale(n));
        yc.parallel([1], work);
      };`);
    expect(made[0]?.captured).toEqual({ width: 2 });
    expect(made[0]?.fn(15)).toBe(11);
  });

  test('by the name of a function, of one of a table, or of a global', async () => {
    const { made } = await callsOf(`${yc}import { parallel as spread } from 'yieldcast';
      const tables = { two: (n: number) => n + 2, three: (n: number) => n + 3 };
      const four = (n: number) => n + 4;
      export default () => {
        const which = 'three' as 'two' | 'three';
        yc.parallel([1], tables[which]);
        spread([1], four);
        yc.parallel([1], parseInt);
      };`);
    expect(made.map(({ fn }) => fn('1' as never, 10 as never))).toEqual(['13', '14', 1]);
  });

  test('with a variable of the file as it is at the call, if it is assigned to elsewhere', async () => {
    const { made } = await callsOf(`${yc}
      let table: number[] | undefined;
      let calls = 0;
      export default () => {
        table = [7];
        yc.parallel([0], (i: number) => [table?.[i], ++calls]);
      };`);
    expect(made[0]?.captured).toEqual({ table: [7] });
    expect(made[0]?.fn(0)).toEqual([7, 1]);
  });

  test('in a function that it calls, too; with an import that is made as it runs', async () => {
    const { made } = await callsOf({
      'main.ts': `${yc}
        export default () => yc.parallel([1], async (n: number) => {
          yc.parallel([n], (m: number) => m);
          const { half } = await import('./half');
          return half(n);
        });`,
      'half.ts': 'export const half = (n: number) => n / 2;',
    });
    expect(await made[0]?.fn(3)).toBe(1.5);
  });

  test('and an error in it has its place in the file', async () => {
    const { compiler, made } = await callsOf(`${yc}
      const top = 1;
      export default (width: number) => {
        const check = (n: number) => {
          if (n > width) throw new Error('helper');
          return n; };
        yc.parallel([1], (n: number) => { if (n === top) throw new Error('own');
          return check(n);
        });
      };`);
    const placeOf = async (n: number) => {
      try {
        made[0]?.fn(n);
      } catch (thrown) {
        const { stack = '' } = thrown as Error;
        const [, line, column] = /main\.ts:(\d+):(\d+)/.exec(stack) ?? [];
        const { line: at } = await compiler.locate({ file: 'main.ts', line: Number(line), column: Number(column) });
        return at;
      }
    };
    expect(await placeOf(1)).toBe(8);
    expect(await placeOf(5)).toBe(6);
  });

  test('a variable of the author’s that is called yc is left alone', async () => {
    const compilation = await createCompiler().compile(
      sketch(`import * as other from 'yieldcast';\nconst yc = { parallel: (a: unknown, b: unknown) => b };
      export default () => { let n = 0; yc.parallel([], () => n++); return n; };`),
    );
    expect(compilation.ok).toBe(true);
  });
});

describe('is refused, with its place, where it', () => {
  const refused = (body: string) => problemsIn(`${yc}export default async function* (width: number) {\n${body}\n}`);

  test('changes a variable that it has a copy of', async () => {
    expect(await refused('let sum = 0;\nyield* yc.parallel([1], (n: number) => { sum += n; return width; });')).toEqual(
      [
        'main.ts:4:42 The function of yc.parallel changes `sum`, but it runs on another core and has a copy. Return what is new, and change `sum` in the loop over the results.',
      ],
    );
  });

  test('uses what belongs to the function around it', async () => {
    expect(await refused('yield* yc.parallel([1], (n: number) => arguments.length + n);')).toEqual([
      'main.ts:3:40 `arguments` means nothing on another core. Put what the function of yc.parallel needs of it into a variable.',
    ]);
    expect(await refused('yield* yc.parallel([1], await make());')).toEqual([
      'main.ts:3:25 The function of yc.parallel is made on another core, which cannot wait for this. Write the function itself there.',
    ]);
  });

  test('needs two variables of one name', async () => {
    expect(
      await refused(
        'const inner = () => width;\n{ const width = 2; yield* yc.parallel([1], (n: number) => n + width + inner()); }',
      ),
    ).toEqual([
      'main.ts:3:21 Two variables that the function of yc.parallel needs are called `width`. Rename one of them.',
    ]);
  });

  test('is awaited as if it gave an array, or yielded as a whole', async () => {
    expect(
      await refused('const all = await yc.parallel([1], String);\nyield all;\nyield yc.parallel([1], String);'),
    ).toEqual([
      expect.stringContaining('main.ts:3:19 Awaiting `yc.parallel(…)` gives no array.'),
      expect.stringContaining('main.ts:5:7 `yc.parallel(…)` is no value to yield.'),
    ]);
  });
});
