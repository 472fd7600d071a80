import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { type LeftOut, sayLeftOut } from '../../../src/host/issue';
import { BatchReader } from '../../../src/host/reader';
import { learnRare, type WireValue } from '../../../src/protocol';
import { createBench } from './scripted';
import { type Case, cases, choiceValue, common } from './update-cases';

// As the page does for a sketch that names an option which few apps use.
beforeAll(async () => {
  await learnRare();
});

const source = `
const plainly = (value) => Array.isArray(value) ? value.map(plainly) : value instanceof Blob ? 'a file' : value;
const choices = ['a', 'b'];
export const kinds = ${JSON.stringify(Object.keys(cases))};
const make = (kind) => {
  if (kind === 'Button') return yc.Button('Go');
  if (kind === 'Accordion') return yc.Accordion(kind);
  if (/^(Row|Column|Group)$/.test(kind)) return yc[kind]();
  if (/^(Image|Gallery)$/.test(kind)) return yc[kind]({ label: kind, type: 'file' });
  return yc[kind]({ label: kind, choices: /Radio|Group|Drop/.test(kind) ? choices : undefined });
};
const tab = yc.Tab('Tab');
const tabs = yc.Tabs(tab, yc.Tab('Another'));
const all = kinds.map((kind) => kind === 'Tab' ? tab : kind === 'Tabs' ? tabs : make(kind));
const told = yc.JSON({ label: 'Told' });
const change = yc.JSON({ label: 'Change' });
const back = yc.JSON({ label: 'Back' });
const go = yc.Button('Run');
for (const component of all) {
  go.click((how) => yc.update(how), change, component);
  go.click((value) => [plainly(value)], component, told);
  // The same value yielded: an output takes whatever a person may choose by now.
  go.click((value) => value, component, component);
}
export default yc.Blocks(...all.filter((each) => each !== tab), change, told, go);`;

test('whatever yc.update changes is known on both sides: a person acts on it, and fn reads it back', async () => {
  const bench = await createBench(source);
  const idOf = (name: string) =>
    bench.parts.all.findIndex(({ kind, properties }) =>
      kind === 'json' && /Told|Change/.test(name) ? properties().label === name : kind === cases[name]?.kind,
    );
  const ids = Object.fromEntries([...Object.keys(cases), 'Told', 'Change'].map((name) => [name, idOf(name)]));
  const run = async (listener: number, inputs: WireValue[]) => {
    const ended = bench.ends.length;
    bench.session.trigger({ listener, depth: 0, inputs: () => inputs });
    await expect.poll(() => bench.ends.length, { interval: 1 }).toBe(ended + 1);
    expect([bench.ends.at(-1)?.[1], bench.problems.at(-1)]).toEqual(['done', []]);
  };
  try {
    for (const [at, [name, { options, act, valueName }]] of Object.entries(cases).entries()) {
      const id = ids[name] as number;
      const part = bench.parts.all[id] as (typeof bench.parts.all)[number];
      const told = bench.parts.all[ids.Told as number];
      const all: Case['options'] = { ...(name === 'Button' ? {} : common), ...options };
      const both = fc
        .record(all, { requiredKeys: 'choices' in options ? ['choices'] : [] })
        // Options that are left out stay as the update before left them.
        .chain((changed) => fc.tuple(fc.constant(changed), act({ ...part.properties(), ...changed })));
      await fc.assert(
        fc.asyncProperty(both, async ([changed, [wire, given]]) => {
          await run(at * 3, [JSON.stringify(changed)]);
          for (const [option, value] of Object.entries(changed)) {
            const held = option === valueName ? part.value() : (part.properties() as Record<string, unknown>)[option];
            expect([option, held]).toEqual([option, option === 'choices' ? listed(value as unknown[]) : value]);
          }
          part.input(wire as WireValue);
          await run(at * 3 + 1, [part.value() as WireValue]);
          expect(JSON.parse(told?.value() as string)).toEqual([given]);
          // A Node has no copy of a File but a Blob; a block without a value can be yielded none.
          if (part.kind !== 'file' && wire !== null) await run(at * 3 + 2, [part.value() as WireValue]);
        }),
        { numRuns: 12 },
      );
    }
  } finally {
    bench.dispose();
  }
});

const listed = (of: unknown[]) =>
  of.map((choice) => ({ label: String(Array.isArray(choice) ? choice[0] : choice), value: choiceValue(choice) }));

