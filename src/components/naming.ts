import type { Kind } from '../protocol';
import type { ComponentProps } from './contract';

/** A component's name if its author gave it no label, where that is not the name of its kind. */
const kindNames: Partial<Record<Kind, string>> = {
  multimodaltextbox: 'Message',
  checkboxgroup: 'Checkbox group',
  html: 'HTML',
  json: 'JSON',
  auto: 'Output',
  browserstate: 'Browser state',
  dataset: 'Samples',
  actions: 'Form',
  render: 'Part',
  accordion: 'Details',
};

type Named = Pick<ComponentProps, 'kind' | 'properties'>;
type Described = Pick<ComponentProps, 'id' | 'properties' | 'missing'>;

/** A component's accessible name. */
export const accessibleName = ({ kind, properties }: Named): string =>
  properties.label || (kindNames[kind] ?? kind.charAt(0).toUpperCase() + kind.slice(1));

/** Ids of the frame's elements, for controls to refer to. */
export const controlId = (props: Described) => `${props.id}-control`;
export const labelId = (props: Described) => `${props.id}-label`;
export const infoId = (props: Described) => `${props.id}-info`;
export const problemId = (props: Described) => `${props.id}-problem`;

/** The ids that describe the control: its help line and its problem. */
export const describedBy = (props: Described, problem?: string | null): string | undefined =>
  [props.properties.info && infoId(props), (problem || props.missing) && problemId(props)].filter(Boolean).join(' ') ||
  undefined;
