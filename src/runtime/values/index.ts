import type { AnyComponent, ComponentList } from '../../api/internal';
import { classesKey } from '../../protocol';
import { createStates } from './classes';
import { computedOf } from './computed';

export type { StateWire } from './classes';

/** What this code uses of the API and the runtime: it is bundled separately, and would otherwise have its own. */
export type Lent = {
  Timer(seconds: number): unknown;
  isComponent(value: unknown): value is AnyComponent;
  listOf(parts: ComponentList | undefined): readonly AnyComponent[];
  describeValue(value: unknown): string;
  calledName(component: AnyComponent): string;
  /** Throws an error with this message, which is shown without the code's place. */
  refuse(message: string): never;
};

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
