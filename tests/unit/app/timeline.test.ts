import { expect, test, vi } from 'vitest';
import { linesOf } from '../../../src/app/timeline/lines';
import { createSteps } from '../../../src/app/timeline/steps';
import { slotAfter, thin } from '../../../src/app/timeline/thinning';
import type { Kind, Slot } from '../../../src/protocol';
import { createPair, programOf } from '../runtime/pair';
import { appOf, timelineOf } from './timeline-of';

const recordingOf = (kinds: Kind[], yields: Slot[][], mostBytes?: number) => {
  const made = timelineOf(kinds, { mostBytes });
  for (const [i, slots] of yields.entries()) void made.take(slots, 100 * i);
  return made.recording();
};

const append = (text: string): Slot => ({ slot: 'append', text });
const skip: Slot = { slot: 'skip' };

test('each step shows what the page showed: text that grew, what was skipped, what an update changed', () => {
  const recording = recordingOf(
    ['textbox', 'number'],
    [
      ['one', 1],
      [append(' two'), skip],
      [skip, { slot: 'update', properties: { label: 'Now', value: 3 } }],
      ['anew', skip],
      [append('!'), 5],
    ],
  );
  const steps = createSteps(recording, appOf('textbox', 'number'));
  const shown = Array.from({ length: steps.count }, (_, i) => [steps.valueAt(0, i), steps.valueAt(1, i)]);
  expect(shown).toEqual([
    ['one', 1],
    ['one two', 1],
    ['one two', 3],
    ['anew', 3],
    ['anew!', 5],
  ]);
  const properties = Array.from({ length: 4 }, (_, i) => {
    const past = steps.look(i, [{}, { properties: () => 'held' }] as never);
    return past[1]?.properties().label;
  });
  expect(properties).toEqual(['Out 1', 'Out 1', 'Now', 'Now']);
  expect([-1, 0, 150, 399, 1000].map(steps.by)).toEqual([-1, 0, 1, 3, 4]);
});

test('a conversation grows message by message', () => {
  const said = (role: string, text: string) => ({ role, title: null, content: [{ type: 'text', text }] }) as never;
  const recording = recordingOf(
    ['chatbot'],
    [
      [[said('user', 'Hi')]],
      [{ slot: 'chat', keep: 1, append: null, messages: [said('assistant', 'He')] }],
      [{ slot: 'chat', keep: 2, append: 'llo', messages: [] }],
    ],
  );
  const steps = createSteps(recording, appOf('chatbot'));
  expect(steps.valueAt(0, 2)).toEqual([said('user', 'Hi'), said('assistant', 'Hello')]);
  expect(steps.valueAt(0, 0)).toEqual([said('user', 'Hi')]);
});

test('a copy is kept of pixels, whose buffers the page gives away', () => {
  const data = new Uint8Array([1, 2, 3, 4]).buffer;
  const recording = recordingOf(['image'], [[{ as: 'pixels', width: 1, height: 1, data }]]);
  structuredClone(data, { transfer: [data] });
  const [slot] = recording.taken[0]?.slots ?? [];
  expect(new Uint8Array((slot as { data: ArrayBuffer }).data)).toEqual(new Uint8Array([1, 2, 3, 4]));
});

test('a step of one output leaves a stream beside it alone', () => {
  const made = timelineOf(['textbox', 'audio'], { streams: [1] });
  void made.take(['text', { as: 'bytes', bytes: new ArrayBuffer(1_000_000) }], 0);
  const steps = createSteps(made.recording(), appOf('textbox', 'audio'));
  expect(steps.ids).toEqual([0]);
  expect(made.recording().bytes).toBeLessThan(1000);
});

const sizeOf = (slot: Slot) => JSON.stringify(slot).length;

