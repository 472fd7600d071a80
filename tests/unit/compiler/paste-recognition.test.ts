import { expect, test } from 'vitest';
import { recognisePaste } from '../../../src/compiler/paste-recognition';
import { sketchesIn } from '../../first-paste/sketches';

const code = `export default async function* count() {\n  for (let i = 1; i <= 3; i++) {\n    yield i;\n  }\n}\n`;

test('no ordinary sketch is taken for anything else', () => {
  const taken = sketchesIn('ordinary').flatMap(({ name, source }) => (recognisePaste(source) ? [name] : []));
  expect(taken).toEqual([]);
});

test('a fence is taken off, whatever its language is called', () => {
  for (const language of ['', 'ts', 'typescript', 'TypeScript', 'js', 'tsx']) {
    expect(recognisePaste(`\`\`\`${language}\n${code}\`\`\`\n`)).toMatchObject({ kind: 'fence', source: code });
  }
  expect(recognisePaste(`~~~ts\n${code}`)?.source).toBe(code);
});

test('of an answer with several pieces of code the sketch is found', () => {
  const answer = `Install it first:\n\n\`\`\`sh\nnpm install yieldcast\n\`\`\`\n\nA helper:\n\n\`\`\`ts\nconst a = 1;\n\`\`\`\n\nThen:\n\n\`\`\`ts\n${code}\`\`\`\n\nThat is all.`;
  expect(recognisePaste(answer)).toMatchObject({ kind: 'answer', source: code });
});

test('words around code without a fence are taken off', () => {
  const answer = `Here is a generator that counts to three:\n\ntypescript\nCopy code\n${code}\nYou can change the limit in the loop.\n`;
  expect(recognisePaste(answer)).toMatchObject({ kind: 'answer', source: code });
});

test('code that holds fences and markup in its texts is code', () => {
  expect(recognisePaste(`const text = \`\n\`\`\`ts\n1\n\`\`\`\n\`;\n${code}`)).toBeUndefined();
  expect(recognisePaste(`// This is a long comment in words, and ends with a stop.\n${code}`)).toBeUndefined();
  expect(recognisePaste(`${code}// The end is told in words, with a full stop.\n`)).toBeUndefined();
  expect(recognisePaste('')).toBeUndefined();
  expect(recognisePaste('some words of no meaning')).toBeUndefined();
});

test.each([
  ['python', 'def f(n):\n    for i in range(n):\n        yield i\n', /Python/],
  [
    'python',
    'import gradio as gr\n\nwith gr.Blocks() as demo:\n    gr.Markdown("# Hi")\n\ndemo.launch()\n',
    /table of forms/,
  ],
  ['html', '<!doctype html>\n<html><body><p>Hi</p></body></html>', /HTML/],
  ['html', '<template>\n  <p>{{ n }}</p>\n</template>\n<script setup>\nconst n = 1;\n</script>', /Vue/],
  ['react', "import { useState } from 'react';\nexport default () => <p>{useState(0)[0]}</p>;", /React/],
  ['other', '{ "a": 1 }', /JSON/],
  ['other', 'npm install yieldcast', /shell/],
  ['other', '#include <stdio.h>\nint main() { return 0; }', /C or C\+\+/],
])('%s is told', (kind, source, words) => {
  const found = recognisePaste(source);
  expect(found?.kind).toBe(kind);
  expect(found?.message).toMatch(words);
  expect(found?.source).toBeUndefined();
});

test('an import from Gradio is offered another name', () => {
  const found = recognisePaste(`import * as gr from 'gradio';\n${code}`);
  expect(found).toMatchObject({ kind: 'gradio', line: 1, offer: "Write from 'yieldcast'" });
  expect(found?.source).toBe(`import * as gr from 'yieldcast';\n${code}`);
});

test('long text is looked at in time that grows with its length', () => {
  for (const piece of ['```\n', '<!--', 'A word. ', 'if x\n', 'def f(\n', ' '.repeat(50), '# \n', '- a b c d.\n']) {
    // Processor time: other processes do not count.
    const before = process.cpuUsage().user;
    recognisePaste(piece.repeat(Math.floor(400_000 / piece.length)));
    expect((process.cpuUsage().user - before) / 1000).toBeLessThan(1500);
  }
});
