import type { Kind } from '../protocol';
import type { ComponentProps } from './contract';

/** A component's name if its author gave it no label. */
const kindNames: Record<Kind, string> = {
  textbox: 'Textbox',
  number: 'Number',
  slider: 'Slider',
  checkbox: 'Checkbox',
  checkboxgroup: 'Checkbox group',
  radio: 'Radio',
  dropdown: 'Dropdown',
  image: 'Image',
  audio: 'Audio',
  video: 'Video',
  file: 'File',
  markdown: 'Markdown',
  html: 'HTML',
  code: 'Code',
  json: 'JSON',
  label: 'Label',
  dataframe: 'Dataframe',
  gallery: 'Gallery',
  chatbot: 'Chatbot',
  auto: 'Output',
  button: 'Button',
  timer: 'Timer',
  state: 'State',
  browserstate: 'Browser state',
  dataset: 'Samples',
  actions: 'Form',
  row: 'Row',
  column: 'Column',
  group: 'Group',
  render: 'Part',
  tabs: 'Tabs',
  tab: 'Tab',
  accordion: 'Details',
  sidebar: 'Sidebar',
};

type Named = Pick<ComponentProps, 'kind' | 'properties'>;
type Described = Pick<ComponentProps, 'id' | 'properties' | 'missing'>;

/** A component's accessible name. */
export const accessibleName = (props: Named): string => props.properties.label || kindNames[props.kind];

/** Ids of the frame's elements, for controls to refer to. */
export const controlId = (props: Described) => `${props.id}-control`;
export const labelId = (props: Described) => `${props.id}-label`;
export const infoId = (props: Described) => `${props.id}-info`;
export const problemId = (props: Described) => `${props.id}-problem`;

/** The ids that describe the control: its help line and its problem. */
export const describedBy = (props: Described, problem?: string | null): string | undefined =>
  [props.properties.info && infoId(props), (problem || props.missing) && problemId(props)].filter(Boolean).join(' ') ||
  undefined;