test('what is thinned out still shows at each step that stays what was on the page then', () => {
  const slots: Slot[][] = [];
  const texts: string[] = [];
  let seed = 1;
  let text = '';
  for (let i = 0; i < 1000; i++) {
    seed = (seed * 48_271) % 2_147_483_647;
    if (i === 0 || seed % 10 === 0) {
      text = `${i}`;
      slots.push([text]);
    } else if (seed % 10 < 3) slots.push([skip]);
    else {
      text += `,${i}`;
      slots.push([append(`,${i}`)]);
    }
    texts.push(text);
  }
  const recording = recordingOf(['textbox'], slots);
  for (const most of [600, 300, 50, 3]) {
    thin(recording, most, Number.POSITIVE_INFINITY, sizeOf);
    expect(recording.kept).toBeLessThanOrEqual(most);
    const steps = createSteps(recording, appOf('textbox'));
    expect(steps.count).toBe(recording.kept);
    for (let i = 0; i < steps.count; i++) expect(steps.valueAt(0, i)).toBe(texts[steps.at(i).number - 1]);
    expect(steps.at(steps.count - 1).number).toBe(1000);
  }
});

test('a bound in bytes is kept to', () => {
  const recording = recordingOf(
    ['textbox'],
    Array.from({ length: 100 }, () => ['x'.repeat(1000)]),
  );
  thin(recording, 1000, 20_000, sizeOf);
  expect(recording.bytes).toBeLessThanOrEqual(20_000);
  expect(recording.every).toBe(8);
});

test('a run that yields more than its bound waits for the code that thins, and then stays within the bound', async () => {
  const text = 'x'.repeat(1000);
  const made = timelineOf(['textbox'], { mostBytes: 10_000 });
  const waits: boolean[] = [];
  for (let i = 0; i < 40; i++) {
    const taken = made.take([`${i} ${text}`, `${i + 0.5} ${text}`], i);
    waits.push(taken !== undefined);
    await taken;
    expect(made.recording().bytes).toBeLessThan(13_000);
  }
  expect(waits.filter(Boolean)).toHaveLength(1);
  const { every, yields } = made.recording();
  expect(every).toBeGreaterThan(1);
  expect(yields).toBe(80);
  const steps = createSteps(made.recording(), appOf('textbox'));
  expect(steps.at(steps.count - 1).number).toBe(80);
  expect(String(steps.valueAt(0, steps.count - 1)).slice(0, 5)).toBe('39.5 ');
});

test('a run is no longer recorded beyond its bound where the code that thins cannot be loaded', async () => {
  vi.resetModules();
  const { timelineOf } = await import('./timeline-of');
  const made = timelineOf(['textbox'], { mostBytes: 10_000, thinning: () => Promise.reject(new Error('offline')) });
  for (let i = 0; i < 100; i++) {
    await made.take(['x'.repeat(1000)], i);
    expect(made.recording().bytes).toBeLessThanOrEqual(10_000);
  }
  expect(made.recording().yields).toBe(100);
});

test('every part of a nested value counts, and a picture by its pixels', () => {
  const bytes = (kind: Kind, slot: unknown) => recordingOf([kind], [[slot as Slot]]).bytes;
  expect(bytes('textbox', 'x'.repeat(1000))).toBe(1000);
  expect(bytes('image', { as: 'pixels', width: 10, height: 10, data: new ArrayBuffer(400) })).toBe(454);
  expect(bytes('file', { file: new File(['x'.repeat(1000)], 'a.txt') })).toBeGreaterThanOrEqual(1000);
  const rows = Array.from({ length: 100 }, () => ['x'.repeat(100), 1]);
  expect(bytes('dataframe', { headers: ['a', 'b'], rows })).toBeGreaterThanOrEqual(100 * 108);
  // Properties of these names say nothing about the size of the rest.
  const value = { as: 'bytes', bytes: new ArrayBuffer(5000) };
  expect(bytes('image', { slot: 'update', properties: { width: 2, height: 2, value } })).toBeGreaterThanOrEqual(5000);
  expect(bytes('button', { slot: 'update', properties: { size: 'lg', value: 'x'.repeat(1000) } })).toBeGreaterThan(
    1000,
  );
  const shown = { image: { as: 'bytes', bytes: new ArrayBuffer(5000) }, caption: null };
  expect(bytes('gallery', [shown, shown])).toBeGreaterThanOrEqual(10_000);
});

