import { expect, test } from 'vitest';
import { createCompiler } from '../../../src/compiler';
import { createLanguage } from '../../../src/compiler/language-service';
import { examples } from '../../../src/playground/gallery';
import type { Problem } from '../../../src/protocol';
import { makeSketchTypes } from '../../../vite.types';

const language = createLanguage(makeSketchTypes(process.cwd()));
const head = "import * as yc from 'yieldcast';\n";
const compile = async (text: string): Promise<{ problems?: Problem[] }> => {
  const made = await createCompiler().compile({ entry: 'main.ts', files: { 'main.ts': head + text } });
  return made.ok ? {} : made;
};
/** A text with its caret, which is written as `|`. */
const at = (marked: string) => {
  const text = head + marked;
  return [text.replace('|', ''), text.indexOf('|')] as const;
};

test.for(examples.map(({ name, source }) => [name, source] as const))(
  '%s of the gallery has no type error',
  async ([, source]) => {
    expect(await language.diagnose(source)).toEqual([]);
  },
);

test('a wrong value, a wrong pairing of types and an unknown name are told with their places', async () => {
  const text = `${head}yc.Slider({ minimum: 'a' });`;
  const [problem] = await language.diagnose(text);
  expect(text.slice(problem?.from, problem?.to)).toBe('minimum');
  expect(problem?.message).toContain("Type 'string' is not assignable to type 'number'");
  const paired = `${head}yc.Interface({ fn: (n: string) => n, inputs: yc.Number(), outputs: yc.Textbox() });`;
  expect(await language.diagnose(paired)).toHaveLength(1);
  expect((await language.diagnose('const a = b;'))[0]?.message).toContain("Cannot find name 'b'");
});

test('what is no error in a sketch is none here: untyped parameters, packages by address, half a line', async () => {
  expect(
    await language.diagnose("import x from 'https://esm.sh/x';\nexport default function* (n) { yield x(n); }"),
  ).toEqual([]);
  expect(await language.diagnose(`${head}yc.Slider({`)).toEqual([]);
  expect(await language.diagnose("import { a } from './other.ts';\na();")).toEqual([]);
});

test('in a text in Gradio’s forms, only what has nothing to do with the API is told', async () => {
  const text = `${head}const demo = yc.Interface({ fn: (s) => s.toUpperCase(), inputs: 'text', outputs: ['text'] });
const go = yc.Button({ value: 'Go', size: 'sm' });
go.click({ fn: (evt: yc.SelectData) => yc.Info(String(evt)), inputs: null });
const plot = yc.LinePlot({ x: 'a', y: 'b' });
if (import.meta.main) demo.queue().launch();
go.click(() => { const n: number = 'three'; });
`;
  const told = (await language.diagnose(text)).map(({ from, message }) => [
    text.slice(0, from).split('\n').length,
    message,
  ]);
  expect(told).toEqual([[7, "Type 'string' is not assignable to type 'number'."]]);
});

test('words for components are typed, and a wrong one is told as a sentence', async () => {
  expect(
    await language.diagnose(`${head}yc.Interface({ fn: (n) => n.toFixed(), inputs: 'slider', outputs: 'text' });`),
  ).toEqual([]);
  const paired = `${head}yc.Interface({ fn: (n) => n.trim(), inputs: 'slider', outputs: 'text' });`;
  expect((await language.diagnose(paired))[0]?.message).toContain("'trim' does not exist on type 'number'");
  // The compiler tells of the word itself, with the nearest right one.
  const { problems } = await compile("yc.Interface({ fn: (n) => n, inputs: ['text', 'sldier'], outputs: 'text' });");
  expect(problems).toEqual([
    {
      message: "There is no component “sldier”. Did you mean 'slider'?",
      location: { file: 'main.ts', line: 2, column: 47 },
    },
  ]);
  const listened = await compile("const a = yc.Textbox();\nyc.Button('Go').click((x) => x, a, 'wombat');");
  expect(listened.problems?.[0]?.message).toBe(
    "There is no component “wombat”. Write one, as yc.Textbox(), or a word such as 'text', 'number' or 'image'.",
  );
});

