import { expect, test } from 'vitest';
import { cssOf, themeOf } from '../../../src/runtime/finish/theme';

test('a theme is a name, or options with colours for light and dark', () => {
  expect(themeOf('soft', 'theme')).toEqual({ base: 'soft' });
  expect(themeOf('gradio/monochrome', 'theme')).toEqual({ base: 'mono' });
  expect(
    themeOf(
      { base: 'ocean', primary: '#7C3AED', text: ['#000', '#fff'], radius: '12px', font: 'Georgia, serif' },
      'theme',
    ),
  ).toEqual({
    base: 'ocean',
    primary: ['#7c3aed', null],
    text: ['#000000', '#ffffff'],
    radius: 12,
    font: 'Georgia, serif',
  });
});

test.each([
  [
    'a colour that is none',
    { primary: 'blurple' },
    'primary of yc.theme is the text "blurple", which is no opaque colour',
  ],
  ['a pair with one wrong colour', { text: ['#000', 7] }, 'text of yc.theme is 7, which is no opaque colour'],
  ['a colour that would load something', { background: 'url(https://a.test/)' }, 'background of yc.theme is the text'],
  ['a name that is misspelled', 'sofd', "Did you mean 'soft'?"],
  [
    'a base that is misspelled',
    { base: 'oceann' },
    'base of yc.theme is the text "oceann", and there is no such theme. Did you mean \'ocean\'?',
  ],
  ['an option that does not exist', { colour: '#000' }, 'yc.theme has no option colour. There are base, primary,'],
  ['an option that is misspelled', { radiu: 3 }, 'yc.theme has no option radiu. Did you mean radius?'],
  ['corners that are too round', { radius: 99 }, 'radius of yc.theme is a number from 0 to 32; got 99.'],
  ['text that is too small', { textSize: 0.5 }, 'textSize of yc.theme is a number from 0.75 to 1.5; got 0.5.'],
  ['a font that closes its declaration', { font: 'a; } body { display: none' }, 'font of yc.theme is the text'],
  ['a font that loads something', { font: 'url(https://a.test/f.woff)' }, 'Write the names of fonts'],
  ['what is no theme', 7, 'yc.theme is 7. A theme is the name of one'],
])('%s is refused in a sentence', (_what, given, sentence) => {
  expect(() => themeOf(given, 'yc.theme')).toThrow(sentence);
});

test('a style sheet is text of a limited length', () => {
  expect(cssOf('p { color: red }', 'css')).toBe('p { color: red }');
  expect(() => cssOf({ color: 'red' }, 'css of these Blocks')).toThrow(
    'css of these Blocks is the text of a style sheet',
  );
  expect(() => cssOf(' '.repeat(50_001), 'css')).toThrow('css has 50,001 characters');
});
