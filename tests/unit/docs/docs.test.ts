import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { apiNames } from '../../../src/protocol';
import { undescribed } from '../../../vite.docblocks';
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

test('each type of the API, each option and each member of what authors write has a docblock', () => {
  expect(undescribed(root)).toEqual([]);
});

test('Gradio’s names in the table of forms are those that the reference tells of ours', () => {
  const table = readFileSync('docs/from-gradio.md', 'utf8').split('## Gradio’s own demos')[0] ?? '';
  const told = new Set(docs.entries.flatMap(({ gradio }) => gradio?.match(/\w+$/)?.[0] ?? []));
  // Other names of the same, classes of data, and what does nothing here.
  const others = ['DataFrame', 'TabItem', 'ChatMessage', 'LikeData', 'SelectData', 'Progress', 'I18n'];
  const named = [...table.matchAll(/\bgr\.([A-Z]\w+)/g)].map(([, name = '']) => name);
  expect(named.length).toBeGreaterThan(30);
  expect([...new Set(named)].filter((name) => !told.has(name) && !others.includes(name))).toEqual([]);
});
