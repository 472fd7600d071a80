import type { AnyComponent } from '../../api/internal';

/** How messages name a component. */
export const calledName = (component: AnyComponent): string => {
  const { label } = component.properties;
  if (label) return `“${label}”`;
  if (component.kind === 'button' && typeof component.value === 'string') return `“${component.value}”`;
  return `the ${component.kind} without a label`;
};