test('the latest run comes first in the list, and the bytes of those before it are bounded', () => {
  const made = timelineOf(['textbox'], { mostBytes: 1e9 });
  for (let run = 1; run <= 60; run++) {
    if (run > 1) made.begin();
    void made.take(['x'.repeat(10_000_000)], 0);
  }
  const runs = made.timeline.runs();
  expect(runs.map(({ recording }) => recording.first)).toEqual(Array.from({ length: 50 }, (_, i) => 60 - i));
  expect(runs.filter(({ recording }) => recording.taken.length > 0)).toHaveLength(13);
});

test.each([
  ['an update after text that grew', append('a'), { slot: 'update', properties: { label: 'L' } }],
  ['text that grew after an update without a value', { slot: 'update', properties: { label: 'L' } }, append('a')],
] as [string, Slot, Slot][])('%s stays a step of its own', (_, before, after) => {
  expect(slotAfter(before, after)).toBeUndefined();
});

test('two changes of a conversation become one', () => {
  const said = (text: string) => ({ role: 'user', title: null, content: [{ type: 'text', text }] }) as never;
  expect(
    slotAfter(
      { slot: 'chat', keep: 2, append: 'a', messages: [said('b')] },
      { slot: 'chat', keep: 3, append: 'c', messages: [said('d')] },
    ),
  ).toEqual({ slot: 'chat', keep: 2, append: 'a', messages: [said('bc'), said('d')] });
  expect(
    slotAfter(
      { slot: 'chat', keep: 2, append: 'a', messages: [] },
      { slot: 'chat', keep: 2, append: 'b', messages: [said('c')] },
    ),
  ).toEqual({ slot: 'chat', keep: 2, append: 'ab', messages: [said('c')] });
});

test('all yields are lines of JSON, each with what it set', () => {
  const recording = recordingOf(
    ['textbox', 'json'],
    [
      ['one', '{"a":1}'],
      [append(' two'), skip],
    ],
  );
  const description = appOf('textbox', 'json');
  const lines = [...linesOf({ steps: createSteps(recording, description), description })].map((line) =>
    JSON.parse(line),
  );
  expect(lines).toEqual([
    { yield: 1, seconds: 0, 'Out 0': 'one', 'Out 1': { a: 1 } },
    { yield: 2, seconds: 0.1, 'Out 0': { text: ' two' } },
  ]);
});

test('an app’s author says how much of a run is held', async () => {
  const pair = createPair();
  const describedBy = (source: string) => pair.sandbox.load(programOf(source));
  const program = (bytes: string) =>
    `export default yc.Interface({ fn: (n) => n, inputs: yc.Number(), outputs: yc.Number(), timelineBytes: ${bytes} });`;
  expect((await describedBy(program('1e6'))).layout.timelineBytes).toBe(1_000_000);
  expect((await describedBy(`export default yc.Blocks({ timelineBytes: 0 }, yc.Number());`)).layout.timelineBytes).toBe(
    0,
  );
  await expect(describedBy(program('-1'))).rejects.toThrow(
    'timelineBytes of this Interface is a number of bytes, 0 for no timeline; got -1.',
  );
  pair.close();
});

test('a state that holds itself is recorded, each of its parts counted once', () => {
  const state: Record<string, unknown> = { text: 'x'.repeat(1000) };
  state.own = state;
  state.list = Array.from({ length: 40 }, () => state);
  const { bytes } = recordingOf(['state'], [[{ state } as Slot]]);
  expect(bytes).toBeGreaterThan(1000);
  expect(bytes).toBeLessThan(2000);
});
