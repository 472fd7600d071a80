import { noteYieldName } from '../protocol';
import type { Graph } from './graph';
import type { Edit } from './positions';

/** File path → what to insert into its code, so that each of its yields notes its place. */
export type YieldNotes = ReadonlyMap<string, Edit[]>;

/** Loads a parser for the files that may yield; the others are left as they are. */
export async function noteYields({ modules }: Graph): Promise<YieldNotes> {
  const notes = new Map<string, Edit[]>();
  for (const [file, module] of modules) {
    // A file that has the name already is a paste of compiled code, and its author's business.
    if (!/\byield\b/.test(module.code) || module.code.includes(noteYieldName)) continue;
    const { yieldEdits } = await import('./yieldEdits');
    notes.set(file, yieldEdits(module));
  }
  return notes;
}