const choicesApp = `
const fruit = yc.Dropdown({ label: 'Fruit', choices: ['a', 'b'], multiselect: MULTI });
const go = yc.Button('Go');
go.click(() => yc.update({ choices: ['b', 'c'] }), null, fruit);
go.click((value) => value, fruit, fruit);
export default yc.Blocks(fruit, go);`;

const withBench = async (
  source: string,
  use: (
    bench: Awaited<ReturnType<typeof createBench>>,
    run: (listener: number) => Promise<string | undefined>,
  ) => Promise<void>,
) => {
  const bench = await createBench(source);
  const run = async (listener: number) => {
    const ended = bench.ends.length;
    bench.session.trigger({ listener, depth: 0, inputs: () => bench.parts.values([0]) });
    await expect.poll(() => bench.ends.length, { interval: 1 }).toBe(ended + 1);
    return bench.ends.at(-1)?.[1];
  };
  try {
    await use(bench, run);
  } finally {
    bench.dispose();
  }
};

test('a value that is no choice any more is taken off, so that fn gets what is shown as chosen', async () => {
  await withBench(choicesApp.replace('MULTI', 'false'), async (bench, run) => {
    expect(bench.value(0)).toBe('a');
    await run(0);
    expect(bench.value(0)).toBe(null);
    bench.parts.all[0]?.input('b');
    await run(0);
    expect(bench.value(0)).toBe('b');
  });
  await withBench(choicesApp.replace('MULTI', 'true'), async (bench, run) => {
    bench.parts.all[0]?.input(['a', 'b']);
    await run(0);
    expect(bench.value(0)).toEqual(['b']);
  });
});

test('after Clear the choices are those that it began with, on both sides', async () => {
  await withBench(choicesApp.replace('MULTI', 'false'), async (bench, run) => {
    await run(0);
    bench.parts.reset();
    bench.session.rest();
    bench.parts.all[0]?.input('a');
    expect(await run(1)).toBe('done');
    bench.parts.all[0]?.input('c');
    expect(await run(1)).toBe('failed');
  });
});

test('where it plays is told at first and each time that it is set, be it the same, and by no other update', async () => {
  const app = `
const song = yc.Audio({ label: 'Song', playbackPosition: 3 });
const go = yc.Button('Go');
go.click(() => yc.update({ playbackPosition: 5 }), null, song);
go.click(() => yc.update({ label: 'Tune' }), null, song);
export default yc.Blocks(song, go);`;
  await withBench(app, async (bench, run) => {
    const seek = () => bench.parts.all[0]?.seek();
    expect(seek()).toEqual({ to: 3 });
    await run(0);
    const first = seek();
    expect(first).toEqual({ to: 5 });
    await run(0);
    const second = seek();
    expect(second).toEqual({ to: 5 });
    expect(second).not.toBe(first);
    await run(1);
    expect(seek()).toBe(second);
  });
});

/** Two values of each kind that Node can make, as an author writes them. */
const values: Record<string, readonly [first: unknown, second: unknown]> = {
  Textbox: ['a', 'b'],
  Number: [1, 2],
  Slider: [1, 2],
  Checkbox: [true, false],
  CheckboxGroup: [['a'], ['a', 'b']],
  Radio: ['a', 'b'],
  Dropdown: ['a', 'b'],
  Code: ['a', 'b'],
  Markdown: ['a', 'b'],
  HTML: ['a', 'b'],
  JSON: [[1], { a: 1 }],
  Label: [{ cat: 1 }, { dog: 1 }],
  Dataframe: [
    { headers: ['a'], data: [[1]] },
    { headers: ['a'], data: [[2]] },
  ],
  Audio: ['data:audio/wav;base64,AAAA', 'data:audio/wav;base64,BBBB'],
  Chatbot: [[{ role: 'user', content: 'a' }], [{ role: 'assistant', content: 'b' }]],
};

const isBlock = (name: string) => /^(Row|Column|Group|Tabs?|Accordion|Sidebar)$/.test(name);

/** Is what the page holds the value itself? */
const isPlain = (name: string) => /^(Textbox|Number|Slider|Check|Radio|Dropdown|Code|Markdown|HTML)/.test(name);

