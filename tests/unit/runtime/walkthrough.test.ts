import { afterEach, describe, expect, test } from 'vitest';
import { extraPartsNamed } from '../../../src/protocol';
import { openSketch } from './extras-of';
import { openParts } from './open-parts';

let close = () => {};
afterEach(() => close());

const open = async (source: string) => {
  const { close: end, ...opened } = await openSketch(source);
  close = end;
  return opened;
};

/** Two steps, a button that goes on, and a field that says which is the current one. */
const steps = (options: string, first: string, second: string, selected: string) => `
  const [next, told] = [yc.Button('Next'), yc.Textbox()];
  const steps = yc.Walkthrough(${options} yc.Step('One', ${first} next), yc.Step('Two', ${second} told));
  next.click(() => ${selected}, null, steps);
  steps.change((number) => String(number), steps, told);
  export default yc.Blocks(steps);`;

describe('a walkthrough', () => {
  test('has steps, begins with the first, and is told which one to show', async () => {
    const { app, run } = await open(steps('', '', '', 'yc.update({ selected: 1 })'));
    expect(app.components.map(({ kind }) => kind)).toEqual(['tabs', 'tab', 'button', 'tab', 'textbox']);
    expect(app.components[0]).toMatchObject({ value: 0, properties: { children: [1, 3] } });
    expect(app.components[1]?.properties).toMatchObject({ label: 'One', step: true, children: [2] });
    expect(await run(0)).toEqual([{ slot: 'update', properties: { value: 1 } }, { type: 'done' }]);
    expect(await run(1, [1])).toEqual(['1', { type: 'done' }]);
  });

  test('knows its steps by their ids, if they have any', async () => {
    const { app, run } = await open(steps('{ selected: 7 },', '{ id: 7 },', '{ id: 9 },', '9'));
    expect(app.components[0]?.value).toBe(0);
    expect(app.components[1]?.properties).not.toHaveProperty('id');
    expect(await run(0)).toEqual([1, { type: 'done' }]);
    expect(await run(1, [1])).toEqual(['9', { type: 'done' }]);
  });

  test('refuses a step that it does not have, and shows what it showed', async () => {
    const { run } = await open(steps('', '', '', 'yc.update({ selected: 2 })'));
    expect(JSON.stringify(await run(0))).toContain('it takes the number of a step, one of 0, 1, and this is 2');
  });

  test('takes whole apps within its steps', async () => {
    const { app } = await open(
      "export default yc.Blocks(yc.Walkthrough(yc.Step('Form', yc.Interface({ fn: (a) => a, inputs: yc.Textbox(), outputs: yc.Textbox() }))));",
    );
    expect(app.components.map(({ kind }) => kind)).toContain('actions');
  });

  test.each([
    [
      "yc.Walkthrough(yc.Tab('One'))",
      /Child 1 of this Walkthrough is a tab, not a Step\. Put it into a yc\.Step\('Name', …\)\./,
    ],
    ["yc.Walkthrough(yc.Step('One'), 'two')", /Child 2 of this Walkthrough is .*"two".*, not a Step\./],
    ['yc.Step(yc.Textbox())', /A Step begins with its name: yc\.Step\('Name', …\); got/],
    ["yc.Step('One', ['text'])", /Child 1 of this Step is .*Spread it: yc\.Step\(\.\.\.components\)\./],
    ["yc.Step('One', { id: 'a' })", /id of the Step “One” is a whole number; got .*"a"/],
    [
      "yc.Walkthrough(yc.Step('One', { id: 1 }), yc.Step('Two'))",
      /Two steps of this Walkthrough have the id 1, by which each is selected\./,
    ],
    ["yc.Walkthrough({ selected: 3 }, yc.Step('One'))", /it takes the number of a step, one of 0, and this is 3/],
  ])('refuses %s in a sentence', async (code, sentence) => {
    await expect(open(`export default yc.Blocks(${code});`)).rejects.toThrow(sentence);
  });

  test('is loaded only for a sketch that names it', () => {
    expect(extraPartsNamed("yc.Textbox({ label: 'Step 1' })")).toEqual([]);
    expect(extraPartsNamed("yc.Step('One')")).toEqual(['nest']);
    expect(extraPartsNamed('yc.Walkthrough()')).toEqual(['nest']);
  });
});

test('a walkthrough that a listener returns is an update, as in Gradio', async () => {
  const { start, rows } = await openParts(`
    const steps = yc.Walkthrough({ selected: 1 }, () => {
      yc.Step('One', { id: 1 }, () => { yc.Textbox(); });
      yc.Step('Two', { id: 2 }, () => { yc.Button('Two'); });
    });
    const next = yc.Button('Next');
    next.click(() => yc.Walkthrough({ selected: 2 }), null, steps);
    export default yc.Blocks(steps, next);`);
  expect(await start(0, [], ['tabs']).ended).toEqual({ type: 'done' });
  expect(rows).toEqual([{ slot: 'update', properties: { value: 1 } }]);
});
