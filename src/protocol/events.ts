import type { ExtraKind } from './extra-kinds';
import type { Kind } from './wire';

/** The events of each kind, beside those of the app itself. Those of extra kinds come with their code. */
const eventTable = {
  textbox: 'change input submit stop focus blur keyUp select copy',
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
  row: '',
  column: '',
  group: '',
  render: '',
  tabs: 'change select',
  tab: 'select',
  accordion: 'change expand collapse',
  sidebar: 'change expand collapse',
} as const satisfies Record<Exclude<Kind, ExtraKind>, string>;

/** The events of the extra kinds. */
export const extraEvents = {
  multimodaltextbox: 'change input select submit stop focus blur',
  dataset: 'change click select',
  actions: '',
  imageslider: 'change input select upload clear',
  colorpicker: 'change input release submit focus blur',
  highlightedtext: 'change select',
  uploadbutton: 'change click upload',
  fileexplorer: 'change input select',
  downloadbutton: 'change click',
  duplicatebutton: 'click',
  deeplinkbutton: 'click',
  datetime: 'change input submit focus blur',
  annotatedimage: 'change select',
  plot: 'change',
  imageeditor: 'change input upload clear apply',
  model3d: 'change input upload edit clear',
  lineplot: 'change select doubleClick',
  scatterplot: 'change select doubleClick',
  barplot: 'change select doubleClick',
  dialogue: 'change input submit',
  paramviewer: 'change',
} as const satisfies Record<ExtraKind, string>;

type Words<S extends string> = S extends `${infer First} ${infer Rest}`
  ? First | Words<Rest>
  : S extends ''
    ? never
    : S;

type Events = typeof eventTable & typeof extraEvents;
export type EventName<K extends Kind = Kind> = Words<Events[K]>;

const split = (names: string) => names.split(' ').filter(Boolean);

/** The names of a kind’s events. Those of an extra kind are known to its own code. */
export const eventsOf = (kind: Kind, own = '') =>
  split((eventTable as Record<string, string>)[kind] ?? own) as EventName[];

/** The names of every kind's events. A function, because a computed constant would end up in every bundle of this folder. */
export const allEvents = (): ReadonlyMap<string, readonly string[]> =>
  new Map(Object.entries({ ...eventTable, ...extraEvents }).map(([kind, names]) => [kind, split(names)]));
