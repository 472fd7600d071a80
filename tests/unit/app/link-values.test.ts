import { expect, test } from 'vitest';
import type { AppModel } from '../../../src/app/app-model';
import { createComponentValues } from '../../../src/app/component-values';
import { fillFrom, mostPacked, packValues } from '../../../src/app/links/link-values';
import { pack } from '../../../src/app/links/pack';
import { checksum } from '../../../src/app/links/packed-text';
import type { Mounted } from '../../../src/app/mounted';
import { learnRare, type WireValue } from '../../../src/protocol';

await learnRare();

type Given = [kind: string, value: unknown, properties: object];

const events = { drawn() {}, changed() {}, input() {} };

/** An app in which these are inputs, except for the last `outputs` ones. */
const appOf = (components: readonly Given[], outputs = 0) => {
  const described = components.map(([kind, value, properties], id) => ({ id, kind, value, properties }));
  const ids = described.map(({ id }) => id);
  const inputs = ids.slice(0, ids.length - outputs);
  return {
    description: { components: described, listeners: [{ inputs, outputs: ids.slice(inputs.length), triggers: [] }] },
    parts: createComponentValues(described as never, events, new Set()),
  } as unknown as Mounted;
};

/** Puts the values of a link into an app; returns what the app then holds, which were filled, and what was told. */
const fill = async (app: Mounted, text: string) => {
  const told: string[] = [];
  const model = { alerts: { add: ({ message }: { message: string }) => told.push(message) } } as unknown as AppModel;
  const filled = (await fillFrom(text, model))(undefined, new Set())(app);
  return { held: app.parts.values(app.description.components.map(({ id }) => id)), filled, told };
};

const linkOf = async (entries: unknown) => {
  const bytes = new TextEncoder().encode(JSON.stringify(entries));
  return `${checksum(bytes)}.${await pack(bytes)}`;
};

const choices = ['red', 'green'].map((value) => ({ label: value, value }));

/** An input of each kind that a link holds, and what a person enters. */
const all: [kind: string, value: unknown, properties: object, entered: WireValue][] = [
  ['textbox', '', { label: 'Name' }, 'Ada “of” <Lovelace> 🎉'],
  ['number', 1, { label: 'Age', minimum: 0, maximum: 200 }, 36],
  ['slider', 3, { label: 'Steps', minimum: 1, maximum: 9 }, 7],
  ['checkbox', false, { label: 'Agreed' }, true],
  ['checkboxgroup', [], { label: 'Colours', choices }, ['green']],
  ['radio', null, { label: 'One colour', choices }, 'red'],
  ['dropdown', null, { label: 'Another', choices }, 'green'],
  ['dropdown', null, { label: 'Own', choices, allowCustomValue: true }, 'mauve'],
  ['dropdown', null, { label: 'Several', choices, multiselect: true }, ['green', 'red']],
  ['colorpicker', '#000000', { label: 'Ink' }, '#ff8000'],
  ['datetime', null, { label: 'When' }, '2026-05-01 10:30:00'],
  ['code', '', { label: 'Code' }, 'let x = 1;'],
  ['dataframe', null, { label: 'Table' }, { headers: ['a'], rows: [[1], ['x'], [null], [true]] } as never],
  ['multimodaltextbox', null, { label: 'Message' }, { text: 'Hello', files: [] }],
  ['textbox', 'same', { label: 'Name' }, 'second'],
];
const described = all.map(([kind, value, properties]): Given => [kind, value, properties]);

test('every kind of plain input goes through a link, in order where labels are the same', async () => {
  const sender = appOf(described);
  for (const [id, [, , , entered]] of all.entries()) sender.parts.restore(id, entered);
  const { packed, leftOut } = await packValues(sender);
  expect(leftOut).toEqual([]);
  expect(packed).toMatch(/^\w+\.[\w-]+$/);
  const { held, filled, told } = await fill(appOf(described), packed);
  expect(held).toEqual(all.map(([, , , entered]) => entered));
  expect(filled.size).toBe(all.length);
  expect(told).toEqual([]);
  // Others are moved, and one is gone.
  const moved = appOf([...described.slice(1)].reverse());
  const elsewhere = await fill(moved, packed);
  expect(elsewhere.filled.size).toBe(all.length - 1);
  expect(elsewhere.held.at(-1)).toBe(36);
  // What a program takes for the end of a sentence.
  expect((await fill(appOf(described), `${packed}.`)).filled.size).toBe(all.length);
});

