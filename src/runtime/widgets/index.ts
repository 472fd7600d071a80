import type { Lent } from '../extra-tools';
import { buttonsOf } from './buttons';
import { colorPickerOf } from './color-picker';
import { dateTimeOf } from './date-time';
import { dialogueOf } from './dialogue';
import { fileExplorerOf } from './file-explorer';
import { highlightedTextOf } from './highlighted-text';
import { paramViewerOf } from './param-viewer';

/** Adds the components that a program names seldom. Bundled separately, for programs that may have any of them. */
export const install = (lent: Lent): object => ({
  ColorPicker: colorPickerOf(lent),
  DateTime: dateTimeOf(lent),
  FileExplorer: fileExplorerOf(lent),
  HighlightedText: highlightedTextOf(lent),
  Dialogue: dialogueOf(lent),
  ParamViewer: paramViewerOf(lent),
  ...buttonsOf(lent),
});
