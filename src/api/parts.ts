import type { AnyComponent } from './component';

const components = new WeakSet<object>();

/** Makes {@link isComponent} know a component. */
export const addComponent = (component: object) => void components.add(component);

/** Tells a component from every other value. */
export const isComponent = (value: unknown): value is AnyComponent =>
  typeof value === 'object' && value !== null && components.has(value);

/** One component, or several in order, or none. */
export type Parts = AnyComponent | readonly AnyComponent[] | null;

/** The components in a list, whichever way they were given. What is no component stays in it, for a check to find. */
export const listOf = (parts: Parts | undefined): readonly AnyComponent[] => {
  if (parts === null || parts === undefined) return [];
  return isComponent(parts) || !Array.isArray(parts) ? [parts as AnyComponent] : parts;
};
