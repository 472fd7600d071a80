import { classesKey } from '../../protocol';
import { createStates } from './classes';
import { computedOf } from './computed';
import type { Lent } from './lent';

export type { StateWire } from './classes';
export type { Lent } from './lent';

/**
 * Implements values that are functions, and states that hold instances of classes. Loaded with programs that may have
 * either.
 */
export const valueToolsOf = (lent: Lent) => {
  const { know, encode, decode } = createStates(lent);
  Object.defineProperty(globalThis, Symbol.for(classesKey), { value: know, configurable: true });
  return { computed: computedOf(lent), encode, decode };
};

export type ValueTools = ReturnType<typeof valueToolsOf>;
