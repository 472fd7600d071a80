import { dequal } from 'dequal/lite';
import type { ComponentDescription, WireValue } from '../../protocol';
import type { Carry } from '../mounted';

/** Kinds that a person fills in and whose values can outlive their app. */
const kinds = new Set([
  'textbox',
  'number',
  'slider',
  'checkbox',
  'checkboxgroup',
  'radio',
  'dropdown',
  'image',
  'audio',
  'video',
  'file',
]);

/** Pixels, bitmaps and frames are freed together with the app that holds them. */
const endsWithApp = (value: WireValue) =>
  typeof value === 'object' && value !== null && 'as' in value && ['pixels', 'bitmap', 'frame'].includes(value.as);

const labelOf = ({ properties }: ComponentDescription) => (properties as { label?: string }).label;

/** The components by kind and label; several with the same kind and label are told apart by their order. */
const byName = (components: readonly ComponentDescription[]) => {
  const found = new Map<string, ComponentDescription>();
  for (const each of components) {
    for (let number = 0; ; number++) {
      const name = JSON.stringify([each.kind, labelOf(each), number]);
      if (found.has(name)) continue;
      found.set(name, each);
      break;
    }
  }
  return found;
};

/** May this component hold the value? Its bounds or choices may have changed. */
const fits = (value: WireValue, { properties }: ComponentDescription): boolean => {
  const { minimum, maximum, choices } = properties as {
    minimum?: number;
    maximum?: number;
    choices?: readonly { value: unknown }[];
  };
  if (typeof value === 'number' && !choices) return value >= (minimum ?? value) && value <= (maximum ?? value);
  const known = (one: unknown) => choices === undefined || choices.some((choice) => choice.value === one);
  return Array.isArray(value) && choices ? value.every(known) : !choices || known(value);
};

/**
 * Carries what a person has entered over to the app of the edited code: into components of the same kind and label,
 * unless their author has changed their initial value, or they no longer allow the entered one.
 */
export const carryValues: Carry = (before, changed) => {
  const kept = [...byName(before.description.components)].flatMap(([name, component]) => {
    if (!changed.has(component.id) || !kinds.has(component.kind)) return [];
    const value = before.parts.values([component.id])[0] ?? null;
    return value === null || endsWithApp(value) ? [] : [{ name, component, value }];
  });
  return (after) => {
    const components = byName(after.description.components);
    return kept.flatMap(({ name, component, value }) => {
      const next = components.get(name);
      if (!next || !dequal(component.value, next.value) || !fits(value, next)) return [];
      after.parts.restore(next.id, value);
      return [next.id];
    });
  };
};
