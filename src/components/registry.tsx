import type { Kind } from '../protocol';
import { Button } from './Button';
import { Checkbox } from './choices/Checkbox';
import { CheckboxGroup } from './choices/CheckboxGroup';
import { Radio } from './choices/Radio';
import type { KindComponent } from './contract';
import { Column, Group, Row } from './layout/Box';
import { NumberField } from './numbers/NumberField';
import { Slider } from './numbers/Slider';
import { blockOnDemand, onDemand } from './on-demand';
import { Image } from './pictures/Image';
import { Textbox } from './text/Textbox';

/** What has a value and is never seen. */
const Unseen = () => null;

/** Every kind but `auto`, which is made of these. */
export const plainComponents: { [K in Exclude<Kind, 'auto'>]: KindComponent<K> } = {
  textbox: Textbox,
  number: NumberField,
  slider: Slider,
  checkbox: Checkbox,
  checkboxgroup: CheckboxGroup,
  radio: Radio,
  dropdown: onDemand(() => import('./choices/Dropdown').then((module) => module.Dropdown)),
  image: Image,
  button: Button,
  timer: Unseen,
  state: Unseen,
  browserstate: Unseen,
  row: Row,
  column: Column,
  group: Group,
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
