import type { Kind } from '../protocol';

const names: Partial<Record<Kind, string>> = {
  multimodaltextbox: 'Message',
  checkboxgroup: 'Checkbox group',
  html: 'HTML',
  json: 'JSON',
  auto: 'Output',
  browserstate: 'Browser state',
  dataset: 'Samples',
  actions: 'Form',
  render: 'Part',
  accordion: 'Details',
};

/** What a component is called if its author gave it no label, in English. */
export const kindName = (kind: Kind): string => names[kind] ?? kind.charAt(0).toUpperCase() + kind.slice(1);
