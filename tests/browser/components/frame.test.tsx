import axe from 'axe-core';
import { describe, expect, test } from 'vitest';
import { type Kind, learnRare, type Properties, type WireValues } from '../../../src/protocol';
import { preferScheme } from './accessible';
import { solid } from './pictures';
import { plotOf } from './plot-values';
import { show, until } from './shown';

// The names of extra kinds come with their schemas.
await learnRare();

const choices = [
  { label: 'One', value: 1 },
  { label: 'Two', value: 2 },
];

/** The kinds that show one value each, in a frame. Blocks of the layout and what is never seen have tests of their own. */
type Framed = Exclude<
  Kind,
  | 'button'
  | 'timer'
  | 'state'
  | 'browserstate'
  | 'row'
  | 'column'
  | 'group'
  | 'render'
  | 'tabs'
  | 'tab'
  | 'accordion'
  | 'sidebar'
  | 'dataset'
  | 'actions'
  | 'uploadbutton'
  | 'downloadbutton'
  | 'duplicatebutton'
  | 'deeplinkbutton'
>;

const plotted = plotOf({ x: [1, 2, 3], y: [4, Number.NaN, 6] });

/** A value of every kind. */
const values: { [K in Framed]: NonNullable<WireValues[K]> } = {
  textbox: 'text',
  multimodaltextbox: { text: 'text', files: [new File(['x'], 'x.txt')] },
  colorpicker: '#ff8000',
  datetime: '2026-05-01 10:30:00',
  highlightedtext: [
    ['The ', null],
    ['fox', 'noun'],
    ['runs', 'verb'],
  ],
  number: 1,
  slider: 1,
  checkbox: true,
  checkboxgroup: [1],
  radio: 1,
  dropdown: 1,
  image: solid(8, 8, [1, 2, 3]),
  audio: { as: 'samples', sampleRate: 8000, format: 's16', channels: [new Int16Array(800).fill(1000).buffer] },
  video: { as: 'url', url: new URL('../../fixtures/video/small.mp4', import.meta.url).href },
  file: [new File(['x'], 'x.txt')],
  markdown: '## Text\n\n`code` and [a link](https://example.com)',
  html: '<p>text</p>',
  code: 'let x = 1;',
  json: '{"a":[1,true,null,"x"]}',
  label: { label: 'cat', confidences: [{ label: 'cat', confidence: 0.5 }] },
  dataframe: { headers: ['a'], rows: [[1]] },
  gallery: [{ image: solid(8, 8, [1, 2, 3]), caption: 'one' }],
  chatbot: [{ role: 'user', content: [{ type: 'text', text: 'Hello' }], title: null }],
  annotatedimage: {
    image: solid(8, 8, [1, 2, 3]),
    annotations: [
      { as: 'box', label: 'one', box: [1, 1, 7, 5] },
      { as: 'mask', label: 'two', width: 8, height: 8, data: new Uint8Array(64).fill(200).buffer },
    ],
  },
  plot: {
    as: 'vega',
    spec: JSON.stringify({ data: { values: [{ x: 1 }] }, mark: 'point', encoding: { x: { field: 'x' } } }),
  },
  fileexplorer: [new File(['a'], 'docs/a.txt')],
  dialogue: [
    { speaker: 'Ada', text: 'Hello!' },
    { speaker: 'Grace', text: 'Good morning.' },
  ],
  paramviewer: [{ name: 'ndigits', type: 'int', description: 'How *many* digits', default: '0' }],
  imageeditor: { background: solid(8, 8, [1, 2, 3]), layers: [], composite: null },
  model3d: { as: 'file', file: new File(['v 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 3\n'], 'one.obj') },
  imageslider: [solid(8, 8, [1, 2, 3]), solid(8, 8, [4, 5, 6])],
  lineplot: plotted,
  scatterplot: plotted,
  barplot: plotted,
  auto: [
    { kind: 'number', value: 1 },
    { kind: 'json', value: '[1]' },
  ],
};
const names: Record<Framed, string> = {
  textbox: 'Textbox',
  multimodaltextbox: 'Message',
  colorpicker: 'Colour',
  datetime: 'Date and time',
  highlightedtext: 'Highlighted text',
  fileexplorer: 'Files of a folder',
  dialogue: 'Dialogue',
  paramviewer: 'Parameters',
  imageeditor: 'Drawing',
  number: 'Number',
  slider: 'Slider',
  checkbox: 'Checkbox',
  checkboxgroup: 'Checkbox group',
  radio: 'Radio',
  dropdown: 'Dropdown',
  image: 'Image',
  audio: 'Audio',
  video: 'Video',
  file: 'File',
  markdown: 'Markdown',
  html: 'HTML',
  code: 'Code',
  json: 'JSON',
  label: 'Label',
  dataframe: 'Dataframe',
  gallery: 'Gallery',
  chatbot: 'Chatbot',
  annotatedimage: 'Annotated image',
  plot: 'Plot',
  model3d: '3D model',
  imageslider: 'Comparison',
  lineplot: 'Line plot',
  scatterplot: 'Scatter plot',
  barplot: 'Bar plot',
  auto: 'Output',
};
const kinds = Object.keys(values) as Framed[];
const properties = (label?: string) => ({ label, info: 'Some help.', choices }) as Partial<Properties>;

