import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { apiNames } from '../../../src/protocol';
import { makeAssistantText, makeDocs } from '../../../vite.docs';

const root = process.cwd();
const docs = makeDocs(root);
const assistantText = makeAssistantText(root);

test('the docs tell of every name of the API, of every option in words, and have a sketch of each', () => {
  expect(docs.entries.map(({ name }) => name).sort()).toEqual([...apiNames].sort());
  const silent = docs.entries.flatMap(({ name, options }) =>
    options.filter(({ about }) => about === '').map((option) => `${name}.${option.name}`),
  );
  expect(silent).toEqual([]);
  for (const { name, example } of docs.entries) {
    const { gallery, source = '' } = docs.examples[example] ?? {};
    expect(gallery ? readFileSync(`src/playground/examples/${gallery}.ts`, 'utf8') : source).toContain(`yc.${name}`);
  }
});

test('types are told in words, and choices are spelt out', () => {
  const optionsOf = (of: string) => docs.entries.find(({ name }) => name === of)?.options ?? [];
  expect(optionsOf('Audio').find(({ name }) => name === 'type')?.type).toBe("'file' | 'samples'");
  expect(optionsOf('Slider').map(({ name }) => name)).toEqual([
    'value',
    'minimum',
    'maximum',
    'step',
    'precision',
    'buttons',
    'validator',
  ]);
  expect(docs.common.map(({ name }) => name)).toContain('label');
});

test('the page for an assistant has every name with its options, and the table of Gradio’s forms', () => {
  for (const { name, options } of docs.entries) {
    const line = assistantText.split('\n').find((each) => new RegExp(`^- (new )?yc\\.${name}[(: ]`).test(each)) ?? '';
    expect(line, name).not.toBe('');
    for (const option of options) expect(line, `${name}.${option.name}`).toContain(option.name);
  }
  expect(assistantText).toContain('| `time.sleep(0.5)` |');
});

test('each sketch in the guide and in the rules for an assistant has no error of types', () => {
  const documents = ['docs/guide.md', 'docs/assistant.md'].map((path) => readFileSync(path, 'utf8'));
  const sketches = documents.flatMap((text) => [...text.matchAll(/```ts\n(import .*?)```/gs)].map(([, code]) => code));
  expect(sketches.length).toBeGreaterThan(5);
  const folder = `${root}/src/playground/examples`;
  const { config } = ts.readConfigFile(`${folder}/tsconfig.json`, ts.sys.readFile);
  const { options: strict } = ts.parseJsonConfigFileContent(config, ts.sys, folder);
  const options = { ...strict, noUnusedParameters: false };
  const host = ts.createCompilerHost(options);
  const { readFile, fileExists } = host;
  const texts = new Map(sketches.map((code, i) => [`${folder}/sketch-${i}.ts`, code]));
  host.readFile = (name) => texts.get(name) ?? readFile(name);
  host.fileExists = (name) => texts.has(name) || fileExists(name);
  const program = ts.createProgram([...texts.keys()], options, host);
  const errors = [...texts.keys()].flatMap((name) =>
    program
      .getSemanticDiagnostics(program.getSourceFile(name))
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n')),
  );
  expect(errors).toEqual([]);
});
