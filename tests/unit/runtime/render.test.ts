import { describe, expect, test } from 'vitest';
import type { ListenerDescription } from '../../../src/protocol';
import { openParts, type Part } from './open-parts';

const labelsOf = ({ components }: Part) =>
  components.map(({ kind, properties, value }) => properties.label ?? value ?? kind);
const idOf = ({ components }: Part, label: string) =>
  components.find(({ properties, value }) => properties.label === label || value === label)?.id;

const boxes = `
const count = yc.Number({ label: 'Count', value: 2 });
const output = yc.Textbox({ label: 'Output' });
const part = yc.render(count, (count) => {
  const made = Array.from({ length: count }, (_, i) => yc.Textbox({ label: 'Box ' + i, key: i }));
  const merge = yc.Button('Merge');
  merge.click((...texts) => texts.join('+'), made, output);
  return [yc.Row(...made), merge];
});
export default yc.Blocks(count, part, output);`;

describe('a part', () => {
  test('is made when the app loads and when an input changes, and one run of it follows another', async () => {
    const { app, region } = await openParts(boxes);
    expect(app.components[region]).toMatchObject({ kind: 'render', properties: { children: [] } });
    expect(app.listeners).toMatchObject([
      {
        inputs: [0],
        outputs: [],
        triggers: [
          { component: null, event: 'load' },
          { component: 0, event: 'change' },
        ],
        triggerMode: 'alwaysLast',
        concurrencyLimit: null,
        showProgress: 'full',
        showProgressOn: [region],
      },
    ]);
  });

  test('is told to the page with its components and listeners, whose ids are no one else’s', async () => {
    const { app, make, region } = await openParts(boxes);
    const { outcome, part } = await make(2);
    expect(outcome).toEqual({ type: 'done' });
    expect(part).toMatchObject({ op: 'render', type: 'part', region });
    expect(labelsOf(part)).toEqual(['row', 'Box 0', 'Box 1', 'Merge']);
    expect(Math.min(...part.components.map(({ id }) => id))).toBe(app.components.length);
    expect(part.children).toEqual([part.components[0]?.id, idOf(part, 'Merge')]);
    const [[id, listener]] = part.listeners as [[number, ListenerDescription]];
    expect(id).toBe(app.listeners.length);
    expect(listener).toMatchObject({
      inputs: [idOf(part, 'Box 0'), idOf(part, 'Box 1')],
      outputs: [app.components.find(({ properties }) => properties.label === 'Output')?.id],
      triggers: [{ component: idOf(part, 'Merge'), event: 'click' }],
    });
  });

  test('has listeners that run, with the values of its own components', async () => {
    const { make, start, rows } = await openParts(boxes);
    const { part } = await make(2);
    expect(await start(part.listeners[0]?.[0] as number, ['a', 'b'], ['textbox']).ended).toEqual({ type: 'done' });
    expect(rows).toEqual(['a+b']);
  });

  test('keeps the ids of components with the same key, and of the plain blocks around them', async () => {
    const { make } = await openParts(boxes);
    const { part: before } = await make(2);
    const { part: after } = await make(3);
    for (const label of ['Box 0', 'Box 1']) expect(idOf(after, label)).toBe(idOf(before, label));
    expect(after.components[0]?.id).toBe(before.components[0]?.id);
    expect(idOf(after, 'Merge')).not.toBe(idOf(before, 'Merge'));
    expect(after.preserved).toContainEqual([idOf(before, 'Box 1'), ['value']]);
  });

  test('that was replaced has listeners that run no more: the page is asked to make its part again', async () => {
    const { make, start, told } = await openParts(boxes);
    const { part } = await make(2);
    await make(3);
    const outcome = await start(part.listeners[0]?.[0] as number, ['a', 'b'], ['textbox']).ended;
    expect(outcome).toEqual({ type: 'stopped' });
    expect(told.at(-1)).toMatchObject({ type: 'again', listener: part.listeners[0]?.[0] });
  });

  test('takes what is made within its function, without a list of it', async () => {
    const { make } = await openParts(`
      const n = yc.Number({ value: 1 });
      export default yc.Blocks(() => {
        yc.render(n, (n) => { yc.Markdown('# ' + n); yc.Row(() => { yc.Textbox({ label: 'In a row' }); }); });
        return [n];
      });`);
    const { outcome, part } = await make(7);
    expect(outcome).toEqual({ type: 'done' });
    expect(labelsOf(part)).toEqual(['# 7', 'row', 'In a row']);
    expect(part.children).toHaveLength(2);
  });

  test('may be made by an async function, also of what it makes after it has waited', async () => {
    const { make } = await openParts(`
      export default yc.Blocks(yc.render(null, async () => {
        yc.Textbox({ label: 'Before' });
        await yc.sleep(0.01);
        yc.Textbox({ label: 'After' });
      }));`);
    expect(labelsOf((await make()).part)).toEqual(['Before', 'After']);
  });

  test.each(['function*', 'async function*'])('is replaced by each yield of a %s', async (star) => {
    const { make, told } = await openParts(`
      export default yc.Blocks(yc.render(null, ${star} () {
        const shown = yc.Textbox({ label: 'Stays' });
        const go = yc.Button('Go');
        go.click(() => 'x', null, shown);
        yield [shown, go];
        yield [shown, yc.Markdown('more')];
      }));`);
    const { outcome } = await make();
    expect(outcome).toEqual({ type: 'done' });
    expect(told.map(labelsOf)).toEqual([
      ['Stays', 'Go'],
      ['Stays', 'more'],
    ]);
    const [first, second] = told as [Part, Part];
    expect(idOf(second, 'Stays')).toBe(idOf(first, 'Stays'));
    expect(second.listeners).toEqual([]);
    expect(second.preserved).toEqual([[idOf(first, 'Stays'), null]]);
  });

  test('made by a fresh worker uses no id that is on the page', async () => {
    const { make } = await openParts(boxes, undefined, { components: 40, listeners: 30 });
    const { part } = await make(2);
    expect(part.components[0]?.id).toBe(40);
    expect(part.listeners[0]?.[0]).toBe(30);
  });

  test('may contain another one', async () => {
    const { make, start, told, region } = await openParts(`
      const n = yc.Number({ value: 1 });
      export default yc.Blocks(n, yc.render(n, (n) => {
        const inner = yc.Textbox({ label: 'Inner ' + n, value: 'a' });
        return [inner, yc.render(inner, (text) => yc.Markdown(text + n))];
      }));`);
    const { part } = await make(1);
    const within = part.components.find(({ kind }) => kind === 'render')?.id as number;
    expect(await start(part.listeners[0]?.[0] as number, ['b']).ended).toEqual({ type: 'done' });
    expect(told.at(-1)).toMatchObject({ region: within, components: [{ kind: 'markdown', value: 'b1' }] });
    const { part: next } = await make(2);
    expect(next.region).toBe(region);
    expect(next.components.find(({ kind }) => kind === 'render')?.id).not.toBe(within);
  });

  test('with a key within another one keeps what is in it as that one is made again', async () => {
    const { make, start, told } = await openParts(`
      const n = yc.Number({ value: 1 });
      export default yc.Blocks(n, yc.render(n, () => yc.render(n, () => yc.Textbox({ label: 'Kept', key: 'a' }), { key: 'within' })));`);
    const { part } = await make(1);
    await start(part.listeners[0]?.[0] as number, [1]).ended;
    const before = told.at(-1) as Part;
    const { part: next } = await make(2);
    await start(next.listeners[0]?.[0] as number, [2]).ended;
    const after = told.at(-1) as Part;
    expect([after.region, idOf(after, 'Kept')]).toEqual([before.region, idOf(before, 'Kept')]);
  });

  test('within another one still has its place if the page refuses that one', async () => {
    const { make, start, told } = await openParts(
      `
      const n = yc.Number({ value: 1 });
      export default yc.Blocks(n, yc.render(n, (n) => {
        const inner = yc.Textbox({ label: 'Inner ' + n });
        return [inner, yc.render(inner, (text) => yc.Markdown('x' + text))];
      }));`,
      (part) => (part.components.some(({ properties }) => properties.label === 'Inner 2') ? 'No.' : undefined),
    );
    const { part } = await make(1);
    const within = part.components.find(({ kind }) => kind === 'render')?.id;
    expect((await make(2)).outcome).toMatchObject({ type: 'failed' });
    expect(await start(part.listeners[0]?.[0] as number, ['b']).ended).toEqual({ type: 'done' });
    expect(told.at(-1)).toMatchObject({ type: 'part', region: within });
  });

  test('reads its components by the properties that were preserved', async () => {
    const { make, start, rows } = await openParts(`
      const output = yc.Textbox();
      export default yc.Blocks(output, yc.render(null, () => {
        const n = yc.Number({ key: 'n', preservedByKey: ['precision'] });
        const [round, tell] = [yc.Button('Round'), yc.Button('Tell')];
        round.click(() => yc.update({ precision: 0 }), null, n);
        tell.click((n) => 'is ' + n, n, output);
        return [n, round, tell];
      }));`);
    const { part } = await make();
    await start(part.listeners[0]?.[0] as number, [], ['number']).ended;
    const { part: next } = await make();
    await start(next.listeners[1]?.[0] as number, [1.6], ['textbox']).ended;
    expect(rows.at(-1)).toBe('is 2');
  });

  test('has listeners that wait for no other ones, and keep no results', async () => {
    const { make } = await openParts(`
      export default yc.Blocks(yc.render(null, () => {
        const [a, b] = [yc.Button('A'), yc.Button('B')];
        for (const each of [a, b]) each.click(() => 1, null, null, { cache: true });
        return [a, b];
      }));`);
    const listeners = [(await make()).part, (await make()).part].flatMap((part) =>
      part.listeners.map(([, each]) => each),
    );
    expect(new Set(listeners.map(({ concurrencyId }) => concurrencyId)).size).toBe(4);
    for (const each of listeners) expect(each).not.toHaveProperty('cache');
  });

  test('keeps a State that was made outside, and makes anew what is made inside', async () => {
    const { make } = await openParts(`
      const outside = yc.State(1);
      export default yc.Blocks(yc.render(null, () => {
        const inside = yc.State(2);
        const go = yc.Button('Go');
        go.click(() => [1, 2], null, [outside, inside]);
        return go;
      }));`);
    const { part: before } = await make();
    const { part: after } = await make();
    const [[, first]] = before.listeners as [[number, ListenerDescription]];
    const [[, second]] = after.listeners as [[number, ListenerDescription]];
    expect(second.outputs[0]).toBe(first.outputs[0]);
    expect(second.outputs[1]).not.toBe(first.outputs[1]);
  });
});

