import { beforeAll, describe, test } from 'vitest';
import { type Kind, learnRare, type Properties, type WireValue } from '../../../src/protocol';
import { expectNoViolations } from './accessible';
import { show, until } from './shown';

beforeAll(async () => {
  await learnRare();
});

const choices = ['a', 'b', 'c'].map((value) => ({ label: value.toUpperCase(), value }));
const styleOf = (element: Element) => getComputedStyle(element);

type Shown = ReturnType<typeof show>;

/** What each option does, and that an update takes it back. */
const cases: {
  name: string;
  kind: Kind;
  value: unknown;
  properties: object;
  /** The properties afterwards, where it must not hold any more. */
  after: object;
  interactive?: boolean;
  holds(shown: Shown): boolean;
}[] = [
  {
    name: 'elemId names the element',
    kind: 'textbox',
    value: 'x',
    properties: { elemId: 'options-name' },
    after: {},
    holds: (shown) => shown.host.querySelector('fieldset')?.id === 'options-name',
  },
  {
    name: 'elemClasses are on the element',
    kind: 'button',
    value: 'Go',
    properties: { elemClasses: 'big round' },
    after: { elemClasses: ['big'] },
    holds: (shown) => shown.root().classList.contains('round') && shown.root().classList.contains('big'),
  },
  {
    name: 'container: false leaves out the label, but for screen readers',
    kind: 'number',
    value: 1,
    properties: { label: 'Count', container: false },
    after: { label: 'Count' },
    interactive: true,
    holds: (shown) =>
      shown.find('.yc-legend').getBoundingClientRect().width < 2 && shown.find('label').textContent === 'Count',
  },
  {
    name: 'container: true puts Markdown into a box',
    kind: 'markdown',
    value: 'Hello',
    properties: { container: true },
    after: {},
    holds: (shown) => styleOf(shown.root()).borderTopWidth === '1px',
  },
  {
    name: 'a panel has a box',
    kind: 'row',
    value: null,
    properties: { variant: 'panel', children: [] },
    after: { children: [] },
    holds: (shown) => styleOf(shown.root()).borderTopWidth === '1px',
  },
  {
    name: 'a row has a height',
    kind: 'row',
    value: null,
    properties: { height: 90, children: [] },
    after: { children: [] },
    holds: (shown) => shown.root().offsetHeight === 90,
  },
  {
    name: 'rtl turns the field',
    kind: 'textbox',
    value: 'x',
    properties: { rtl: true },
    after: {},
    holds: (shown) => styleOf(shown.find('textarea')).direction === 'rtl',
  },
  {
    name: 'rtl turns radio buttons',
    kind: 'radio',
    value: 'a',
    properties: { rtl: true, choices },
    after: { choices },
    holds: (shown) => styleOf(shown.find('.yc-choice')).direction === 'rtl',
  },
  {
    name: 'textAlign moves the text',
    kind: 'textbox',
    value: 'x',
    properties: { textAlign: 'right' },
    after: {},
    holds: (shown) => styleOf(shown.find('textarea')).textAlign === 'right',
  },
  {
    name: 'htmlAttributes are on the field',
    kind: 'textbox',
    value: '',
    properties: { htmlAttributes: { enterkeyhint: 'send', autocapitalize: 'off' } },
    after: {},
    interactive: true,
    holds: (shown) => shown.find('textarea').getAttribute('enterkeyhint') === 'send',
  },
  {
    name: 'buttons without copy leave out Copy',
    kind: 'textbox',
    value: 'x',
    properties: { buttons: [] },
    after: {},
    holds: (shown) => !shown.host.querySelector('.yc-tools button'),
  },
  {
    name: 'buttons with copy give an input one',
    kind: 'textbox',
    value: 'x',
    properties: { buttons: ['copy'] },
    after: {},
    interactive: true,
    holds: (shown) => shown.host.querySelector('.yc-tools button')?.textContent === 'Copy',
  },
  {
    name: 'Markdown without Copy',
    kind: 'markdown',
    value: 'x',
    properties: { buttons: [] },
    after: {},
    holds: (shown) => !shown.host.querySelector('.yc-tools button'),
  },
  {
    name: 'Markdown keeps the ends of lines',
    kind: 'markdown',
    value: 'one\ntwo',
    properties: { lineBreaks: true },
    after: {},
    holds: (shown) => shown.find<HTMLElement>('.yc-prose p').offsetHeight > 40,
  },
  {
    name: 'Markdown has a least height',
    kind: 'markdown',
    value: 'x',
    properties: { minHeight: 120 },
    after: {},
    holds: (shown) => shown.find<HTMLElement>('.yc-fence').offsetHeight === 120,
  },
  {
    name: 'HTML scrolls beyond its greatest height',
    kind: 'html',
    value: '<p>x</p>'.repeat(40),
    properties: { maxHeight: 100 },
    after: {},
    holds: (shown) => shown.find<HTMLElement>('.yc-fence').offsetHeight === 100,
  },
  {
    name: 'JSON without indices',
    kind: 'json',
    value: '[1,2]',
    properties: { showIndices: false },
    after: {},
    holds: (shown) => styleOf(shown.find('li .yc-json-name')).display === 'none',
  },
  {
    name: 'a Label without its heading',
    kind: 'label',
    value: { label: 'cat', confidences: [{ label: 'cat', confidence: 0.9 }] },
    properties: { showHeading: false },
    after: {},
    holds: (shown) => !shown.host.querySelector('.yc-label-top'),
  },
  {
    name: 'a Label with a colour',
    kind: 'label',
    value: { label: 'cat', confidences: null },
    properties: { color: 'rgb(200, 0, 0)' },
    after: {},
    holds: (shown) => styleOf(shown.find('.yc-label-top')).backgroundColor === 'rgb(200, 0, 0)',
  },
  {
    name: 'Code without numbers of lines',
    kind: 'code',
    value: 'x = 1',
    properties: { showLineNumbers: false },
    after: {},
    holds: (shown) => shown.host.querySelector('.cm-content') !== null && !shown.host.querySelector('.cm-lineNumbers'),
  },
  {
    name: 'Code with wrapped lines',
    kind: 'code',
    value: 'x '.repeat(500),
    properties: { wrapLines: true },
    after: {},
    holds: (shown) => shown.host.querySelector('.cm-lineWrapping') !== null,
  },
  {
    name: 'Code with Download',
    kind: 'code',
    value: 'x',
    properties: { buttons: ['download'] },
    after: {},
    holds: (shown) => shown.host.querySelector('.yc-tools')?.textContent === 'Download',
  },
  {
    name: 'an empty image says what its author wants',
    kind: 'image',
    value: null,
    properties: { placeholder: 'Draw something' },
    after: {},
    holds: (shown) => shown.host.textContent?.includes('Draw something') === true,
  },
  {
    name: 'sound skips as far as its author wants',
    kind: 'audio',
    value: null,
    properties: { waveformOptions: { skipLength: 2 } },
    after: {},
    holds: (shown) => shown.host.querySelector('[aria-label="Back 2 s"]') !== null,
  },
  {
    name: 'sound without Download',
    kind: 'audio',
    value: null,
    properties: { buttons: [] },
    after: {},
    holds: (shown) =>
      shown.host.querySelector('.yc-player') !== null && !shown.host.querySelector('.yc-tools .yc-menu'),
  },
  {
    name: 'the colour of a waveform',
    kind: 'audio',
    value: null,
    properties: { waveformOptions: { waveformProgressColor: 'rgb(1, 2, 3)' } },
    after: {},
    holds: (shown) => styleOf(shown.find('.yc-wave-played')).backgroundColor === 'rgb(1, 2, 3)',
  },
  {
    name: 'a folder to pick',
    kind: 'file',
    value: null,
    properties: { fileCount: 'directory' },
    after: { fileCount: 'multiple' },
    interactive: true,
    holds: (shown) => shown.find<HTMLInputElement>('input[type=file]').webkitdirectory,
  },
];

describe('an option and an update that takes it back', () => {
  test.each(cases)('$name', async ({ kind, value, properties, after, interactive = false, holds }) => {
    const shown = show(kind, value as WireValue, properties as Partial<Properties>, { interactive });
    const is = () => {
      try {
        return holds(shown as unknown as Shown);
      } catch {
        // What it looks at is not there yet.
        return false;
      }
    };
    await until(is);
    shown.setProperties(after as Partial<Properties>);
    await until(() => !is());
    shown.setProperties(properties as Partial<Properties>);
    await until(is);
    await expectNoViolations(shown.host);
  });
});