test('what may be null, and what is caught, are no matter for a sketch', async () => {
  const text = `const context = new OffscreenCanvas(1, 1).getContext('2d');
context.fillRect(0, 0, 1, 1);
try { context.fill(); } catch (error) { console.log(error.message); }`;
  expect(await language.diagnose(text)).toEqual([]);
});

test('names after `yc.` and options within braces are offered, and described by their docblocks', async () => {
  const members = await language.complete(...at('yc.Sl|'));
  expect(members?.names.map(({ name }) => name)).toEqual(expect.arrayContaining(['Slider', 'sleep', 'Audio']));
  expect(members?.from).toBe(head.length + 3);
  const options = await language.complete(...at('yc.Video({ | })'));
  expect(options?.names.slice(0, 30).map(({ name }) => name)).toEqual(expect.arrayContaining(['streaming', 'fps']));
  const words = await language.describe(...at('yc.|'), 'sleep');
  expect(words?.about).toContain('Waits.');
  expect(words?.code).toContain('seconds: number');
});

test('a hover tells the type and the docblock; a call tells of the argument that is written', async () => {
  const hover = await language.hover(...at('await yc.sle|ep(1);'));
  expect(hover?.code).toContain('sleep');
  expect(hover?.about).toContain('Waits.');
  const signature = await language.signature(...at('yc.noise(1, |);'));
  expect(signature?.parameter).toBe('height: number');
});

test('a definition is in the sketch or in the API; a rename takes all places, and is refused for what is not the sketch’s', async () => {
  const [text, place] = at('const many = 3;\nyc.noise(ma|ny, many);');
  const found = await language.define(text, place);
  expect(found && 'from' in found && text.slice(found.from, found.to)).toBe('many');
  expect(await language.define(...at('yc.sl|eep(1);'))).toEqual({ api: 'sleep' });
  const rename = await language.rename(text, place);
  expect('places' in rename && rename.places).toHaveLength(3);
  expect(await language.rename(...at('yc.sl|eep(1);'))).toHaveProperty('refused');
});

test('code is formatted', async () => {
  let text = 'function*a( n:number ){\nyield n\n}\n';
  for (const { from, to, insert } of (await language.format(text)).sort((a, b) => b.from - a.from))
    text = text.slice(0, from) + insert + text.slice(to);
  expect(text).toBe('function* a(n: number) {\n  yield n;\n}\n');
});

test('the other files of the sketch are known: their types, their names and where those are defined', async () => {
  const own = createLanguage(makeSketchTypes(process.cwd()));
  const others = { 'other.ts': '/** Says it twice. */\nexport const twice = (text: string) => text + text;' };
  await own.open('main.ts', others);
  const text = "import { twice } from './other';\nconst a: string = twice(1);\n";
  expect((await own.diagnose(text)).map(({ message }) => message)).toEqual([
    "Argument of type 'number' is not assignable to parameter of type 'string'.",
  ]);
  expect(await own.hover(text, text.indexOf('twice('))).toMatchObject({ about: 'Says it twice.' });
  const defined = await own.define(text, text.indexOf('twice('));
  expect(defined).toMatchObject({ file: 'other.ts', from: others['other.ts'].indexOf('twice =') });
  expect(await own.rename(text, text.indexOf('twice('))).toEqual({
    refused: 'twice is in other.ts too, and a rename reaches only this file.',
  });

  // Then that file is in the editor, and changes; after that, main.ts again.
  await own.open('other.ts', { 'main.ts': text });
  expect(await own.diagnose('export const twice = (n: number) => `${n}`;')).toEqual([]);
  await own.open('main.ts', { 'other.ts': 'export const twice = (n: number) => `${n}`;' });
  expect(await own.diagnose(text)).toEqual([]);
});
