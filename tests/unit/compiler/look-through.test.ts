import { describe, expect, test } from 'vitest';
import { createCompiler } from '../../../src/compiler';
import { sketchesIn } from '../../first-paste/sketches';
import { describeProblems, sketch } from './sandbox';

const compile = (code: string) => Promise.resolve(createCompiler().compile(sketch(code)));

const hintsOf = async (code: string) => {
  const compilation = await compile(code);
  if (!compilation.ok) throw new Error(describeProblems(compilation).join('\n'));
  return describeProblems(compilation.hints ?? []);
};

const isFamiliar = async (code: string) => {
  const compilation = await compile(code);
  return compilation.ok && compilation.program.familiar === true;
};

const imported = "import * as yc from 'yieldcast';\n";

describe('what takes forms from elsewhere comes along', () => {
  test.each([
    'yc.Textbox("Hi");',
    'yc.Slider(1, 5, { value: 2 });',
    'new yc.Textbox({});',
    'yc.Interface({ fn: () => 1, outputs: "text" });',
    'yc.Interface(() => 1, null, null);',
    'yc.Blocks(() => {});',
    'yc.Blocks([a, b]);',
    'yc.DataFrame({});',
    'yc.Textbox({ max_lines: 3 });',
    'a.click({ fn: () => 1 });',
    'yc.Interface({ fn }).launch();',
    'const { Slider } = yc;',
    'yc.Textbox(options);',
    'yc.Textbox({ ...options });',
    'const f = () => yc.Textbox({});',
    'export default yc.Interface({ fn, inputs: yc.Textbox });',
  ])('%s', async (code) => {
    expect(
      await isFamiliar(`${imported}declare const a: any, b: any, fn: any, options: any;\nyc.noise(1, 1);\n${code}`),
    ).toBe(true);
  });

  test.each([
    "yc.Interface({ fn: (a: string) => a, inputs: yc.Textbox({ label: 'A', maxLines: 3 }), outputs: [yc.Image()] });",
    "const a = yc.Textbox(), b = yc.Button('Go', { variant: 'primary' });\nb.click((t: string) => t, a, a, { triggerMode: 'once' });\nyc.Blocks({ title: 'T' }, yc.Row({ equalHeight: true }, a), yc.Tab('X', b));",
    "yc.Timer(1, { active: false });\nyc.State([1]);\nyc.BrowserState({ a: 1 }, { storageKey: 'k' });",
    'function* f() { yield yc.update({ visible: true, value: 1 }); yield yc.noise(3, 3); yc.progress([1, 2], { unit: "s" }); }',
    'yc.ChatInterface({ fn: (m: string) => m });',
  ])('and not for the API’s own form: %s', async (code) => {
    expect(await isFamiliar(imported + code)).toBe(false);
  });
});

describe('an option that there is not is told at its line, with the nearest', () => {
  test.each([
    [
      'yc.Textbox({\n  label: "A",\n  placeholdr: "x",\n});',
      '4:3',
      'Textbox has no option `placeholdr`. Did you mean `placeholder`?',
    ],
    [
      'yc.Interface({ fn: () => 1, descripton: "x" });',
      '2:29',
      'Interface has no option `descripton`. Did you mean `description`?',
    ],
    ['yc.Blocks({ titel: "x" });', '2:13', 'Blocks has no option `titel`. Did you mean `title`?'],
    [
      'yc.ChatInterface({ fn: () => "", tittle: "x" });',
      '2:34',
      'ChatInterface has no option `tittle`. Did you mean `title`?',
    ],
    [
      'const b = yc.Button("x");\nb.click(() => 1, null, null, { triggermode: "once" });',
      '3:32',
      '`click` has no option `triggermode`. Did you mean `triggerMode`?',
    ],
    [
      'yc.progress(0.5, { descripton: "x" });',
      '2:20',
      '`progress` has no option `descripton`. Did you mean `description`?',
    ],
    [
      'const b = yc.Button("x");\nyc.on([b.click], () => 1, null, null, { maxSise: 1 });',
      '3:41',
      '`on` has no option `maxSise`. Did you mean `maxSize`?',
    ],
    [
      'function* f() { throw new yc.Error("x", { titel: "y" }); }',
      '2:43',
      'Error has no option `titel`. Did you mean `title`?',
    ],
    ['yc.info("x", { duraton: 3 });', '2:16', '`info` has no option `duraton`. Did you mean `duration`?'],
    ['yc.Timer(1, { activ: true });', '2:15', 'Timer has no option `activ`. Did you mean `active`?'],
    [
      'yc.Row({ equalHight: true }, yc.Textbox());',
      '2:10',
      'Row has no option `equalHight`. Did you mean `equalHeight`?',
    ],
    ['yc.update({ visble: false });', '2:13', '`update` has no option `visble`. Did you mean `visible`?'],
  ])('%s', async (code, place, words) => {
    const [hint = ''] = await hintsOf(imported + code);
    expect(hint).toContain(`main.ts:${place} `);
    expect(hint).toContain(words);
  });
});

