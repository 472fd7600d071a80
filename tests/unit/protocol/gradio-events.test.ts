import { expect, test } from 'vitest';
import { allEvents, type Kind } from '../../../src/protocol';

/** The events of Gradio's components, as its documentation lists them, in our spelling. */
const gradio: Partial<Record<Kind, string>> = {
  textbox: 'change input select submit focus blur stop copy',
  multimodaltextbox: 'change input select submit focus blur stop',
  number: 'change input submit focus blur',
  slider: 'change input release',
  checkbox: 'change input select',
  checkboxgroup: 'change input select',
  radio: 'select change input',
  dropdown: 'change input select focus blur keyUp',
  image: 'clear change stream select upload input',
  audio: 'stream change clear play pause stop startRecording pauseRecording stopRecording upload input',
  video: 'change clear startRecording stopRecording stop play pause end upload input',
  file: 'change select clear upload delete download',
  markdown: 'change copy',
  code: 'change input focus blur',
  json: 'change',
  label: 'change select',
  dataframe: 'change input select edit',
  gallery: 'select upload change delete previewClose previewOpen',
  button: 'change click',
  timer: 'change tick',
  state: 'change',
  browserstate: 'change',
  chatbot: 'change select like retry undo exampleSelect optionSelect clear copy edit',
  tabs: 'change select',
  tab: 'select',
  accordion: 'expand collapse',
  sidebar: 'expand collapse',
  html: 'change',
  annotatedimage: 'change select',
  plot: 'change',
  imageslider: 'clear change stream select upload input',
  dataset: 'change click select',
  highlightedtext: 'change select',
  uploadbutton: 'change click upload',
  fileexplorer: 'change input select',
  downloadbutton: 'change click',
  duplicatebutton: 'click',
  deeplinkbutton: 'click',
  datetime: 'change submit',
  dialogue: 'change input submit',
  paramviewer: 'change upload',
  colorpicker: 'change input release submit focus blur',
  imageeditor: 'clear change input select upload apply',
  model3d: 'change upload edit clear',
  lineplot: 'change select doubleClick',
  scatterplot: 'change select doubleClick',
  barplot: 'change select doubleClick',
};

/** Events of Gradio that we do not have, and why. */
const without: Partial<Record<Kind, Record<string, string>>> = {
  audio: { stop: 'another name of `end`, which is taken too' },
  video: { stop: 'another name of `end`, which is taken too' },
  imageeditor: { select: 'there is nothing in a drawing to select' },
  paramviewer: { upload: 'people only read it' },
  imageslider: { stream: 'its pictures are files, and none is filmed' },
};

test.each(Object.entries(gradio))('a %s has the events that it has in Gradio', (kind, names) => {
  const own = allEvents().get(kind) ?? [];
  const missing = names.split(' ').filter((name) => !own.includes(name));
  expect(missing.sort()).toEqual(Object.keys(without[kind as Kind] ?? {}).sort());
});
