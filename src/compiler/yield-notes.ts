import { noteYieldName } from '../protocol';
import type { Graph } from './graph';
import type { Edit } from './positions';
import { yieldEdits } from './yield-edits';

/** File path → what to insert into its code, so that each of its yields notes its place. */
export type YieldNotes = ReadonlyMap<string, Edit[]>;

/** Parses the files that may yield; the others are left as they are. */
export function noteYields({ modules }: Graph): YieldNotes {
  const notes = new Map<string, Edit[]>();
  for (const [file, module] of modules) {
    // A file that already has the name is a paste of compiled code, and left alone.
    if (!/\byield\b|\bthrow\s*["'`{]/.test(module.code) || module.code.includes(noteYieldName)) continue;
    notes.set(file, yieldEdits(module));
  }
  return notes;
}
