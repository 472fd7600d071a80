import type { ValueTools } from './values';

export type { StateWire } from './values';

let tools: ValueTools | undefined;

/** Sets what implements values that are functions, and states of classes, for programs that may have any. */
export const setValueTools = (next: ValueTools | undefined) => {
  tools = next;
};

export const valueTools = () => tools;
