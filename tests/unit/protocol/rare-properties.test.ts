import * as v from 'valibot';
import { beforeAll, expect, test } from 'vitest';
import { type Kind, learnRare, namesRare, updateSchema } from '../../../src/protocol';

beforeAll(async () => {
  await learnRare();
});

/** Values that each option takes, and values that it refuses. */
const cases: [kind: Kind, option: string, taken: unknown[], refused: unknown[]][] = [
  ['textbox', 'container', [true, false], ['no', 1]],
  ['row', 'elemId', ['my-row', 'warning', 'row_1'], ['', 'yc-row', 'pg-code', 'root', 'two words', '1st', 'a"b']],
  ['button', 'elemId', ['go'], ['trustedTypes', 'ManagedMediaSource', 'webkitAudioContext', 'caches', '__proto__', 7]],
  ['image', 'elemClasses', ['wide', 'wide tall', ['wide', 'tall'], []], ['yc-field', ['cm-line'], ['a b'], 'a <b>']],
  ['textbox', 'textAlign', ['left', 'right'], ['center']],
  ['textbox', 'submitBtn', [true, false, 'Send'], [1]],
  ['textbox', 'buttons', [['copy'], []], [['reset'], 'copy']],
  [
    'textbox',
    'htmlAttributes',
    [{ spellcheck: false, enterkeyhint: 'send', tabindex: -1 }],
    [{ onclick: 'x()' }, { tabindex: 3 }, { style: 'x' }],
  ],
  ['slider', 'buttons', [['reset']], [['copy']]],
  ['dropdown', 'maxChoices', [1, 5, null], [0, 1.5, 'two']],
  [
    'image',
    'watermark',
    ['© me', null, { watermark: 'logo.png', position: 'top-left' }],
    [{ position: 'top-left' }, 5],
  ],
  ['audio', 'waveformOptions', [{ skipLength: 2, showRecordingWaveform: false }], [{ skipLength: 0 }, { height: 3 }]],
  ['file', 'fileCount', ['directory', 'single'], ['folder']],
  ['file', 'allowReordering', [true], ['yes']],
  ['markdown', 'maxHeight', [200], [-1, '200px']],
  ['html', 'autoscroll', [true], [1]],
  ['code', 'wrapLines', [true], ['wrap']],
  ['json', 'showIndices', [false], [0]],
  ['label', 'color', [], ['no colour', 'red'.padEnd(101)]],
  ['label', 'showHeading', [false], ['no']],
  ['dataframe', 'datatype', ['str', ['number', 'markdown']], ['text', [7]]],
  ['dataframe', 'columnWidths', [[100, '30%', '8rem']], [['auto'], ['1px; color: red'], [0]]],
  ['dataframe', 'rowCount', [3, [3, 'fixed'], null], [-1, [3, 'some'], 'many']],
  [
    'dataframe',
    'rowLimits',
    [
      [1, 5],
      [null, 5],
    ],
    [[1], 5],
  ],
  ['dataframe', 'showSearch', ['none', 'search', 'filter'], [true]],
  ['dataframe', 'staticColumns', [[0, 2]], [[-1]]],
  ['gallery', 'objectFit', ['cover'], ['big']],
  ['gallery', 'selectedIndex', [0, null], [-1]],
  [
    'button',
    'link',
    ['https://example.org/a?b#c', 'mailto:a@b.c', null],
    ['javascript:alert(1)', 'data:text/html,x', '/x', 'javascript:x()//https://example.org'],
  ],
  ['row', 'variant', ['panel', 'compact', 'default'], ['box']],
];

test.each(cases)('%s takes %s as it should be, and refuses what is none', (kind, option, taken, refused) => {
  const schema = updateSchema(kind);
  for (const value of taken) {
    const read = v.safeParse(schema, { [option]: value });
    expect([value, read.success && (read.output as Record<string, unknown>)[option]]).toEqual([value, value]);
  }
  for (const value of refused) expect([value, v.is(schema, { [option]: value })]).toEqual([value, false]);
});

test('an app that names one of these options is told from one that does not', () => {
  for (const code of [
    'yc.Textbox({ rtl: true })',
    '{ elem_id: "x" }',
    'const rtl = true; f({ rtl })',
    '"showSearch": 1',
  ])
    expect([code, namesRare(code)]).toEqual([code, true]);
  for (const code of ['yc.Image({ height: 3 })', 'const rows = [1]', 'wrap(color)', 'yc.Textbox({ placeholder: "x" })'])
    expect([code, namesRare(code)]).toEqual([code, false]);
  expect(namesRare('yield yc.update({ placeholder: "x" })')).toBe(true);
});
