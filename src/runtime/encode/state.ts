import { valueTools } from '../value-tools';
import { type Key, pathOf } from './path';
import { describeValue, Refusal } from './refusal';

/** We look no deeper for the part that cannot be cloned: each level costs one more copy. */
const mostLevels = 100;

/** A state is a deep copy, which the page keeps but does not show. */
export const encodeState = (value: unknown): { state: unknown; classes?: unknown } => {
  try {
    return valueTools()?.encode(value) ?? { state: structuredClone(value) };
  } catch (thrown) {
    if (thrown instanceof Refusal) throw thrown;
    throw new Refusal(`${whyNot(value, thrown)}. Keep data alone in a state`);
  }
};

/** Says which part of a value cannot be cloned. */
const whyNot = (value: unknown, thrown: unknown): string => {
  // The engine's stack is not deep enough.
  if (thrown instanceof RangeError) return 'the state is nested too deep to be copied';
  const keys: Key[] = [];
  let part = value;
  while (keys.length < mostLevels && typeof part === 'object' && part !== null) {
    const guilty = entriesOf(part).find(([, each]) => !isCloneable(each));
    if (!guilty) break;
    keys.push(guilty[0]);
    part = guilty[1];
  }
  return `${pathOf('the state', keys)} is ${describeValue(part)}, which cannot be copied`;
};

const entriesOf = (object: object): [Key, unknown][] => {
  if (object instanceof Map) return Array.from(object, ([key, each]) => [String(key), each]);
  if (Array.isArray(object) || object instanceof Set) return Array.from(object, (each, index) => [index, each]);
  return Object.entries(object);
};

const isCloneable = (value: unknown): boolean => {
  try {
    structuredClone(value);
    return true;
  } catch {
    return false;
  }
};
