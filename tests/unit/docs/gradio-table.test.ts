import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { restated, withTable } from '../../tools/gradio-table.mjs';

test('the table of Gradio’s demos is current: node tests/tools/gradio-table.mjs writes it anew', () => {
  const document = readFileSync('docs/from-gradio.md', 'utf8');
  expect(withTable(document)).toBe(document);
});

test('at least a hundred of Gradio’s demos are restated, and all of them together are no longer than the Python', () => {
  const demos = restated();
  expect(demos.length).toBeGreaterThanOrEqual(100);
  const total = (of: 'python' | 'typescript') => demos.reduce((sum, each) => sum + each[of], 0);
  expect(total('typescript')).toBeLessThanOrEqual(total('python'));
});
