import type { Shortcut } from '../../protocol';
import type { Options } from './options';

/** Components that take their values by position or in one object. */
export const plain =
  'Textbox Number Slider Checkbox CheckboxGroup Radio Dropdown Image Audio Video File Markdown HTML Code JSON Label Dataframe Gallery Chatbot MultimodalTextbox ColorPicker DateTime FileExplorer UploadButton DownloadButton DuplicateButton DeepLinkButton HighlightedText Dialogue ParamViewer ImageSlider AnnotatedImage Plot ImageEditor Sketchpad Paint Model3D LinePlot ScatterPlot BarPlot'.split(
    ' ',
  );

const textbox = { name: 'Textbox' };
const image = { name: 'Image' };
const dataframe = { name: 'Dataframe' };
const microphone = { name: 'Audio', options: { sources: ['microphone'] } };

/** What makes the component that a word stands for. */
export const byWord: Readonly<Record<Shortcut, { name: string; options?: Options }>> = {
  text: textbox,
  textbox,
  textarea: { name: 'TextArea' },
  string: textbox,
  str: textbox,
  number: { name: 'Number' },
  int: { name: 'Number', options: { precision: 0 } },
  float: { name: 'Number' },
  slider: { name: 'Slider' },
  checkbox: { name: 'Checkbox' },
  bool: { name: 'Checkbox' },
  boolean: { name: 'Checkbox' },
  checkboxgroup: { name: 'CheckboxGroup' },
  radio: { name: 'Radio' },
  dropdown: { name: 'Dropdown' },
  image,
  imageeditor: { name: 'ImageEditor' },
  imagemask: { name: 'ImageEditor' },
  paint: { name: 'Paint' },
  sketchpad: { name: 'Sketchpad' },
  webcam: { name: 'Image', options: { sources: ['webcam'] } },
  plot: image,
  audio: { name: 'Audio' },
  microphone,
  mic: microphone,
  sound: { name: 'Audio' },
  video: { name: 'Video' },
  playablevideo: { name: 'Video' },
  file: { name: 'File' },
  files: { name: 'File', options: { fileCount: 'multiple' } },
  dataframe,
  table: dataframe,
  csv: dataframe,
  numpy: dataframe,
  matrix: dataframe,
  list: dataframe,
  gallery: { name: 'Gallery' },
  json: { name: 'JSON' },
  label: { name: 'Label' },
  html: { name: 'HTML' },
  highlightedtext: { name: 'HighlightedText' },
  markdown: { name: 'Markdown' },
  code: { name: 'Code' },
  chatbot: { name: 'Chatbot' },
  colorpicker: { name: 'ColorPicker' },
  datetime: { name: 'DateTime' },
  state: { name: 'State' },
};

/** Event names of Gradio and others → our own. */
export const eventNames: Record<string, string> = {
  key_up: 'keyUp',
  double_click: 'doubleClick',
  preview_open: 'previewOpen',
  preview_close: 'previewClose',
  start_recording: 'startRecording',
  pause_recording: 'pauseRecording',
  stop_recording: 'stopRecording',
  onClick: 'click',
  onChange: 'change',
  onSubmit: 'submit',
  stop: 'end',
};
