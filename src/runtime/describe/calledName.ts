import type { AnyComponent } from '../../api/internal';

/** How a component is called in messages. */
export const calledName = (component: AnyComponent): string => {
  const { label } = component.properties;
  if (label) return `“${label}”`;
  if (component.kind === 'button' && typeof component.value === 'string') return `“${component.value}”`;
  return `the ${component.kind} without a label`;
};
