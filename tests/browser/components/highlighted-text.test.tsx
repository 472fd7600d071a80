import axe from 'axe-core';
import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { Span } from '../../../src/protocol';
import { preferScheme } from './accessible';
import { painted, show } from './shown';

const open = async (value: Span[] | null, properties = {}, listened: string[] = []) => {
  const shown = show('highlightedtext', value, { label: 'Parts', ...properties }, { listened });
  await shown.loaded();
  const text = () => shown.find<HTMLElement>('.yc-highlighted');
  const marks = () => [...shown.host.querySelectorAll<HTMLElement>('mark')];
  return { ...shown, text, marks };
};

test('one token more makes one element more, and leaves the others as they are', async () => {
  const words = Array.from({ length: 300 }, (_, i): Span => [`word${i} `, i % 3 ? null : 'kind']);
  const { set, text, marks } = await open(words.slice(0, 100));
  const changed: Node[] = [];
  const observer = new MutationObserver((records) =>
    changed.push(...records.flatMap(({ addedNodes, removedNodes }) => [...addedNodes, ...removedNodes])),
  );
  const first = marks()[0];
  observer.observe(text(), { childList: true, characterData: true, subtree: true });
  for (let length = 101; length <= 300; length++) {
    // Each yield comes as a copy.
    set(structuredClone(words.slice(0, length)));
    await Promise.resolve();
  }
  await painted();
  observer.disconnect();
  expect(text().textContent).toContain('word299');
  expect(marks()).toHaveLength(100);
  expect(marks()[0]).toBe(first);
  expect(changed).toHaveLength(200);
});

test('classes have the colours of their author, others have their own, and the text on each can be read', async () => {
  const value: Span[] = [
    ['a', 'given'],
    ['b', 'other'],
    ['c', 'given'],
    ['d', 'none'],
  ];
  const { marks, find, host } = await open(value, { colorMap: { given: 'navy', none: 'reddish' }, showLegend: true });
  const fills = marks().map((mark) => mark.style.getPropertyValue('--yc-class'));
  expect(fills[0]).toBe('#000080');
  expect(fills[2]).toBe(fills[0]);
  // A colour that is none is one of ours.
  expect(new Set(fills).size).toBe(3);
  // Nor is one of ours like one of the author's.
  const other = await open(
    [
      ['e', 'mine'],
      ['f', 'yours'],
    ],
    { colorMap: { yours: '#2f6fed' } },
  );
  expect(other.marks()[0]?.style.getPropertyValue('--yc-class')).not.toBe('#2f6fed');
  expect(fills[3]).toMatch(/^#[\da-f]{6}$/);
  expect(getComputedStyle(find('.yc-class-name')).color).toBe('rgb(255, 255, 255)');
  expect([...host.querySelectorAll('.yc-classes > li')].map((each) => each.textContent)).toEqual([
    'given',
    'other',
    'none',
  ]);
});

test.each(['light', 'dark'])('text can be read on any colour and any score in %s', async (scheme) => {
  await preferScheme(scheme);
  document.body.style.background = 'var(--yc-surface)';
  const colours = ['black', 'white', 'yellow', 'blue', 'red', 'lime', '#777777', 'navy'];
  const named = await open(
    [...colours, ...Array.from({ length: 10 }, (_, i) => `own ${i}`)].map((name): Span => [`on ${name}`, name]),
    { colorMap: Object.fromEntries(colours.map((name) => [name, name])), showLegend: true },
  );
  const scored = await open(
    [-1, -0.5, -0.1, 0, 0.1, 0.5, 1].map((score): Span => [`at ${score}`, score]),
    { showLegend: true },
  );
  const results = await axe.run({ include: [named.host, scored.host] }, { rules: { region: { enabled: false } } });
  expect(results.violations).toEqual([]);
});

test('a score is told by more than its colour, and a class that is not shown is still heard', async () => {
  const { marks, setProperties } = await open([
    ['good', 0.8],
    ['bad', -0.33333],
  ]);
  expect(marks().map((mark) => mark.textContent)).toEqual(['good0.8', 'bad-0.333']);
  setProperties({ label: 'Parts', showInlineCategory: false });
  expect(marks()[0]?.querySelector<HTMLElement>('.yc-class-name')?.offsetWidth).toBe(1);
});

test('a piece is selected by a click and by keys, if something listens', async () => {
  const value: Span[] = [
    ['A ', null],
    ['fox', 'noun'],
  ];
  const quiet = await open(value);
  expect(quiet.host.querySelector('[role="button"]')).toBeNull();
  const { told, marks } = await open(value, {}, ['select']);
  marks()[0]?.click();
  marks()[0]?.focus();
  await userEvent.keyboard('{Enter} ');
  expect(told('select')).toEqual(Array(3).fill({ index: 1, value: ['fox', 'noun'], selected: true }));
});
