import { describe, expect, test } from 'vitest';
import { contrast, legible } from '../../../src/app/look/colours';
import { coloursOf, contrastWarnings, themeSheet } from '../../../src/app/look/palette';
import { type ThemeWire, themeNames } from '../../../src/protocol';

const words = [
  ...['ink', 'ink-soft', 'accent', 'danger', 'warn', 'code-ink', 'code-keyword', 'code-string', 'code-number'],
  ...['code-type', 'code-function', 'code-property', 'code-punctuation', 'code-comment'],
];
const surfaces = ['surface', 'surface-raised', 'surface-sunken'];

/** The pairs of a theme that are too hard to tell apart. */
const illegible = (theme: ThemeWire) =>
  (['light', 'dark'] as const).flatMap((scheme) => {
    const colours = coloursOf(theme, scheme);
    const of = (name: string) => colours[name] ?? '';
    const pairs: [string, string, number][] = [
      ...words.flatMap((word) => surfaces.map((on): [string, string, number] => [word, on, 4.5])),
      ...surfaces.map((on): [string, string, number] => ['line-strong', on, 3]),
      ['accent-ink', 'accent', 4.5],
      ['ink', 'accent-soft', 4.5],
      ['ink', 'danger-soft', 4.5],
      ['danger', 'danger-soft', 4.5],
    ];
    return pairs
      .filter(([one, other, least]) => contrast(of(one), of(other)) < least)
      .map(([one, other]) => `${scheme}: ${one} on ${other} has ${contrast(of(one), of(other)).toFixed(2)}`);
  });

describe.each(themeNames)('the theme %s', (base) => {
  test('is legible in light and in dark', () => {
    expect(illegible({ base })).toEqual([]);
    expect(contrastWarnings({ base })).toEqual([]);
  });

  test.each(['#ffff00', '#000000', '#ffffff', '#7f7f7f', '#ff0000', '#0000ff'])(
    'stays legible with %s as its primary colour',
    (primary) => {
      expect(illegible({ base, primary: [primary, null] })).toEqual([]);
      expect(illegible({ base, primary: [primary, primary] })).toEqual([]);
    },
  );

  test.each(['#222222', '#a0a0a0', '#ffe0e0', '#d0e0ff'])('stays legible on %s', (background) => {
    expect(illegible({ base, background: [background, null] })).toEqual([]);
  });
});

test('a colour that is hard to read on the background is told', () => {
  expect(contrastWarnings({ base: 'default', primary: ['#ffff00', '#ffff00'] })).toEqual([
    expect.stringMatching(/^In light, primary has a contrast of 1\.\d:1 .* a darker shade is used\.$/),
  ]);
});

test('on a dark page, a lighter shade is told, also of an app that is dark for light', () => {
  expect(contrastWarnings({ base: 'default', background: ['#101010', null], text: ['#222222', '#333333'] })).toEqual([
    expect.stringMatching(/^In light, text has a contrast of 1\.\d:1 .* a lighter shade is used\.$/),
    expect.stringMatching(/^In light, primary .* a lighter shade is used\.$/),
    expect.stringMatching(/^In dark, text .* a lighter shade is used\.$/),
  ]);
});

test('a colour that is legible stays as it was chosen', () => {
  expect(legible('#7c3aed', ['#ffffff'], 4.5)).toBe('#7c3aed');
});

test('a theme sets our custom properties alone, to plain values', () => {
  const sheet = themeSheet({ base: 'soft', primary: ['#7c3aed', null], font: '"Source Sans 3", serif' }, '.app');
  for (const [, name, value] of sheet.matchAll(/(--[\w-]+): ([^;]*);/g)) {
    expect(name).toMatch(/^--yc-/);
    expect(value).toMatch(
      /^(light-dark\(#[0-9a-f]{6}, #[0-9a-f]{6}\)|[\d.]+(px|rem)|"Source Sans 3", serif|ui-monospace, monospace)$/,
    );
  }
  expect(sheet).toContain('@media (forced-colors: none)');
  expect(sheet).toContain('.app:not([data-theme="contrast"] *){');
});

test('distances and text are as large as the theme says, beside those of its base', () => {
  const sheet = themeSheet({ base: 'default', spacing: 2, textSize: 1.5, radius: 5 }, '.app');
  for (const each of ['--yc-space-4: 2rem;', '--yc-text-xl: 2.25rem;', '--yc-radius-s: 2.5px;', '--yc-radius-m: 5px;'])
    expect(sheet).toContain(each);
});

test('colours that were given for light alone leave the dark scheme dark, with a tint', () => {
  const plain = coloursOf({ base: 'default' }, 'dark');
  const dark = coloursOf({ base: 'default', background: ['#ffe0e0', null], text: ['#220000', null] }, 'dark');
  expect(contrast(dark.surface ?? '', '#ffffff')).toBeGreaterThan(10);
  expect(contrast(dark.ink ?? '', '#000000')).toBeGreaterThan(10);
  expect([dark.surface, dark.ink]).not.toEqual([plain.surface, plain.ink]);
});