describe('what is wrong with a part is said in a sentence, and what was made before still works', () => {
  const throwing = `
    const n = yc.Number({ value: 1 });
    const output = yc.Textbox({ label: 'Output' });
    export default yc.Blocks(n, output, yc.render(n, (n) => {
      const go = yc.Button('Go ' + n);
      go.click(() => 'went ' + n, null, output);
      if (n === 2) throw new RangeError('Two is too many.');
      if (n === 3) return 'text';
      if (n === 4) return [go, output];
      if (n === 5) { const lost = yc.Textbox({ label: 'Lost' }); go.click(() => 1, null, [lost]); return [go].filter(() => true); }
      return go;
    }));`;
  const wrongs: [number, RegExp][] = [
    [2, /Two is too many/],
    [3, /returns components, and this is the text "text"/],
    [4, /textbox that yc\.render has made is laid out elsewhere/],
  ];
  test.each(wrongs)('%i', async (n, words) => {
    const { make, start, rows, told } = await openParts(throwing);
    const { part } = await make(1);
    const { outcome } = await make(n);
    expect(outcome).toMatchObject({ type: 'failed', fault: { message: expect.stringMatching(words) } });
    expect(told.at(-1)).toMatchObject({ type: 'wrong', sentence: expect.stringMatching(words) });
    expect(await start(part.listeners[0]?.[0] as number, [], ['textbox']).ended).toEqual({ type: 'done' });
    expect(rows).toEqual(['went 1']);
  });

  test('so it is if the page refuses it', async () => {
    const { make, start, rows } = await openParts(throwing, ({ components }) =>
      components[0]?.value === 'Go 9' ? 'Nine is refused.' : undefined,
    );
    const { part } = await make(1);
    expect((await make(9)).outcome).toMatchObject({ type: 'failed', fault: { message: 'Nine is refused.' } });
    expect(await start(part.listeners[0]?.[0] as number, [], ['textbox']).ended).toEqual({ type: 'done' });
    expect(rows).toEqual(['went 1']);
    const { part: next } = await make(1);
    expect(next.components[0]?.id).not.toBe(part.components[0]?.id);
  });

  test('and a function that is none is named where it stands', async () => {
    await expect(openParts('export default yc.Blocks(yc.render(null, 3));')).rejects.toThrow(
      /yc\.render takes its inputs, then a function that makes components/,
    );
  });
});