test('what inputs began with takes no room, and what was emptied is told', async () => {
  const app = appOf(described);
  expect(await packValues(app)).toEqual({ packed: '', leftOut: [] });
  app.parts.restore(1, null);
  const { packed } = await packValues(app);
  expect((await fill(appOf(described), packed)).held[1]).toBeNull();
});

test('files, pictures, secrets and hidden inputs are left out and named; outputs and states never go along', async () => {
  const app = appOf(
    [
      ['image', null, { label: 'Photo' }],
      ['audio', null, { label: 'Voice' }],
      ['multimodaltextbox', null, { label: 'Message' }],
      ['textbox', '', { label: 'Key', type: 'password' }],
      ['textbox', '', { label: 'Hidden', visible: false }],
      ['textbox', '', { label: 'Fixed', interactive: false }],
      ['state', null, {}],
      ['textbox', '', { label: 'Name' }],
      ['image', null, {}],
      ['textbox', '', { label: 'Result' }],
    ],
    1,
  );
  const file = new File(['x'], 'x.txt');
  app.parts.restore(0, { as: 'file', file });
  app.parts.restore(1, { as: 'file', file });
  app.parts.restore(2, { text: 'See', files: [file] });
  for (const id of [3, 4, 5, 9]) app.parts.restore(id, 'text');
  app.parts.restore(6, { state: 1 });
  app.parts.restore(7, 'Ada');
  app.parts.restore(8, { as: 'file', file });
  const { packed, leftOut } = await packValues(app);
  expect(leftOut).toEqual(['Photo', 'Voice', 'Message', 'Key', 'Hidden', 'Image']);
  const { held } = await fill(appOf([['textbox', '', { label: 'Name' }]]), packed);
  expect(held).toEqual(['Ada']);
});

test('a link holds at most 8 KB: the longest values are left out and named', async () => {
  const noise = (seed: number) =>
    Array.from({ length: 2000 }, (_, i) => Math.imul(i * 7 + seed, 2654435761).toString(36)).join('');
  const three: Given[] = ['Essay', 'Novel', 'Note'].map((label) => ['textbox', '', { label }]);
  const app = appOf(three);
  app.parts.restore(0, noise(1));
  app.parts.restore(1, noise(2) + noise(3));
  app.parts.restore(2, 'short');
  const { packed, leftOut } = await packValues(app);
  expect(packed.length).toBeLessThan(mostPacked + 10);
  expect(leftOut).toEqual(['Novel', 'Essay']);
  expect((await fill(appOf(three), packed)).held).toEqual(['', '', 'short']);
});

