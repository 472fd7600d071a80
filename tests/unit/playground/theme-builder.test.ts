import { describe, expect, test } from 'vitest';
import { themes } from '../../../src/app/look/themes';
import { codeOf, withTheme } from '../../../src/playground/theme-builder/theme-code';
import { createThemeEdits } from '../../../src/playground/theme-builder/theme-edits';
import { readTheme, themeFragment } from '../../../src/playground/theme-builder/theme-link';
import type { ThemeWire } from '../../../src/protocol';

const full: ThemeWire = {
  base: 'soft',
  primary: ['#7c3aed', '#c4b5fd'],
  background: ['#fff8f0', null],
  radius: 12,
  spacing: 1.1,
  textSize: 0.95,
  font: '"Source Sans 3", serif',
};

describe('the code of a theme', () => {
  test('has what differs from the default alone', () => {
    expect(codeOf({ base: 'default' })).toBe('const theme = yc.theme({});');
    expect(codeOf({ base: 'soft' })).toBe("const theme = yc.theme({ base: 'soft' });");
    expect(codeOf(full)).toBe(`const theme = yc.theme({
  base: 'soft',
  primary: ['#7c3aed', '#c4b5fd'],
  background: '#fff8f0',
  radius: 12,
  spacing: 1.1,
  textSize: 0.95,
  font: '"Source Sans 3", serif',
});`);
  });

  test('takes the place of the theme in a sketch', () => {
    expect(withTheme('a;\nconst theme = yc.theme({});\nb;', { base: 'mono' })).toBe(
      "a;\nconst theme = yc.theme({ base: 'mono' });\nb;",
    );
  });
});

describe('a link to a theme', () => {
  test('is read as it was made', () => {
    expect(themeFragment(full)).toBe(
      '#theme=soft&primary=7c3aed-c4b5fd&background=fff8f0&radius=12&spacing=1.1&textSize=0.95&font=%22Source%20Sans%203%22%2C%20serif',
    );
    for (const theme of [full, { base: 'default' }] as ThemeWire[])
      expect(readTheme(themeFragment(theme))).toEqual({ theme, wrong: [] });
  });

  test('survives what chat programs do to it', () => {
    const sent = `${themeFragment(full).replaceAll('&', '&amp;')}.`;
    expect(readTheme(sent)).toEqual({ theme: full, wrong: [] });
  });

  test.each([
    ['#theme=sofd', 'There is no theme “sofd”. Did you mean soft? The default theme takes its place.'],
    ['#theme=soft&primary=blurple', 'primary in this link is “blurple”, which is no colour. It was left out.'],
    ['#theme=soft&text=000-zzz', 'text in this link is “000-zzz”, which is no colour. It was left out.'],
    ['#theme=soft&text=000-111-222', 'text in this link is “000-111-222”, which is no colour. It was left out.'],
    ['#theme=soft&radius=99', 'radius is a number from 0 to 32, not “99”. It was left out.'],
    ['#theme=soft&spacing=', 'spacing is a number from 0.5 to 2, not nothing. It was left out.'],
    ['#theme=soft&font=a%3B%7D', /^“a;}” are no names of fonts\. .* It was left out\.$/],
    ['#theme=soft&radiu=3', 'This link names “radiu”, which themes do not have. Did you mean radius? It was left out.'],
    ['#theme=soft&__proto__=3', 'This link names “__proto__”, which themes do not have. It was left out.'],
  ])('%s tells what is wrong with it, and shows the rest', (fragment, sentence) => {
    const { theme, wrong } = readTheme(fragment);
    expect(theme).toEqual({ base: fragment.startsWith('#theme=soft') ? 'soft' : 'default' });
    expect(wrong).toEqual([typeof sentence === 'string' ? sentence : expect.stringMatching(sentence)]);
  });
});

describe('edits of a theme', () => {
  const edits = (theme: ThemeWire = { base: 'soft' }) => createThemeEdits(theme, themes);

  test('leave out what is as in the base', () => {
    const { theme, setNumber, setColour, setBase } = edits();
    setNumber('radius', 3);
    setNumber('radius', themes.soft.radius);
    setColour('primary', 'light', themes.soft.primary[0]);
    setColour('primary', 'dark', themes.soft.primary[1]);
    expect(theme()).toEqual({ base: 'soft' });
    setNumber('radius', themes.citrus.radius);
    setBase('citrus');
    expect(theme()).toEqual({ base: 'citrus' });
  });

  test('of a colour for light find one for dark, until that is given', () => {
    const { theme, setColour, resetColour } = edits();
    setColour('primary', 'light', '#7c3aed');
    expect(theme().primary).toEqual(['#7c3aed', null]);
    setColour('primary', 'dark', '#c4b5fd');
    setColour('primary', 'light', '#5b21b6');
    expect(theme().primary).toEqual(['#5b21b6', '#c4b5fd']);
    resetColour('primary', 'dark');
    expect(theme().primary).toEqual(['#5b21b6', null]);
    resetColour('primary', 'light');
    expect(theme()).toEqual({ base: 'soft' });
    setColour('text', 'dark', '#ffffff');
    expect(theme().text).toEqual([themes.soft.text[0], '#ffffff']);
    resetColour('text', 'dark');
    expect(theme()).toEqual({ base: 'soft' });
  });

  test('are undone step by step, of which a control that moves makes one', () => {
    const { theme, setNumber, setFont, rest, undo, redo, canUndo, canRedo, startAgain } = edits();
    for (const radius of [1, 2, 3]) setNumber('radius', radius);
    rest();
    setNumber('radius', 4);
    setFont('font', 'serif');
    undo();
    undo();
    expect(theme()).toEqual({ base: 'soft', radius: 3 });
    redo();
    expect(theme()).toEqual({ base: 'soft', radius: 4 });
    undo();
    undo();
    expect([theme(), canUndo(), canRedo()]).toEqual([{ base: 'soft' }, false, true]);
    setNumber('radius', 9);
    expect(canRedo()).toBe(false);
    startAgain();
    expect(theme()).toEqual({ base: 'soft' });
    undo();
    expect(theme()).toEqual({ base: 'soft', radius: 9 });
  });
});
