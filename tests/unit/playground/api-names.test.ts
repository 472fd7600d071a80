import { expect, test } from 'vitest';
import * as api from '../../../src/api';
import { apiNames } from '../../../src/playground/api-names';

test('the editor offers every name of the API, and no other', () => {
  expect(apiNames.map((each) => each.name).sort()).toEqual(
    [
      ...Object.keys(api),
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
    ].sort(),
  );
});

test('what it says of each name is one short line', () => {
  for (const { about, options = {} } of apiNames) {
    for (const line of [about, ...Object.values(options)]) expect(line).toMatch(/^.{3,70}$/);
  }
});
