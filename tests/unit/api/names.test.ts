import { expect, test } from 'vitest';
import * as yc from 'yieldcast';
import { apiNames } from '../../../src/protocol';

/** Only programs that name one of these load it. */
const late = [
  'TabbedInterface',
  'Examples',
  'Dataset',
  'parallel',
  'MultimodalTextbox',
  'ColorPicker',
  'DateTime',
  'UploadButton',
  'DownloadButton',
  'ClearButton',
  'HighlightedText',
  'ImageSlider',
  'AnnotatedImage',
  'Plot',
  'ImageEditor',
  'Sketchpad',
  'Paint',
  'LinePlot',
  'ScatterPlot',
  'BarPlot',
];

test('the compiler knows the names that the API exports, and no others', () => {
  expect([...apiNames].sort()).toEqual([...Object.keys(yc), ...late].sort());
});
