import { afterEach, describe, expect, test } from 'vitest';
import { openSketch } from './extras-of';

let close = () => {};
afterEach(() => close());

const open = async (source: string) => {
  const { close: end, ...opened } = await openSketch(source);
  close = end;
  return opened;
};

/** What a dialogue shows at first. */
const shown = async (options: string) => {
  const { app } = await open(`export default yc.Blocks(yc.Dialogue({ ${options} }));`);
  return app.components[0]?.value;
};

const hello = [
  { speaker: 'Ada', text: 'Hello!' },
  { speaker: 'Grace', text: 'Good morning.' },
];

/** What `fn` gets of lines or of a text. */
const given = async (options: string, wire: unknown) => {
  const { run } = await open(`export default yc.Interface({
    fn: (all) => JSON.stringify(all), inputs: yc.Dialogue({ ${options} }), outputs: yc.Textbox() });`);
  const [text] = await run(0, [wire]);
  return JSON.parse(text as string);
};

describe('fn gets a dialogue', () => {
  test('as a text, as Gradio writes it', async () => {
    expect(await given("speakers: ['Ada']", hello)).toBe('[Ada] Hello!\n[Grace] Good morning.');
  });
  test('as its author writes it', async () => {
    const options = 'formatter: (speaker, text) => speaker.toUpperCase() + ": " + text, separator: " | "';
    expect(await given(options, hello)).toBe('ADA: Hello! | GRACE: Good morning.');
  });
  test('as lines', async () => {
    expect(await given("type: 'list', speakers: ['Ada']", hello)).toEqual(hello);
    expect(await given("type: 'list'", '[Ada] Hello!\n\nOh')).toEqual([hello[0], { speaker: 'Unknown', text: 'Oh' }]);
  });
  test('that is empty', async () => {
    expect(await given('', null)).toBe('');
    expect(await given("type: 'list'", null)).toEqual([]);
    expect(await given('', [{ speaker: 'Ada', text: '' }])).toBe('');
  });
});

describe('a dialogue shows', () => {
  test('lines, or those of a text', async () => {
    expect(await shown(`value: ${JSON.stringify(hello)}`)).toEqual(hello);
    expect(await shown(`speakers: ['Ada'], value: '[Ada] Hello!\\n[Grace]Good morning.\\n'`)).toEqual(hello);
    expect(await shown(`speakers: ['Ada'], value: 'Hello!'`)).toEqual([hello[0]]);
  });
  test('lines that its author reads', async () => {
    const unformatter = "(line) => ({ speaker: line.split(': ')[0], text: line.split(': ')[1] })";
    expect(
      await shown(`speakers: ['Ada'], unformatter: ${unformatter}, value: 'Ada: Hello!\\nGrace: Good morning.'`),
    ).toEqual(hello);
  });
  test('a text as it is, if it is a field of text', async () => {
    expect(await shown(`value: '[Ada] Hello!'`)).toBe('[Ada] Hello!');
    expect(await shown(`speakers: ['Ada'], uiMode: 'text', value: 'a\\nb'`)).toBe('a\nb');
  });
  test('lines that grow', async () => {
    const { run } = await open(`export default yc.Interface({ inputs: null, outputs: yc.Dialogue(), fn: function* () {
      const lines = [];
      for (const text of ['a', 'b']) { lines.push({ speaker: 'Ada', text }); yield lines; }
    } });`);
    const line = (text: string) => ({ speaker: 'Ada', text });
    expect(await run(0)).toEqual([[line('a')], [line('a'), line('b')], { type: 'done' }]);
  });
});

test('takes Gradio’s null for no tags, no speakers and no functions', async () => {
  expect(await shown('speakers: null, tags: null, formatter: null, unformatter: null, value: []')).toEqual([]);
});

test.each([
  ['value: 7', /it takes lines such as \[\{ speaker: 'Ada', text: 'Hello!' \}\], or a text, and this is 7/],
  ["value: [{ speaker: 'Ada' }]", /line 1 is who speaks and what is said, as in .*, and this is/],
  ["value: Array(5001).fill({ speaker: 'a', text: 'b' })", /it has at most 5,000 lines, and these are 5001/],
  ["type: 'lines'", /type of this Dialogue is one of text, list; got .*lines/],
  ["uiMode: 'plain'", /uiMode of this Dialogue is one of dialogue, text, both; got .*plain/],
  ["separator: ''", /separator of this Dialogue is a text that no line contains/],
  ["speakers: 'Ada'", /speakers of this Dialogue is a list of texts; got .*Ada/],
  ['tags: [1]', /tags of this Dialogue is a list of texts/],
  ["formatter: 'x'", /formatter of this Dialogue is a function; got .*x/],
  [
    "speakers: ['Ada'], unformatter: () => 1, value: 'a'",
    /What unformatter returns is who speaks and what is said.* this is 1/,
  ],
  ['colorMap: { Ada: 7 }', /The colour of “Ada” in colorMap of this Dialogue is a CSS colour .*; got 7/],
])('what is no dialogue is refused in a sentence: %s', async (options, sentence) => {
  await expect(shown(options)).rejects.toThrow(sentence);
});
