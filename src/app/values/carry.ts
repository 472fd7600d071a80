import { dequal } from 'dequal/lite';
import type { ComponentDescription, WireValue } from '../../protocol';
import type { Carry, Mounted } from '../mounted';

/** Kinds that a person fills in and whose values can outlive their app. */
const kinds = new Set([
  'textbox',
  'multimodaltextbox',
  'number',
  'slider',
  'colorpicker',
  'datetime',
  'dialogue',
  'imageeditor',
  'checkbox',
  'checkboxgroup',
  'radio',
  'dropdown',
  'image',
  'audio',
  'video',
  'file',
  'imageslider',
  'model3d',
]);

/** Pixels, bitmaps and frames are freed together with the app that holds them. */
const endsWithApp = (value: WireValue) =>
  typeof value === 'object' && value !== null && 'as' in value && ['pixels', 'bitmap', 'frame'].includes(value.as);

const labelOf = ({ properties }: ComponentDescription) => (properties as { label?: string }).label;

/** The components by kind and label, written as JSON with their order; several with the same kind and label are told apart by their order. */
export const byName = (components: readonly ComponentDescription[]) => {
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
export const fits = (value: WireValue, { properties }: ComponentDescription): boolean => {
  const { minimum, maximum, choices, allowCustomValue } = properties as {
    minimum?: number;
    maximum?: number;
    allowCustomValue?: boolean;
    choices?: readonly { value: unknown }[];
  };
  if (typeof value === 'number' && !choices) return value >= (minimum ?? value) && value <= (maximum ?? value);
  const known = (one: unknown) =>
    choices === undefined || allowCustomValue || choices.some((choice) => choice.value === one);
  return Array.isArray(value) && choices ? value.every(known) : !choices || known(value);
};

type Kept = { name: string; value: WireValue; mayHold(next: ComponentDescription): boolean };

/** What has no place in an app yet: a part that is made while it runs may have one. `filled` are those that have. */
const waiting = new WeakMap<Mounted, { kept: readonly Kept[]; filled: Set<number> }>();

/** Fills what has its place in the app now. */
const fill = (app: Mounted, isNew: (id: number) => boolean = () => true) => {
  const { kept, filled } = waiting.get(app) ?? { kept: [], filled: new Set<number>() };
  if (kept.length === 0) return;
  const components = byName(app.description.components);
  const left = kept.filter(({ name, value, mayHold }) => {
    const next = components.get(name);
    if (!next || !isNew(next.id)) return true;
    if (!mayHold(next)) return false;
    app.parts.restore(next.id, value);
    filled.add(next.id);
    return false;
  });
  waiting.set(app, { kept: left, filled });
};

/**
 * Carries what a person has entered over to the app of the edited code: into components of the same kind and label,
 * unless their author has changed their initial value, or they no longer allow the entered one.
 */
export const carryValues: Carry = (before, changed) => {
  if (!before) return () => new Set();
  const entered = [...byName(before.description.components)].flatMap(([name, component]): Kept[] => {
    if (!changed.has(component.id) || !kinds.has(component.kind)) return [];
    const value = before.parts.values([component.id])[0] ?? null;
    if (value === null || endsWithApp(value)) return [];
    return [{ name, value, mayHold: (next) => dequal(component.value, next.value) && fits(value, next) }];
  });
  // What the app before had no place for either may have one in the next.
  const kept = [...entered, ...(waiting.get(before)?.kept ?? [])];
  return (after) => give(after, kept);
};

/** Gives an app values, now or when the part is made that has a place for them. Returns the ids of those it has filled. */
export const give = (app: Mounted, kept: readonly Kept[]): Set<number> => {
  const filled = new Set<number>();
  waiting.set(app, { kept, filled });
  fill(app);
  return filled;
};

/** Carries what was entered over to components of a part that has just been made. */
export const carryIntoPart = (app: Mounted, made: ReadonlySet<number>) => fill(app, (id) => made.has(id));