describe.each(kinds)('%s', (kind) => {
  test('is a group with its kind, its label and its help', async () => {
    const shown = show(kind, values[kind], properties('The label'), { interactive: true });
    await shown.loaded();
    const root = shown.screen.getByRole('group', { name: 'The label', exact: true });
    await expect.element(root).toHaveAttribute('data-yc-kind', kind);
    await expect.element(shown.screen.getByText('Some help.')).toBeVisible();
  });

  test('without a label has the name of its kind', async () => {
    // The names of extra kinds come with their schemas.
    await learnRare();
    const shown = show(kind, null, properties());
    await shown.loaded();
    expect(shown.find('legend').textContent).toBe(names[kind]);
  });

  test('keeps a label that is not shown for screen readers', async () => {
    const shown = show(kind, values[kind], { ...properties('The label'), showLabel: false });
    await shown.loaded();
    await expect.element(shown.screen.getByRole('group', { name: 'The label', exact: true })).toBeVisible();
    expect(shown.find('legend').getBoundingClientRect().width).toBe(1);
  });

  test('is not there where it is not visible, and comes back with its value', async () => {
    const shown = show(kind, values[kind], { ...properties('The label'), visible: false });
    await shown.loaded();
    expect(shown.host.offsetHeight).toBe(0);
    shown.setProperties({ ...properties('The label'), visible: true });
    await shown.loaded();
    await expect.element(shown.screen.getByRole('group', { name: 'The label', exact: true })).toBeVisible();
  });

  // A conversation goes on: its old messages are no last run's.
  test.skipIf(kind === 'chatbot')(
    'dims its content and not its label while it is stale, and nothing moves',
    async () => {
      const shown = show(kind, values[kind], properties('The label'));
      await shown.loaded();
      const height = shown.root().offsetHeight;
      shown.setStale(true);
      const content = shown.find<HTMLElement>('.yc-content');
      await until(() => Number(getComputedStyle(content).opacity) < 0.6);
      expect(getComputedStyle(shown.find('.yc-legend')).opacity).toBe('1');
      expect(shown.root().offsetHeight).toBe(height);
    },
  );

  test.each(['light', 'dark'])('passes axe in %s, as input and output, empty and filled', async (scheme) => {
    await preferScheme(scheme);
    document.body.style.background = 'var(--yc-surface)';
    const all = [true, false].flatMap((interactive) =>
      [values[kind], null].map((value) =>
        show(kind, value as never, properties(`${interactive} ${value === null}`), { interactive }),
      ),
    );
    for (const each of all) await each.loaded();
    const results = await axe.run({ include: all.map((each) => each.host) }, { rules: { region: { enabled: false } } });
    expect(
      results.violations.map(
        (each) => `${each.id}: ${each.nodes.map((node) => `${node.html} ${node.failureSummary}`)}`,
      ),
    ).toEqual([]);
  });

  test('fits 320 pixels', async () => {
    const shown = show(kind, values[kind], properties('The label'), { interactive: true });
    shown.host.style.width = '288px';
    await shown.loaded();
    expect(shown.root().scrollWidth).toBeLessThanOrEqual(288);
  });
});

test('a label that is not shown gives its room back', async () => {
  const shown = show('number', 1, { label: 'The label' });
  await shown.loaded();
  const height = shown.root().offsetHeight;
  shown.setProperties({ label: 'The label', showLabel: false });
  expect(shown.root().offsetHeight).toBeLessThan(height - 20);
});
