import { expect, test } from 'vitest';
import { runApp } from './running';

/** An app whose Go button changes a state by `step` and shows what `show` makes of it. */
const counting = (initial: string, step: string, show: string, before = '') => `
  ${before}
  const state = yc.State(${initial});
  const out = yc.Textbox({ label: 'Out' });
  const go = yc.Button('Go');
  go.click(async (value) => { ${step}; return [value, ${show}]; }, state, [state, out]);
  const hang = yc.Button('Hang');
  hang.click(() => { for (;;); }, null, null);
  export default yc.Blocks(out, go, hang);`;

const press = async (app: Awaited<ReturnType<typeof runApp>>, name: string) =>
  app.screen.getByRole('button', { name, exact: true }).click();
const shown = (app: Awaited<ReturnType<typeof runApp>>) => app.screen.getByRole('textbox', { name: 'Out' });

const game = `
  class Piece { constructor(name) { this.name = name; } shout() { return this.name.toUpperCase(); } }
  class Game {
    private turns: number = 0;
    pieces = [new Piece('rook')];
    get last() { return this.pieces.at(-1); }
    play(name: string) { this.turns++; this.pieces.push(new Piece(name)); return this; }
    say() { return this.turns + ' ' + this.last.shout(); }
  }`;

test('an instance of a class keeps its methods from run to run, with what it holds', async () => {
  const app = await runApp(counting('new Game()', "value.play('pawn')", 'value.say()', game));
  await press(app, 'Go');
  await expect.element(shown(app)).toHaveValue('1 PAWN');
  await press(app, 'Go');
  await expect.element(shown(app)).toHaveValue('2 PAWN');
  expect(await app.settled()).toEqual([]);
});

test('a class is found again in the worker that takes the place of one that was ended', async () => {
  // The state begins without an instance: the new worker has to know the class from the code.
  const app = await runApp(counting('null', "value ??= new Game(); value.play('queen')", 'value.say()', game));
  await press(app, 'Go');
  await expect.element(shown(app)).toHaveValue('1 QUEEN');
  await press(app, 'Hang');
  await app.until(() => app.workspace.state() === 'running');
  app.workspace.stop();
  await app.until(() => app.workspace.terminated());
  await press(app, 'Go');
  await expect.element(shown(app)).toHaveValue('2 QUEEN');
});

test('each run has a copy of its own: what a run changes and does not yield is lost', async () => {
  const app = await runApp(`
    class Box { items = new Map([['a', new Date(0)]]); size() { return this.items.size; } }
    const state = yc.State(new Box());
    const out = yc.Textbox({ label: 'Out' });
    const go = yc.Button('Go');
    go.click((box) => { box.items.set('b', new Set([1])); return box.size() + ' ' + box.items.get('a').getTime(); }, state, out);
    export default yc.Blocks(out, go);`);
  await press(app, 'Go');
  await expect.element(shown(app)).toHaveValue('2 0');
  await press(app, 'Go');
  await app.settled();
  await expect.element(shown(app)).toHaveValue('2 0');
});

test('what several places hold, and circles, are one object in the copy too', async () => {
  const app = await runApp(
    counting(
      'made()',
      '',
      "[value.self === value, value.list[0] === value.kept, value.kept.name(), value instanceof Map, value.get('k').name()].join()",
      `class Leaf { name() { return 'leaf'; } }
       class Tree extends Map {}
       class Root { constructor() { this.self = this; this.kept = new Leaf(); this.list = [this.kept]; } }
       const made = () => { const root = new Root(); return Object.assign(root, { get: () => 0 }) && root2(root); };
       function root2(root) { delete root.get; root.tree = new Tree([['k', root.kept]]); return root; }`,
    ).replace("value instanceof Map, value.get('k').name()", "value.tree instanceof Tree, value.tree.get('k').name()"),
  );
  await press(app, 'Go');
  await expect.element(shown(app)).toHaveValue('true,true,leaf,true,leaf');
});

test('private fields, which no copy can have, are refused by name, and so are functions', async () => {
  const hidden = await runApp(
    counting('new Safe()', '', "''", 'class Safe { #code = 1; open() { return this.#code; } }'),
  );
  expect(await hidden.settled()).toEqual([expect.stringContaining('Safe, whose private field #code cannot be copied')]);
  const held = await runApp(counting('new Bell()', '', "''", 'class Bell { ring = () => 1; }'));
  expect(await held.settled()).toEqual([
    expect.stringContaining('the state.ring is the function ring, which cannot be copied'),
  ]);
});
