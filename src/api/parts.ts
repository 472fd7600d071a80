import type { AnyComponent } from './component';

/** One component, or several in order, or none. */
export type Parts = AnyComponent | readonly AnyComponent[] | null;

/** The components in a list, whichever way they were given. */
export const listOf = (parts: Parts | undefined): readonly AnyComponent[] =>
  parts === null || parts === undefined ? [] : 'kind' in parts ? [parts] : parts;
