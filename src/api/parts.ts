import type { AnyComponent } from './component';
import type { Part } from './shortcuts';

const components = new WeakSet<object>();

/** Registers a component for {@link isComponent}. */
export const addComponent = (component: object) => void components.add(component);

/** Whether a value is a component. */
export const isComponent = (value: unknown): value is AnyComponent =>
  typeof value === 'object' && value !== null && components.has(value);

/** One component, several in order, or none. Words such as `'text'` may stand for components. */
export type ComponentList = Part | readonly Part[] | null;

/** The components as an array. Values that are not components stay in it, for a later check to find. */
export const listOf = (parts: ComponentList | undefined): readonly AnyComponent[] => {
  if (parts === null || parts === undefined) return [];
  return isComponent(parts) || !Array.isArray(parts) ? [parts as AnyComponent] : parts;
};
