import { describe, expect, test } from 'vitest';
import { readMessage } from '../../../src/app/rendered/read-message';
import { createRegions } from '../../../src/app/rendered/regions';
import type { AppDescription, ComponentDescription, Kind, ListenerDescription } from '../../../src/protocol';

const component = (id: number, kind: Kind = 'textbox', properties: object = {}) =>
  ({ id, kind, value: null, properties }) as ComponentDescription;

const listener = (given: Partial<ListenerDescription> = {}): ListenerDescription => ({
  inputs: [],
  outputs: [],
  triggers: [],
  triggerMode: 'once',
  concurrencyLimit: 1,
  concurrencyId: 'a',
  maxSize: null,
  cancels: [],
  runs: true,
  showProgress: 'full',
  ...given,
});

/** A Textbox, a part, and a listener: what the page has before the part is made. */
const app = (): AppDescription => ({
  components: [component(0), component(1, 'render', { children: [] })],
  listeners: [listener()],
  layout: { type: 'blocks', children: [0, 1] },
});

const part = (given: object = {}) => ({
  op: 'render',
  type: 'part',
  region: 1,
  components: [component(2)],
  listeners: [],
  children: [2],
  preserved: [],
  ...given,
});

/** What the page makes of a message, if these components and listeners are shown in the part already. */
const read = (
  message: unknown,
  shown: Record<number, number> = {},
  heard: Record<number, number> = {},
  kinds: Record<number, Kind> = {},
) => {
  const description = app();
  const regions = createRegions(description);
  for (const [id, owner] of Object.entries(shown)) {
    description.components[Number(id)] = component(Number(id), kinds[Number(id)]);
    regions.components.set(Number(id), owner);
  }
  for (const [id, owner] of Object.entries(heard)) regions.listeners.set(Number(id), owner);
  return readMessage(message, regions);
};

test('a part that fits is read', () => {
  expect(read(part())).toMatchObject({ type: 'part', region: 1 });
  const button = component(2, 'button');
  const told = part({
    components: [button, component(3, 'row', { children: [4] }), component(4), component(5, 'state')],
    children: [2, 3],
    listeners: [[1, listener({ inputs: [0, 4, 5], outputs: [0], triggers: [{ component: 2, event: 'click' }] })]],
  });
  expect(read(told)).toMatchObject({ type: 'part' });
  expect(read({ op: 'render', type: 'wrong', region: 1, sentence: 'no' })).toMatchObject({ type: 'wrong' });
  expect(read({ op: 'render', type: 'again', listener: 3 })).toMatchObject({ type: 'again' });
});

describe('what a hostile worker sends is refused in a sentence:', () => {
  const many = (n: number, of: (i: number) => unknown) => Array.from({ length: n }, (_, i) => of(i));
  const listening = (given: Partial<ListenerDescription>) => part({ listeners: [[1, listener(given)]] });
  const cases: [string, unknown][] = [
    ['nothing of the kind', { op: 'render' }],
    ['an unknown type', { op: 'render', type: 'all' }],
    ['a property that no message has', part({ html: '<img>' })],
    ['an unknown kind', part({ components: [component(2, 'script' as Kind)] })],
    ['an unknown property', part({ components: [component(2, 'textbox', { onclick: 'x' })] })],
    ['a value of another kind', part({ components: [{ ...component(2), value: 7 }] })],
    ['no such region', part({ region: 9 })],
    ['a region of another kind', part({ region: 0 })],
    ['the id of an outer component', part({ components: [component(0)], children: [0] })],
    ['the id of the region itself', part({ components: [component(1, 'render', { children: [] })], children: [1] })],
    ['an id twice', part({ components: [component(2), component(2)] })],
    ['an id beyond the range', part({ components: [component(9_000_000)], children: [9_000_000] })],
    ['an id that is no whole number', part({ components: [component(2.5)], children: [2.5] })],
    ['an outer component as a child', part({ children: [0] })],
    ['a child that does not exist', part({ children: [3] })],
    ['a child twice', part({ children: [2, 2] })],
    ['itself as its child', part({ components: [component(2, 'row', { children: [2] })] })],
    [
      'a circle of children',
      part({ components: [component(2, 'row', { children: [3] }), component(3, 'row', { children: [2] })] }),
    ],
    ['a part that is filled', part({ components: [component(2, 'render', { children: [3] }), component(3)] })],
    ['too many components', part({ components: many(2001, (i) => component(i + 2)), children: [] })],
    ['too many listeners', part({ listeners: many(2001, (i) => [i + 1, listener()]) })],
    ['the id of an outer listener', part({ listeners: [[0, listener()]] })],
    ['a listener of what is not there', listening({ triggers: [{ component: 7, event: 'click' }] })],
    ['an input that is not there', listening({ inputs: [7] })],
    ['an output that is not there', listening({ outputs: [7] })],
    ['progress on what is not there', listening({ showProgressOn: [7] })],
    ['a listener after none', listening({ after: { listener: 7, when: 'then' } })],
    ['a listener that cancels none', listening({ cancels: [7] })],
    ['an event that is none', { op: 'render', type: 'again', listener: 3, event: { component: 'a', event: 'click' } }],
    ['a listener that caches', listening({ cache: { pace: false, keyed: false } })],
    ['an error without words', { op: 'render', type: 'wrong', region: 1 }],
  ];
  test.each(cases)('%s', (_, message) => {
    expect(read(message)).toEqual(expect.stringMatching(/^This part .*\.$/));
  });

  test('the id of a component or a listener of another part', () => {
    expect(read(part(), { 2: 9 })).toMatch(/the id of another one/);
    expect(read(listening({}), {}, { 1: 9 })).toMatch(/the id of another one/);
  });

  test('the id of its own component that was of another kind', () => {
    const message = part({ components: [component(2, 'number')] });
    expect(read(message, { 2: 1 })).toMatch(/the id of another one/);
    expect(read(message, { 2: 1 }, {}, { 2: 'number' })).toMatchObject({ type: 'part' });
  });

  test('a listener of what goes with a part within, and one that cancels a listener that goes', () => {
    const within = (id: number) =>
      part({ components: [component(9)], children: [9], listeners: [[5, listener({ inputs: [id] })]] });
    const kinds = { 2: 'render' as const };
    expect(read(within(3), { 2: 1, 3: 2 }, {}, kinds)).toMatch(/a component that is not there/);
    expect(read(within(3), { 2: 7, 3: 2 }, {}, kinds)).toMatchObject({ type: 'part' });
    const cancelling = part({ listeners: [[5, listener({ cancels: [4] })]] });
    expect(read(cancelling, {}, { 4: 1 })).toMatch(/about one that is not there/);
    expect(read(cancelling, {}, { 4: 7 })).toMatchObject({ type: 'part' });
  });

  test('a listener of a component that goes with the part before', () => {
    const message = part({
      components: [component(3)],
      children: [3],
      listeners: [[1, listener({ inputs: [2] })]],
    });
    expect(read(message, { 2: 1 })).toMatch(/a component that is not there/);
    expect(read(message, { 2: 9 })).toMatchObject({ type: 'part' });
  });

  test('more components than an app may have, in several parts', () => {
    const shown = Object.fromEntries(Array.from({ length: 1999 }, (_, i) => [i + 10, 9]));
    expect(read(part(), shown)).toMatchObject({ type: 'part' });
    expect(read(part({ components: [component(2), component(3)], children: [2, 3] }), shown)).toMatch(/more than 2000/);
  });
});
