import { nameOf, Refusal } from './refusal';

/** A state is a deep copy, which the page keeps unseen. */
export const encodeState = (value: unknown): { state: unknown } => {
  try {
    return { state: structuredClone(value) };
  } catch {
    throw new Refusal(`${uncloneable(value, 'the state', [])}, which cannot be copied. Keep data alone in a state`);
  }
};

/** Which part of a value it is that cannot be cloned. */
const uncloneable = (value: unknown, path: string, above: readonly unknown[]): string => {
  if (typeof value === 'object' && value !== null && !above.includes(value)) {
    const entries = value instanceof Map ? [...value] : Object.entries(value);
    for (const [key, part] of entries) {
      try {
        structuredClone(part);
      } catch {
        return uncloneable(part, Array.isArray(value) ? `${path}[${String(key)}]` : `${path}.${String(key)}`, [
          ...above,
          value,
        ]);
      }
    }
  }
  return `${path} is ${nameOf(value)}`;
};
