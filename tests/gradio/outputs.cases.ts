import { fileURLToPath } from 'node:url';
import { deflateRawSync } from 'node:zlib';
import {
  type Cases,
  check,
  clickExample,
  clickPicture,
  count,
  fill,
  give,
  has,
  key,
  leave,
  openTab,
  pickFrom,
  pictures,
  pixel,
  plots,
  press,
  rows,
  save,
  says,
  shows,
  size,
  type,
  upload,
} from './steps';

/** A ZIP file with one text in it, as far as its first header. */
const zipped = () => {
  const [name, packed] = [Buffer.from('words.txt'), deflateRawSync('twelve bytes')];
  const header = Buffer.alloc(30);
  header.write('PK\x03\x04', 0, 'latin1');
  header.writeUInt32LE(packed.length, 18);
  header.writeUInt32LE(12, 22);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, name, packed, Buffer.alloc(4)]);
};

const archive = { name: 'words.zip', mimeType: 'application/zip', buffer: zipped() };

export const cases: Cases = {
  'plot-component': [count('[aria-label="Sine"] canvas', 1)],
  'annotatedimage-component': [size('Found', 80, 60), says('buildings')],
  imageslider: [press('Invert'), pixel('Both', [0.9, 0.5], [5, 55, 255], 1), fill('Position', '80')],
  'file-explorer': [
    pickFrom('Files', fileURLToPath(new URL('looks/', import.meta.url)), 'custom-css.ts'),
    shows('Content', 'A style sheet'),
  ],
  'uploadbutton-component': [
    give(...['one.png', 'two.png'].map((name) => ({ name, mimeType: 'image/png', buffer: Buffer.from(name) }))),
    shows('Uploaded', 'one.png'),
    shows('Uploaded', 'two.png'),
  ],
  'downloadbutton-component': [save('Download words', 'words.txt')],
  'duplicatebutton-component': [says('Duplicate')],
  'imageeditor-component': [count('[data-yc-kind="imageeditor"] canvas', 1)],
  'paramviewer-component': [
    press('Open all'),
    shows('Parameters', 'times: int | float'),
    shows('Parameters', 'Default 2'),
    shows('Parameters', 'How often to say it'),
  ],
  'dialogue-component': [
    fill('Line 2', 'Nearly.'),
    type('Line 2', ' :laugh'),
    key('Line 2', 'Enter'),
    press('Submit'),
    has('Script', '[Ada] Is it done?\n[Grace] Nearly. (laughs) '),
    press('Plain text'),
    has('Dialogue', '[Ada] Is it done?\n[Grace] Nearly. (laughs) '),
  ],
  'barplot-component': [plots('In stock', 6)],
  'blocks-kinematics': [press('Throw'), plots('Path', 40)],
  'blocks-outputs': [
    has('Text', 'some words'),
    has('Number', '12.34'),
    shows('Label', '74%'),
    rows('Table', ['1', '2'], ['3', '4']),
    pictures('Gallery', 2),
    plots('Bars', 2),
    shows('Talk', 'How do you do?'),
  ],
  code: [press('Show'), shows('Shown', 'return n * n')],
  'color-picker': [fill('Colour', 'rgb(10 200 30)'), press('Submit'), pixel('Painted', [0.5, 0.5], [10, 200, 30])],
  'color-generator': [
    check('dark'),
    press('Submit'),
    has('Hexadecimal', /^#([0-7][0-9a-f]){3}$/),
    size('Picture', 50, 50),
  ],
  'dataframe-datatype': [fill('Rows', '2'), press('Submit'), shows('Table', /2026-01-01.*2026-01-02/s)],
  'dataframe-streaming': [press('Update'), has('Number', '2'), has('Sum', '18'), has('Changes', /^[12]$/)],
  'dataframe-tab-select': [openTab('Second'), rows('Items', ['0', 'Item 0'], ['1', 'Item 1'], ['2', 'Item 2'])],
  'diff-texts': [press('Submit'), shows('Changes', 'r-e-s+a+d fox')],
  'fake-gan': [press('Generate'), has('State', 'Done'), pictures('Faces', 3)],
  'fake-gan-2': [
    fill('Wish', 'banned'),
    press('Submit'),
    says('That is not drawn here.'),
    fill('Wish', 'noise'),
    press('Submit'),
    size('Picture', 80, 80),
  ],
  'fake-gan-no-input': [press('Generate'), pictures('Faces', 3)],
  'gallery-component': [pictures('Colours', 3), shows('Colours', 'green')],
  'gallery-selections': [
    pictures('Colours', 4),
    clickPicture('Colours', undefined, 2),
    has('Chosen', '2'),
    leave,
    press('Darken'),
    pixel('Colours', [0.5, 0.5], [0, 0, 0], 2),
  ],
  'highlightedtext-component': [shows('Parts', /fox.*noun/s)],
  'html-component': [count('[data-yc-kind="html"] strong', 1)],
  'json-component': [press('Duplicate'), shows('The same', /nested.*deep.*1.*2.*3/s)],
  'label-component': [shows('Classes', /wolf.*70%.*dog.*20%/s)],
  latex: [count('.katex', 3)],
  'lineplot-component': [plots('Prices', 24)],
  'markdown-component': [count('[data-yc-kind="markdown"] em', 1), count('a[href="https://example.com"]', 1)],
  'plot-guide-line': [plots('Height by weight', 25)],
  'scatterplot-component': [plots('Cars', 40)],
  'sine-curve': [plots('Sine', 100)],
  'stock-forecast': [check('2025'), check('Beta'), press('Submit'), plots('Forecast', 5)],
  'text-analysis': [
    clickExample,
    press('Submit'),
    shows('Parts', /The\s*DET.*best\s*NOUN.*of\s*ADP.*\.\s*PUNCT/s),
    shows('Counts', /characters: 38.*tokens: 10/s),
    count('[data-yc-kind="html"] li', 10),
  ],
  'zip-to-json': [upload('Archive', archive), press('Submit'), shows('Files', /name: "words\.txt".*size: 12/s)],
  'sentiment-analysis': [clickExample, press('Submit'), shows('Mood', /neu.*66\.7%.*pos.*33\.3%/s)],
};
