import type { ExtraKind, Kind } from '../protocol';
import { Button } from './Button';
import type { KindComponent } from './contract';
import { NumberField } from './numbers/NumberField';
import { blockOnDemand, onDemand } from './on-demand';
import { Textbox } from './text/Textbox';

/** For kinds that have a value but render nothing. */
const Unseen = () => null;

/** The components of all kinds but the extra ones, and but `auto`, which is built from these. */
export const plainComponents: { [K in Exclude<Kind, 'auto' | ExtraKind>]: KindComponent<K> } = {
  textbox: Textbox,
  number: NumberField,
  slider: onDemand(() => import('./numbers/Slider').then((module) => module.Slider)),
  checkbox: onDemand(() => import('./choices/Checkbox').then((module) => module.Checkbox)),
  checkboxgroup: onDemand(() => import('./choices/CheckboxGroup').then((module) => module.CheckboxGroup)),
  radio: onDemand(() => import('./choices/Radio').then((module) => module.Radio)),
  dropdown: onDemand(() => import('./choices/Dropdown').then((module) => module.Dropdown)),
  image: onDemand(() => import('./pictures/Image').then((module) => module.Image)),
  button: Button,
  timer: Unseen,
  state: Unseen,
  browserstate: Unseen,
  row: blockOnDemand(() => import('./layout/Box').then((module) => module.Row)),
  column: blockOnDemand(() => import('./layout/Box').then((module) => module.Column)),
  group: blockOnDemand(() => import('./layout/Box').then((module) => module.Group)),
  render: blockOnDemand(() => import('./layout/Rendered').then((module) => module.Rendered)),
  tabs: blockOnDemand(() => import('./layout/Tabs').then((module) => module.Tabs)),
  tab: blockOnDemand(() => import('./layout/Tab').then((module) => module.Tab)),
  accordion: blockOnDemand(() => import('./layout/Accordion').then((module) => module.Accordion)),
  sidebar: blockOnDemand(() => import('./layout/Sidebar').then((module) => module.Sidebar)),
  markdown: onDemand(() => import('./text/Markdown').then((module) => module.Markdown)),
  html: onDemand(() => import('./text/Html').then((module) => module.Html)),
  code: onDemand(() => import('./code/Code').then((module) => module.Code)),
  json: onDemand(() => import('./data/Json').then((module) => module.Json)),
  dataframe: onDemand(() => import('./data/Dataframe').then((module) => module.Dataframe)),
  file: onDemand(() => import('./files/FileList').then((module) => module.FileList)),
  label: onDemand(() => import('./data/Label').then((module) => module.Label)),
  audio: onDemand(() => import('./media/Audio').then((module) => module.Audio)),
  video: onDemand(() => import('./media/Video').then((module) => module.Video)),
  chatbot: onDemand(() => import('./chat/Chatbot').then((module) => module.Chatbot)),
  gallery: onDemand(() => import('./pictures/Gallery').then((module) => module.Gallery)),
};

/** The components of the extra kinds. */
const Extra: KindComponent = onDemand(() => import('./extra-components').then((module) => module.ExtraComponent));

/** The component of a kind, whatever it is except `auto`. */
export const plainComponentOf = (kind: Kind) =>
  ((plainComponents as Partial<Record<Kind, unknown>>)[kind] ?? Extra) as KindComponent;
