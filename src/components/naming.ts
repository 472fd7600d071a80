import { kindName } from '../protocol';
import { say } from '../words';
import type { ComponentProps } from './contract';

type Named = Pick<ComponentProps, 'kind' | 'properties'>;
type Described = Pick<ComponentProps, 'id' | 'properties' | 'missing'>;

/** A component's accessible name. */
export const accessibleName = (props: Named): string => props.properties.label || say(kindName(props.kind));

/** Ids of the frame's elements, for controls to refer to. */
export const controlId = (props: Described) => `${props.id}-control`;
export const labelId = (props: Described) => `${props.id}-label`;
export const infoId = (props: Described) => `${props.id}-info`;
export const problemId = (props: Described) => `${props.id}-problem`;

/** The ids that describe the control: its help line and its problem. */
export const describedBy = (props: Described, problem?: string | null): string | undefined =>
  [props.properties.info && infoId(props), (problem || props.missing) && problemId(props)].filter(Boolean).join(' ') ||
  undefined;
