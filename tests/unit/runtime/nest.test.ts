import { afterEach, describe, expect, test } from 'vitest';
import { openSketch } from './extras-of';

let close = () => {};
afterEach(() => close());

const open = async (source: string) => {
  const { close: end, ...opened } = await openSketch(source);
  close = end;
  return opened;
};

const form = (title: string) => `yc.Interface({
  title: '${title}', fn: (name, ...more) => 'Hi ' + name + more.length,
  inputs: yc.Textbox({ value: 'first' }), outputs: yc.Textbox({ label: 'Said ${title}' }), examples: ['Ada', 'Bob'],
})`;

describe('a form within another app', () => {
  test('runs its own function with its inputs alone, is stopped and emptied by its own buttons', async () => {
    const { app, listenersOf, run } = await open(`export default yc.Blocks(${form('A*')}, yc.Row(${form('B')}));`);
    for (const title of ['A*', 'B']) {
      const [own] = listenersOf(title, 'submit');
      const { inputs, outputs, concurrencyLimit, triggers } = app.listeners[own as number] ?? {};
      expect(inputs?.map((id) => app.components[id]?.properties.label)).toEqual(['name']);
      expect(outputs?.map((id) => app.components[id]?.properties.label)).toEqual([`Said ${title}`]);
      expect(concurrencyLimit).toBe(1);
      // Enter in its field submits it, too.
      expect(triggers).toContainEqual({ component: inputs?.[0], event: 'submit' });
      expect(await run(own as number, ['Eve'], { event: 'submit' })).toEqual(['Hi Eve0', { type: 'done' }]);
      const [stop] = listenersOf(title, 'stop');
      expect(app.listeners[stop as number]).toMatchObject({ cancels: [own], runs: false });
      const [clear] = listenersOf(title, 'clear');
      expect(await run(clear as number, [], { event: 'clear' })).toMatchObject([
        { properties: { value: 'first' } },
        { properties: { value: '' } },
        { type: 'done' },
      ]);
    }
    expect(app.components.find(({ value }) => String(value).startsWith('###'))?.value).toBe('### A\\*');
  });

  test('is filled in by its own examples', async () => {
    const { app, run } = await open(`export default yc.Blocks(${form('A')});`);
    const dataset = app.components.find(({ kind }) => kind === 'dataset');
    expect(dataset?.properties).toMatchObject({ samples: [['Ada'], ['Bob']], kinds: ['textbox'] });
    const pick = app.listeners.findIndex(({ triggers }) =>
      triggers.some(({ component, event }) => component === dataset?.id && event === 'click'),
    );
    expect(await run(pick, [1], { event: 'click', index: 1, value: 'Bob' })).toEqual(['Bob', { type: 'done' }]);
  });

  test('has one place', async () => {
    await expect(open(`const one = ${form('A')}; export default yc.Blocks(one, yc.Tab('Two', one));`)).rejects.toThrow(
      'The Interface “A” is child 1 of a Blocks, but it is child 1 of the Tab “Two” already.',
    );
  });
});

test('apps in tabs are named by their names, their titles or their numbers', async () => {
  const { app } = await open(
    `export default yc.TabbedInterface([${form('A')}, ${form('B')}, yc.Blocks(yc.Textbox())], ['One']);`,
  );
  expect(app.components.filter(({ kind }) => kind === 'tab').map(({ properties }) => properties.label)).toEqual([
    'One',
    'B',
    'Tab 3',
  ]);
});
