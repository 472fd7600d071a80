import { afterEach, expect, test } from 'vitest';
import type { Codec } from '../../../src/api/internal';
import { lent } from '../../../src/runtime/encode';
import { buttonsOf } from '../../../src/runtime/widgets/buttons';
import { openSketch } from './extras-of';

let close = () => {};
afterEach(() => close());

const open = async (source: string) => {
  const opened = await openSketch(source);
  close = opened.close;
  return opened;
};

test('a colour begins with black, and takes short and long hexadecimal colours', async () => {
  const { app } = await open(
    `export default yc.Blocks(...[undefined, '#F80', '#ff8000'].map((value) => yc.ColorPicker({ value })));`,
  );
  expect(app.components.map(({ kind, value }) => [kind, value])).toEqual([
    ['colorpicker', '#000000'],
    ['colorpicker', '#ff8800'],
    ['colorpicker', '#ff8000'],
  ]);
});

test('what is no colour is refused in a sentence', async () => {
  await expect(open(`export default yc.Blocks(yc.ColorPicker({ value: 7 }));`)).rejects.toThrow(
    /it takes a CSS colour such as "#ff8000", "rgb\(255 128 0\)" or "orange", and this is 7/,
  );
});

const highlighted = async (options: string) => {
  const { app } = await open(`export default yc.Blocks(yc.HighlightedText({ ${options} }));`);
  return app.components[0]?.value;
};

test.each<[string, unknown]>([
  [
    "[['The ', 'article'], ['fox', null], ['es', 2], ['!', undefined], 'x', [7, 'digit']]",
    [
      ['The ', 'article'],
      ['fox', null],
      ['es', 2],
      ['!', null],
      ['x', null],
      ['7', 'digit'],
    ],
  ],
  ["'plain'", [['plain', null]]],
  ["[{ token: 'fox', class_or_confidence: 'noun' }]", [['fox', 'noun']]],
  [
    "{ text: 'Ada lives in London.', entities: [{ entity: 'LOC', start: 13, end: 19 }, { entity_group: 'PER', start: 0, end: 3 }] }",
    [
      ['Ada', 'PER'],
      [' lives in ', null],
      ['London', 'LOC'],
      ['.', null],
    ],
  ],
  ["{ text: 'None' }", [['None', null]]],
])('a text in classes may be written as %s', async (value, spans) => {
  expect(await highlighted(`value: ${value}`)).toEqual(spans);
});

test('neighbours of one class are joined if the author wants', async () => {
  const value = "value: [['a', 'x'], ['b', 'x'], ['', 'y'], ['c', null], ['d', null]]";
  expect(await highlighted(`${value}, combineAdjacent: true, adjacentSeparator: ' '`)).toEqual([
    ['a b', 'x'],
    ['c d', null],
  ]);
  expect(await highlighted(value)).toHaveLength(5);
});

