import { cureOf } from '../protocol';
import type { Mounted } from './workspace';

/** Asks for the inputs that are empty and may not be, each in its place, and takes the focus to the first. */
export const askForMissing = ({ description, parts }: Mounted, inputs: readonly number[]): void => {
  const values = parts.values(inputs);
  let asked = false;
  inputs.forEach((id, i) => {
    const part = parts.all[id];
    const optional = description.components[id]?.optional;
    const cure = part && values[i] === null && !optional ? cureOf(part.kind, part.properties()) : undefined;
    if (cure) asked = part?.ask(cure, !asked) || asked;
  });
};
