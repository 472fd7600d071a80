import type { ChangedProperties, Slot } from '../protocol';

/** Adds the property changes in these slots to `changed`. Returns whether there were any. */
export const noteUpdates = (
  changed: ChangedProperties,
  slots: readonly Slot[],
  /** The components that the slots belong to, in order. */
  outputs: readonly number[],
): boolean => {
  let any = false;
  for (const [i, slot] of slots.entries()) {
    if (typeof slot !== 'object' || slot === null || !('slot' in slot) || slot.slot !== 'update') continue;
    const id = outputs[i % outputs.length] as number;
    const { value: _value, ...properties } = slot.properties;
    changed[id] = { ...changed[id], ...properties };
    any = true;
  }
  return any;
};
