import { render } from 'solid-js/web';
import { expect, onTestFinished, test } from 'vitest';
import { Prose } from '../../../src/components';
import { until } from './shown';

const shown = (text: string) => {
  const host = document.createElement('div');
  document.body.append(host);
  const dispose = render(() => <Prose class="yc-article" text={text} />, host);
  onTestFinished(() => {
    dispose();
    host.remove();
  });
  return host;
};

test('a plain sentence is there at once', () => {
  const host = shown('Counts to a number, 1 at a time.');
  expect(host.querySelector('.yc-article > p')?.textContent).toBe('Counts to a number, 1 at a time.');
});

test.each([
  ['**bold**', 'strong'],
  ['a\n\nb', 'p + p, div + div p'],
  ['# Title', 'h1'],
  ['1. one', 'ol'],
  ['- one', 'ul'],
  ['see https://example.com', 'a'],
  ['a <b>b</b>', 'b'],
])('%j is Markdown', async (text, selector) => {
  const host = shown(text);
  await until(() => host.querySelector(selector));
});