test('a part whose function never comes to its end is stopped, and its finally block runs', async () => {
  (globalThis as { ended?: boolean }).ended = false;
  const { start, stop, told } = await openParts(`
    export default yc.Blocks(yc.render(null, async function* () {
      try { for (let i = 0; ; i++) { yield yc.Markdown('step ' + i); await yc.sleep(3600); } }
      finally { globalThis.ended = true; }
    }));`);
  const { run, ended } = start(0);
  await expect.poll(() => told.length).toBe(1);
  stop(run);
  expect(await ended).toEqual({ type: 'stopped' });
  await expect.poll(() => (globalThis as { ended?: boolean }).ended, { timeout: 5000 }).toBe(true);
});

test('a part whose function is no async one is stopped between its yields, and its finally block runs', async () => {
  (globalThis as { ended?: boolean }).ended = false;
  const { start, stop, told } = await openParts(`
    export default yc.Blocks(yc.render(null, function* () {
      try { for (let i = 0; ; i++) yield yc.Markdown('step ' + i); }
      finally { globalThis.ended = true; }
    }));`);
  const { run, ended } = start(0);
  await expect.poll(() => told.length).toBeGreaterThan(0);
  stop(run);
  expect(await ended).toEqual({ type: 'stopped' });
  await expect.poll(() => (globalThis as { ended?: boolean }).ended, { timeout: 5000 }).toBe(true);
});

test('listeners that name states alone belong to the part that made them, also while another part is being made', async () => {
  const { app, start, told } = await openParts(`
    const part = (label) => yc.render(null, async () => {
      const count = yc.State(0);
      const timer = yc.Timer(60);
      const go = yc.Button(label);
      timer.tick((n) => n + 1, count, count);
      go.click((n) => n + 1, count, count);
      await yc.sleep(0.01);
      return go;
    });
    export default yc.Blocks(part('One'), part('Two'));`);
  expect(await Promise.all([start(0).ended, start(1).ended])).toEqual([{ type: 'done' }, { type: 'done' }]);
  expect(app.listeners).toHaveLength(2);
  for (const part of told) {
    expect(part.components.map(({ kind }) => kind).sort()).toEqual(['button', 'state', 'timer']);
    expect(part.listeners).toHaveLength(2);
  }
});