test.each([
  ['value: 7', /it takes pieces of a text, as in \[\['The ', null\], .*, and this is 7/],
  ["value: [['a']]", /piece 1 is a text and its class/],
  ["value: [['a', null], ['b', NaN]]", /the class of piece 2 is text, a score from −1 to 1, or null, and this is NaN/],
  [
    "value: { text: 'abc', entities: [{ entity: 'x', start: 1, end: 9 }] }",
    /entity 1 begins and ends within the text, at characters 0 to 3; got 1 to 9/,
  ],
  [
    "value: { text: 'abc', entities: [{ entity: 'x', start: 0, end: 2 }, { entity: 'y', start: 1, end: 3 }] }",
    /two entities overlap at character 1/,
  ],
  ["value: Array(20001).fill(['a', 'b'])", /it shows at most 20,000 pieces, and these are 20001/],
  ['colorMap: { noun: 7 }', /The colour of “noun” in colorMap of this HighlightedText is a CSS colour .*; got 7/],
])('what is no text in classes is refused in a sentence: %s', async (options, sentence) => {
  await expect(highlighted(options)).rejects.toThrow(sentence);
});

/** What the page gets of a DateTime, and what `fn` then gets of it. */
const dated = async (options: string) => {
  const { app, start } = await open(
    `export default yc.Interface({ fn: (when) => String(when?.toISOString?.() ?? when), inputs: yc.DateTime({ ${options} }), outputs: yc.Textbox() });`,
  );
  const [input] = app.components;
  const { ended } = start(['textbox'], [input?.value] as never[]);
  return { shown: input?.value, given: (await ended).rows[0]?.[0] };
};

test.each([
  ["value: '2026-05-01 10:30:00', timezone: 'UTC'", '2026-05-01 10:30:00', String(Date.UTC(2026, 4, 1, 10, 30) / 1000)],
  ["value: '2026-05-01T10:30', timezone: 'UTC', type: 'string'", '2026-05-01 10:30:00', '2026-05-01 10:30:00'],
  ["value: '2026-05-01', timezone: 'UTC', type: 'datetime'", '2026-05-01 00:00:00', '2026-05-01T00:00:00.000Z'],
  ["value: 0, timezone: 'UTC', includeTime: false, type: 'string'", '1970-01-01', '1970-01-01'],
  ["value: new Date(0), timezone: 'Asia/Tokyo'", '1970-01-01 09:00:00', '0'],
  // Summer and winter time, and the hour between them that a clock skips.
  ["value: '2026-07-01T12:00:00Z', timezone: 'Europe/Berlin'", '2026-07-01 14:00:00', '1782907200'],
  ["value: '2026-01-01 12:00:00', timezone: 'Europe/Berlin'", '2026-01-01 12:00:00', '1767265200'],
  ["value: '2026-01-01T12:00:00-05:30', timezone: 'UTC'", '2026-01-01 17:30:00', '1767288600'],
  [
    "value: '0001-01-01 00:00:00', timezone: 'UTC', type: 'datetime'",
    '0001-01-01 00:00:00',
    '0001-01-01T00:00:00.000Z',
  ],
])('a date written as %s is shown as %s', async (options, shown, given) => {
  expect(await dated(options)).toEqual({ shown, given });
});

test('dates may be told from now', async () => {
  const before = Math.floor(Date.now() / 1000);
  const { given } = await dated("value: 'now - 2d', timezone: 'UTC'");
  const after = Math.floor(Date.now() / 1000);
  expect(Number(given)).toBeGreaterThanOrEqual(before - 172_800);
  expect(Number(given)).toBeLessThanOrEqual(after - 172_800);
});

test.each([
  ["value: '2026-02-30'", /it takes a date such as "2026-05-01 10:30:00", .*, and this is the text "2026-02-30"/],
  ["value: 'soon'", /it takes a date/],
  ["value: '2026-05-01 25:00'", /it takes a date/],
  ['value: new Date(NaN)', /it takes a date/],
  ['value: 1e15', /it takes a date/],
  ['value: Infinity', /it takes a date/],
  ['value: {}', /it takes a date/],
  ["type: 'epoch'", /type of this DateTime is one of timestamp, datetime, string; got the text "epoch"/],
  [
    "timezone: 'Mars/Base'",
    /The timezone of this DateTime is the name of a time zone such as "Europe\/Berlin"; got the text "Mars\/Base"/,
  ],
])('what is no date is refused in a sentence: %s', async (options, sentence) => {
  await expect(open(`export default yc.Blocks(yc.DateTime({ ${options} }));`)).rejects.toThrow(sentence);
});

/** A button as the worker makes it: files do not travel through Node's channels. */
const buttonOf = (name: 'UploadButton' | 'DownloadButton', options: object) => {
  const component = (_kind: string, _value: unknown, properties: object, { codec }: { codec: Codec }) =>
    Object.assign(codec, { properties });
  return buttonsOf({ ...lent, component } as never)[name](options as never) as unknown as Required<Codec> & {
    properties: object;
  };
};
const carrier = { bytes: 0, carry: (buffer: ArrayBuffer) => buffer };

test('an upload button gives what a File gives, and takes any number of types', () => {
  const file = new File(['x'], 'x.txt');
  const single = buttonOf('UploadButton', { fileTypes: 'image' });
  expect(single.properties).toMatchObject({ label: 'Upload a file', fileTypes: ['image'] });
  expect(single.decode([file] as never)).toBe(file);
  // In this form the page sends what it has fetched.
  expect(single.decode([{ as: 'file', file }] as never)).toBe(file);
  expect(single.empty).toBeNull();
  const several = buttonOf('UploadButton', { label: 'Add', fileCount: 'multiple' });
  expect(several.properties).toMatchObject({ label: 'Add' });
  expect(several.decode([file, file] as never)).toEqual([file, file]);
  expect(several.empty).toEqual([]);
});

test.each<[unknown, string, string]>([
  ['two words', 'text.txt', 'two words'],
  ['word', 'text.txt', 'word'],
  [{ name: 'a.csv', data: 'a,b' }, 'a.csv', 'a,b'],
  [new File(['x'], 'x.bin'), 'x.bin', 'x'],
  [new Blob(['x']), 'file', 'x'],
])('what a download button saves may be %s', async (value, name, content) => {
  const [file] = buttonOf('DownloadButton', {}).encode(value, carrier) as File[];
  expect([file?.name, await file?.text()]).toEqual([name, content]);
});

test('a download button names a file by its address, and takes one file alone', () => {
  const { encode } = buttonOf('DownloadButton', {});
  expect(encode('https://unpkg.com/a/b.png', carrier)).toEqual([{ as: 'url', url: 'https://unpkg.com/a/b.png' }]);
  for (const value of [[new Blob(['x']), new Blob(['y'])], 7, {}])
    expect(() => encode(value, carrier)).toThrow(/it takes /);
});

test('a clear button empties its components, and those that are added', async () => {
  const { app, start } = await open(`
    const [name, age, seen] = [yc.Textbox({ value: 'Ada' }), yc.Number({ value: 36 }), yc.State([1])];
    const clear = yc.ClearButton({ components: [name, seen], value: 'Away with it' }).add(age);
    export default yc.Blocks(name, age, seen, clear);`);
  expect(app.components.find(({ kind }) => kind === 'button')?.value).toBe('Away with it');
  const all = app.listeners.map(({ outputs }, listener) => ({
    listener,
    kinds: outputs.map((id) => app.components[id]?.kind),
  }));
  expect(all.map(({ kinds }) => kinds)).toEqual([['textbox', 'state'], ['number']]);
  const { rows } = await start(['textbox', 'state']).ended;
  expect(rows).toMatchObject([[null, { state: [1] }]]);
});

test('what is no component cannot be cleared', async () => {
  await expect(
    open(`export default yc.Blocks(yc.ClearButton({ components: [yc.Textbox(), 'name'] }));`),
  ).rejects.toThrow('A ClearButton clears components, and number 2 of these is the text "name".');
});

test('buttons that lead out of the app are given the text on them, or have their own', async () => {
  const { app } = await open(`
    const copy = yc.DuplicateButton({ value: 'Take it', variant: 'primary', icon: 'x.png' });
    const link = yc.DeepLinkButton({ copiedValue: 'Got it' });
    copy.click(() => yc.update({ value: 'Taken' }), null, copy);
    export default yc.Blocks(copy, link);`);
  expect(app.components.map(({ kind, value, properties }) => [kind, value, properties])).toEqual([
    ['duplicatebutton', 'Take it', { variant: 'primary', icon: 'x.png' }],
    ['deeplinkbutton', null, { copiedValue: 'Got it' }],
  ]);
});
