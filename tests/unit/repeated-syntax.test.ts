import { describe, expect, test } from 'vitest';
import { groupAlerts } from '../../src/app/alert-groups';
import { createCompiler } from '../../src/compiler';
import { csvOf } from '../../src/components/data/csv';
import { cellOf, columnsOf, shownOf } from '../../src/components/data/table';
import { boundElements } from '../../src/components/text/html-bounds';
import { escapeWords } from '../../src/components/text/html-tags';
import { createDivider } from '../../src/components/text/markdown-blocks';
import { draftTitle } from '../../src/playground/drafts';
import { mostOfLabel, shorten } from '../../src/protocol';

/** How much longer the long text is, and how much longer it may take. What is quadratic takes 64 times as long. */
const growth = 8;
const most = 24;

/** Shorter times, in milliseconds of the processor, are noise: of the short text, and of the long one. */
const noise = 2;
const negligible = 60;

/** Processor time: other processes do not count. */
const cost = async (work: () => unknown): Promise<number> => {
  const before = process.cpuUsage().user;
  await work();
  return (process.cpuUsage().user - before) / 1000;
};

const expectLinear = async (piece: string, length: number, work: (text: string) => unknown): Promise<void> => {
  const textOf = (size: number) => piece.repeat(Math.ceil(size / piece.length));
  let ratio = Number.POSITIVE_INFINITY;
  // What is compiled or collected in the midst of a measurement is no growth: it does not come three times.
  for (let round = 0; round < 3 && ratio >= most; round++) {
    const long = await cost(() => work(textOf(length)));
    if (long <= negligible) return;
    ratio = long / Math.max(await cost(() => work(textOf(length / growth))), noise);
  }
  expect(ratio).toBeLessThan(most);
};

const name = (piece: string) => JSON.stringify(piece);

describe('Markdown takes time in proportion to its length, of repeated', () => {
  const render = (text: string) => {
    const divider = createDivider([
      { left: '$$', right: '$$', display: true },
      { left: '$', right: '$', display: false },
      { left: '\\[', right: '\\]', display: true },
    ]);
    return divider
      .divide(text)
      .blocks.map((block) => divider.htmlOf(block))
      .join('');
  };
  const pieces = [
    ...[
      '*',
      '**a',
      '_a ',
      '`',
      '`` ` ',
      '~~a',
      '[',
      '[a](',
      '![',
      '[a]: b\n',
      '[a][',
      '(',
      '<',
      '<a',
      '<a ',
      '</',
      '<!--',
    ],
    ...[
      '<?',
      '<![CDATA[',
      '<div>',
      '<div>\n\n',
      '&',
      '&#',
      '\\',
      '>',
      '> ',
      '- ',
      '1. ',
      '  - a\n',
      '# ',
      '|',
      '|a|\n|-|\n',
    ],
    ...[
      '```\n',
      '~~~',
      'a@',
      'a@b.',
      'http://',
      'www.',
      'www.a',
      '$',
      '$$',
      '$$\n',
      '\\[',
      '\\[\n',
      '$a$ ',
      '\n',
      ' ',
      '\t',
    ],
    ...[
      '- [x] a\n',
      'a\n',
      'a  \n',
      '===\n',
      '\0',
      '\uD83D',
      '<details>\n\n',
      '<think>',
      'List<',
      '<svg>',
      '[^1]',
      '"',
    ],
  ];
  test.each(pieces.map((piece) => [name(piece), piece]))('%s', async (_name, piece) => {
    await expectLinear(piece, 32_000, render);
    await expectLinear(piece, 32_000, (text) => render(`<div>\n${text}`));
  });
});

describe('HTML is bounded in time in proportion to its length, of repeated', () => {
  const pieces = [
    '<',
    '<a',
    '<div>',
    '<p>',
    '</div>',
    '<div',
    '<a b=">',
    '<!--',
    '<svg>',
    '</',
    '< ',
    'a',
    '<a/>',
    '<a\n',
  ];
  test.each(pieces.map((piece) => [name(piece), piece]))('%s', async (_name, piece) => {
    await expectLinear(piece, 200_000, (text) => boundElements(text).html.length);
    await expectLinear(piece, 200_000, (text) => escapeWords(text).length);
  });
});

test.each([
  '\n',
  ' ',
  '\t',
  '/',
  '//',
  '/*',
  '*/',
  '/**\n',
  '// a\n',
  'title',
  "title: '",
  'yc.',
  'yc.Blocks(',
  '{ title: ',
  '\\',
  '"',
  '`',
  '{',
])('titles, labels and alerts take time in proportion to their length, of repeated %j', async (piece) => {
  await expectLinear(piece, 200_000, draftTitle);
  await expectLinear(piece, 200_000, (text) => draftTitle(`a = yc.Blocks({ b: ${text}`));
  await expectLinear(piece, 200_000, (text) => shorten(text, mostOfLabel));
  await expectLinear(piece, 200_000, (message) =>
    groupAlerts([1, 2].map((id) => ({ id, level: 'info' as const, title: null, message, duration: 1 }))),
  );
});

describe('what is shown of data takes time in proportion to its length, of repeated', () => {
  test.each(['a', '"', '\\', ',', '\n', '[', '{', '<', '\uD83D', '0', '-', ' ', '='])('%j', async (piece) => {
    await expectLinear(piece, 1_000_000, (text) => shownOf(text));
    await expectLinear(piece, 200_000, (text) =>
      columnsOf({ headers: [text], rows: [[text], [1]] }, undefined).map(({ name }) => name.length),
    );
    await expectLinear(piece, 200_000, (text) => {
      const rows = [[text], [`-${text}x`], [`x${text}x`]];
      return csvOf({ headers: [text], rows }, columnsOf({ headers: [text], rows }, undefined));
    });
    await expectLinear(piece, 200_000, (text) => cellOf(text, 1, undefined));
  });
});

describe('code is compiled in time in proportion to its length, of repeated', () => {
  const around: readonly [before: string, piece: string, after: string][] = [
    ['', '\n', 'export default () => 1;'],
    ['', ' ', 'export default () => 1;'],
    ['', '/* ', '*/ export default () => 1;'],
    ['/** ', '* @param a ', '*/\nexport default (a: string) => a;'],
    ['/** ', '@param {', '*/\nexport default (a: string) => a;'],
    ['/**\n', ' * @param a - b\n', '*/\nexport default (a: string) => a;'],
    ['const a = 1; export { a as "x', ' y', '" }; export default () => 1;'],
    ['const s = "', 'import x from ', '"; export default () => s;'],
    ['const s = `', 'export import a ', '`; export default () => s;'],
    ['const s = `', '\n@a', '`; export default () => s;'],
    ['const s = `', '__yc_f_', '`; function f() {}'],
    ['const __yc_f', '_', ' = 1; function f() {}'],
    ['const s = [', '"\\"",', ']; export default () => s;'],
    ['const s = `', '$', '`; export default () => s;'],
    ['', 'enum E { A }\n', 'export default () => 1;'],
    ['', 'import "yieldcast";', 'export default () => 1;'],
    ['', 'let a;{', ''],
    ['', 'a<', ''],
    ['', '@', ''],
    ['', '`${', ''],
    ['export default (', 'a: ', ') => 1;'],
  ];
  test.each(around.map(([before, piece, after]) => [name(`${before}…${piece}…${after}`), before, piece, after]))(
    '%s',
    async (_name, before, piece, after) => {
      const compile = (text: string) =>
        createCompiler().compile({ entry: 'main.ts', files: { 'main.ts': `${before}${text}${after}` } });
      await expectLinear(piece, 32_000, compile);
    },
  );
});