test.each<[what: string, Given, value: unknown]>([
  ['a number as a text', ['textbox', 'own', {}], 7],
  ['a text as a number', ['number', 1, {}], '7'],
  ['an object as a text', ['textbox', 'own', {}], { toString: 'x' }],
  ['a number below the least', ['number', 1, { minimum: 0 }], -1],
  ['a number above the most', ['slider', 1, { minimum: 0, maximum: 5 }], 6],
  ['no choice', ['radio', null, { choices }], 'blue'],
  ['one that is no choice among others', ['checkboxgroup', [], { choices }], ['red', 'blue']],
  ['a list where one is chosen', ['dropdown', null, { choices }], ['red']],
  ['one where several are chosen', ['dropdown', null, { choices, multiselect: true }], 'red'],
  ['more than may be chosen', ['dropdown', null, { choices, multiselect: true, maxChoices: 1 }], ['red', 'green']],
  ['no colour', ['colorpicker', '#000000', {}], 'url(https://x.example)'],
  ['no date', ['datetime', null, {}], 'soon'],
  ['a text that is too long', ['textbox', 'own', { maxLength: 3 }], 'four'],
  ['a cell that is an object', ['dataframe', null, {}], { headers: ['a'], rows: [[{}]] }],
  ['more than a table has', ['dataframe', null, {}], JSON.parse('{"headers":[],"rows":[],"__proto__":{"x":1}}')],
  ['a file', ['multimodaltextbox', null, {}], { text: '', files: [{ as: 'url', url: 'https://x.example/y' }] }],
  ['an address of an image', ['image', null, {}], { as: 'url', url: 'https://x.example/y' }],
  ['a secret', ['textbox', '', { type: 'password' }], 'mine'],
  ['what is hidden', ['textbox', '', { visible: false }], 'mine'],
  ['what is fixed', ['textbox', '', { interactive: false }], 'mine'],
  ['a state', ['state', null, {}], { state: 1 }],
  ['the text of a button', ['button', 'Pay nothing', {}], 'Pay'],
])('%s is refused, and the person is told', async (_, component, value) => {
  const [kind, own] = component;
  const { held, filled, told } = await fill(appOf([component]), await linkOf([[kind, null, 0, value]]));
  expect(held).toEqual([own]);
  expect(filled.size).toBe(0);
  expect(told).toEqual([expect.stringMatching(/^This link has values that the app has no place for: /)]);
});

test('an input in a hidden column is hidden, too', async () => {
  const app = (visible: boolean | undefined) =>
    appOf([
      ['textbox', '', { label: 'Name' }],
      ['row', null, { children: [0] }],
      ['column', null, { children: [1], visible }],
    ]);
  const text = await linkOf([['textbox', 'Name', 0, 'mine']]);
  expect((await fill(app(undefined), text)).held[0]).toBe('mine');
  expect((await fill(app(false), text)).held[0]).toBe('');
  const sender = app(false);
  sender.parts.restore(0, 'mine');
  expect(await packValues(sender)).toEqual({ packed: '', leftOut: ['Name'] });
});

test('an output is not filled in: what a stranger wrote would pass for a result', async () => {
  const app = appOf([['textbox', '', { label: 'Result' }]], 1);
  const { held, told } = await fill(app, await linkOf([['textbox', 'Result', 0, 'You have won.']]));
  expect(held).toEqual(['']);
  expect(told).toEqual(['This link has values that the app has no place for: Result.']);
});

test('a link that names an input of the prototype, or one that there is not, changes nothing', async () => {
  const text = '[["__proto__","__proto__",0,{"polluted":1}],["textbox","constructor",0,"x"]]';
  const { told } = await fill(appOf([['textbox', '', { label: 'Name' }]]), await linkOf(JSON.parse(text)));
  expect(({} as { polluted?: number }).polluted).toBeUndefined();
  expect(told[0]).toMatch(/__proto__, constructor\.$/);
});

test.each<[string, () => Promise<string> | string]>([
  ['cut', async () => (await linkOf([['textbox', null, 0, 'Ada Ada Ada']])).slice(0, -4)],
  [
    'changed',
    async () => (await linkOf([['textbox', null, 0, 'Ada']])).replace(/^\w/, (each) => (each === 'a' ? 'b' : 'a')),
  ],
  ['empty', () => ''],
  ['no list', () => linkOf({ a: 1 })],
  ['a list of something else', () => linkOf([['textbox', null, 'first', 'x']])],
  ['too long', () => `x.${'A'.repeat(mostPacked + 1)}`],
  ['a bomb', () => linkOf([['textbox', null, 0, 'a'.repeat(3_000_000)]])],
])('values that are %s are not read, and the app begins without them', async (_, made) => {
  const text = await made();
  const { held, told } = await fill(appOf([['textbox', 'own', {}]]), text);
  expect(held).toEqual(['own']);
  expect(told).toEqual([
    'The values in this link cannot be read: it is cut short or was changed. The app begins without them.',
  ]);
});
