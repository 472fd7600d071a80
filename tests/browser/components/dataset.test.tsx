import { expect, test } from 'vitest';
import { show } from './shown';

const pagesOf = (host: HTMLElement) => [...host.querySelectorAll('.yc-page')].map((each) => each.textContent);

test('a few pages have a button each, and of many the first, the last and those nearby', async () => {
  const samples = Array.from({ length: 3000 }, (_, i) => [`${i}`]);
  const few = show('dataset', null, { kinds: ['textbox'], samples: samples.slice(0, 12), samplesPerPage: 1 });
  await few.loaded();
  expect(pagesOf(few.host)).toHaveLength(12);
  const many = show('dataset', null, { kinds: ['textbox'], samples, samplesPerPage: 1 });
  await many.loaded();
  expect(pagesOf(many.host)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '3000']);
  await many.screen.getByRole('button', { name: '3000', exact: true }).click();
  expect(pagesOf(many.host)).toEqual(['1', ...Array.from({ length: 10 }, (_, i) => `${2991 + i}`)]);
  await many.screen.getByRole('button', { name: '2991', exact: true }).click();
  expect(pagesOf(many.host)).toEqual(['1', ...Array.from({ length: 9 }, (_, i) => `${2987 + i}`), '3000']);
});