test('a name that there is not is a problem, with the nearest or what to use', async () => {
  const found = await compile(`${imported}yc.TextBoxx();\nyc.mount_gradio_app();`);
  expect(describeProblems(found)).toEqual([
    'main.ts:2:4 Yieldcast has no `TextBoxx`. Did you mean `Textbox`?',
    'main.ts:3:4 Yieldcast has no `mount_gradio_app`. An app is on the page as soon as it is exported.',
  ]);
});

test.each([
  [
    'const box = yc.Textbox();\nbox.submti(() => 1);',
    '3:5 `box`, a Textbox, has no event `submti`. Did you mean `submit`?',
  ],
  [
    'const b = yc.Button("x");\nb.upload(() => 1);',
    '3:3 `b`, a Button, has no event `upload`. There are change, click.',
  ],
  ['const row = yc.Row();\nrow.click(() => 1);', '3:5 `row`, a Row, has no event `click`. It has none.'],
  ['const app = yc.Blocks();\napp.laod(() => 1);', '3:5 `app`, a Blocks, has no event `laod`. Did you mean `load`?'],
  [
    'const b = yc.Button("x");\nb.click(() => 1).sucess(() => 2);',
    '3:18 A listener has no event `sucess`. Did you mean `success`?',
  ],
])('an event that there is not is a problem at its line, with the nearest: %s', async (code, words) => {
  expect(describeProblems(await compile(imported + code))).toEqual([`main.ts:${words}`]);
});

test.each([
  'const name = yc.Textbox();\nname.submit((name: string) => name.trim(), name, name);',
  'const box = yc.Textbox();\nbox.key_up(() => 1);\nbox.toString();',
  'const audio = yc.Audio();\naudio.stop(() => 1);',
  'const b = yc.Button("x");\nb.click(() => 1).then(() => 2).failure(() => 3);',
  'const list = [yc.Button("x")];\nlist.map((each) => each.click(() => 1));',
])('and what is no misspelt event is none: %s', async (code) => {
  const compilation = await compile(imported + code);
  expect(compilation.ok).toBe(true);
});

test('what a sketch has not is told where it is used, and not where it is the author’s own or asked for', async () => {
  expect(await hintsOf('function* f() { yield 1; document.title = "x"; }')).toEqual([
    expect.stringMatching(/^main\.ts:1:26 There is no `document` here.*OffscreenCanvas/),
  ]);
  for (const code of [
    'function* f(document: string) { yield document; }',
    'function* f() { if (typeof window !== "undefined") yield window; }',
    'function* f() { yield { alert: 1, process: 2 }; }',
    'const x: any = {};\nfunction* f() { yield x.document; }',
  ])
    expect(await hintsOf(code)).toEqual([]);
});

test('an address that the page does not let a sketch reach is told, with those that it may', async () => {
  const [hint = ''] = await hintsOf("async function* f() { yield await fetch('https://api.example.com/x'); }");
  expect(hint).toMatch(/api\.example\.com may not be reached.*huggingface\.co/);
  expect(await hintsOf("async function* f() { yield await fetch('https://huggingface.co/x'); }")).toEqual([]);
});

test('a package at an address is told of if it draws on a page, and not if it only has the name of a module of Node', async () => {
  const importing = (name: string) =>
    hintsOf(`import x from 'https://esm.sh/${name}';\nexport default () => typeof x;`);
  expect(await importing('react')).toEqual([expect.stringContaining('React draws on a page')]);
  expect(await importing('buffer@6')).toEqual([]);
  expect(await importing('events')).toEqual([]);
});

test('no ordinary sketch of the corpus is told of anything but options', async () => {
  const told: string[] = [];
  for (const { name, source } of sketchesIn('ordinary')) {
    const compilation = await compile(source);
    const found = compilation.ok ? (compilation.hints ?? []) : compilation.problems;
    for (const { message } of found)
      if (!/has no option|Yieldcast has no `audio`/.test(message)) told.push(`${name}: ${message}`);
  }
  expect(told).toEqual([]);
});
