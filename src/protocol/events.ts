import type { Kind } from './wire';

/** The events of each kind, beside those of the app itself. */
export const eventTable = {
  textbox: 'change input submit stop focus blur keyUp select copy',
  multimodaltextbox: 'change input select submit stop focus blur',
  number: 'change input submit focus blur',
  slider: 'change input release focus blur',
  checkbox: 'change input select focus blur',
  checkboxgroup: 'change input select focus blur',
  radio: 'change input select focus blur',
  dropdown: 'change input select focus blur keyUp',
  image: 'change input select doubleClick upload clear download stream',
  audio: 'change input upload clear download play pause end stream startRecording pauseRecording stopRecording',
  video: 'change input upload clear download play pause end startRecording pauseRecording stopRecording',
  file: 'change input select upload clear delete download',
  markdown: 'change copy',
  html: 'change',
  code: 'change input focus blur copy',
  json: 'change copy',
  label: 'change select',
  dataframe: 'change input select edit download',
  gallery: 'change input select upload clear delete download previewOpen previewClose',
  auto: 'change',
  button: 'change click',
  timer: 'change tick',
  state: 'change',
  browserstate: 'change',
  chatbot: 'change like retry undo edit copy select clear optionSelect exampleSelect',
  dataset: 'change click select',
  actions: '',
  row: '',
  column: '',
  group: '',
  render: '',
  tabs: 'change select',
  tab: 'select',
  accordion: 'change expand collapse',
  sidebar: 'change expand collapse',
} as const satisfies Record<Kind, string>;

type Words<S extends string> = S extends `${infer First} ${infer Rest}`
  ? First | Words<Rest>
  : S extends ''
    ? never
    : S;

export type EventName<K extends Kind = Kind> = Words<(typeof eventTable)[K]>;

/** The names of a kind’s events. */
export const eventsOf = (kind: Kind) => eventTable[kind].split(' ').filter(Boolean) as EventName[];
