import type { Kind } from './wire';

const names: Partial<Record<Kind, string>> = {
  checkboxgroup: 'Checkbox group',
  html: 'HTML',
  json: 'JSON',
  auto: 'Output',
  browserstate: 'Browser state',
  render: 'Part',
  accordion: 'Details',
};

/** Names extra kinds, once they are loaded. */
export const addKindNames = (extra: Partial<Record<Kind, string>>) => void Object.assign(names, extra);

/** What a component is called if its author gave it no label, in English. */
export const kindName = (kind: Kind): string => names[kind] ?? kind.charAt(0).toUpperCase() + kind.slice(1);