test('an option that a component has not is left out once told, with the nearest name and the place of its yield', async () => {
  const reader = new BatchReader(['slider'], (leftOut) => told.push(leftOut));
  const told: LeftOut[] = [];
  const slot = { slot: 'update', properties: { maxmum: 3, label: 'Pace' } };
  const batch = { type: 'yields' as const, run: 1, count: 2, values: [slot, slot], at: '7:5 main.ts' };
  expect(reader.read({ ...batch, sequence: 0, first: 0 })).toEqual([
    { slot: 'update', properties: { label: 'Pace' } },
    { slot: 'update', properties: { label: 'Pace' } },
  ]);
  const { properties: given } = slot;
  expect(told).toEqual([{ kind: 'slider', given, at: { file: 'main.ts', line: 7, column: 5 } }]);
  expect(told.flatMap(sayLeftOut).map(({ message }) => message)).toEqual([
    '`update`: a slider has no option `maxmum` that changes while the app runs. Did you mean `maximum`? It was left out.',
  ]);
});

test('what an app is made of, and what fn is typed by, is no part of an update: it is left out, and told by its name', async () => {
  const app = `
const picture = yc.Image({ label: 'Picture' });
const row = yc.Row(picture);
const go = yc.Button('Go');
go.click(() => yc.update({ children: [1] }), null, row);
go.click(() => yc.update({ type: 'file' }), null, picture);
go.click(() => yc.update({ hieght: 3, label: 'Seen' }), null, picture);
export default yc.Blocks(row, go);`;
  for (const [listener, name] of [
    [0, 'children'],
    [1, 'type'],
    [2, 'hieght'],
  ] as const) {
    await withBench(app, async (bench, run) => {
      const before = bench.parts.all.map((part) => part.properties());
      expect(await run(listener)).toBe('done');
      await expect.poll(() => bench.logged.join()).toContain(`has no option \`${name}\` that changes`);
      const after = before.map((each) => ({
        ...each,
        ...('label' in each && name === 'hieght' && each.label === 'Picture' && { label: 'Seen' }),
      }));
      expect(bench.parts.all.map((part) => part.properties())).toEqual(after);
    });
  }
});

/** Each property of each kind, with two values that an author may give it. */
const settings = Object.entries(cases).flatMap(([name, { options }], i) =>
  Object.entries<fc.Arbitrary<unknown>>(
    // What holds others is not made in this way.
    isBlock(name) ? {} : { ...(i === 0 && common), ...options },
  ).map(([option, arbitrary]) => {
    const [first, second] = fc.sample(arbitrary, { seed: 7, numRuns: 2 });
    return { name, option, first, second };
  }),
);

test('each value and each property is set by the constructor, by an update, and by the same update again', async () => {
  const table = [
    ...Object.entries(values).map(([name, [first, second]]) => ({ name, option: 'value', first, second })),
    ...settings,
  ];
  const bench = await createBench(`
const change = yc.JSON();
const all = ${JSON.stringify(table)}.map(({ name, option, first }) => {
  const needed = /Radio|Group|Drop/.test(name) ? { choices: ['a', 'b'] } : {};
  const options = { ...needed, [option]: first };
  const component = name === 'Button' ? yc.Button('Go', options) : yc[name](options);
  component.change?.((how) => yc.update(how), change, component);
  if (name === 'Button') component.click((how) => yc.update(how), change, component);
  return component;
});
export default yc.Blocks(...all, change);`);
  const run = async (listener: number, change: object) => {
    const ended = bench.ends.length;
    bench.session.trigger({ listener, depth: 0, inputs: () => [JSON.stringify(change)] });
    await expect.poll(() => bench.ends.length, { interval: 1 }).toBe(ended + 1);
    expect([bench.ends.at(-1)?.[1], bench.problems.at(-1)]).toEqual(['done', []]);
  };
  try {
    for (const [id, { name, option, first, second }] of table.entries()) {
      const part = bench.parts.all[id] as (typeof bench.parts.all)[number];
      const held = () => (option === 'value' ? part.value() : (part.properties() as Record<string, unknown>)[option]);
      const expected = (value: unknown) => (option === 'choices' ? listed(value as unknown[]) : value);
      const check = (value: unknown) => {
        if (option !== 'value' || isPlain(name))
          expect([name, option, held()]).toEqual([name, option, expected(value)]);
        return held();
      };
      const began = check(first);
      if (option === 'value') expect([name, began]).not.toEqual([name, null]);
      await run(id, { [option]: second });
      const updated = check(second);
      if (option === 'value') expect([name, updated]).not.toEqual([name, began]);
      if (option === 'value') part.input(began as WireValue);
      await run(id, { [option]: second });
      check(second);
      expect([name, option, held()]).toEqual([name, option, updated]);
    }
  } finally {
    bench.dispose();
  }
});
