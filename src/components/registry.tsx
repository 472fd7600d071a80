import type { Kind } from '../protocol';
import { Checkbox } from './choices/Checkbox';
import { CheckboxGroup } from './choices/CheckboxGroup';
import { Dropdown } from './choices/Dropdown';
import { Radio } from './choices/Radio';
import type { KindComponent } from './contract';
import { Label } from './data/Label';
import { FileList } from './files/FileList';
import { NumberField } from './numbers/NumberField';
import { Slider } from './numbers/Slider';
import { onDemand } from './on-demand';
import { Image } from './pictures/Image';
import { Textbox } from './text/Textbox';

/** Every kind but `auto`, which is made of these. */
export const plainComponents: { [K in Exclude<Kind, 'auto'>]: KindComponent<K> } = {
  textbox: Textbox,
  number: NumberField,
  slider: Slider,
  checkbox: Checkbox,
  checkboxgroup: CheckboxGroup,
  radio: Radio,
  dropdown: Dropdown,
  image: Image,
  file: FileList,
  label: Label,
  markdown: onDemand(() => import('./text/Markdown').then((module) => module.Markdown)),
  html: onDemand(() => import('./text/Html').then((module) => module.Html)),
  code: onDemand(() => import('./code/Code').then((module) => module.Code)),
  json: onDemand(() => import('./data/Json').then((module) => module.Json)),
  dataframe: onDemand(() => import('./data/Dataframe').then((module) => module.Dataframe)),
  gallery: onDemand(() => import('./pictures/Gallery').then((module) => module.Gallery)),
};
