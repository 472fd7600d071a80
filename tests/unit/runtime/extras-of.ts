import { extraKindsOf, extrasFor } from '../../../src/host/extras';
import { extraPartsNamed, type Program, type Sketch } from '../../../src/protocol';
import { createPair, programOf } from './pair';

/** The parts of the runtime that the page would send along with a sketch. */
export const extrasOf = async (sketch: Sketch) => ({
  ...(await extrasFor(sketch)),
  kinds: await extraKindsOf(extraPartsNamed(Object.values(sketch.files).join('\n'))),
});

/** A program of one file, with the parts that it names. */
export const programWithParts = async (source: string) =>
  ({ ...programOf(source), extras: await extrasOf({ entry: 'main.ts', files: { 'main.ts': source } }) }) as Program;

let loaded = 0;

/** Loads an app as the page does, with the parts that its sketch names. A module is never evaluated twice. */
export const openSketch = async (source: string) => {
  const pair = createPair();
  const app = await pair.sandbox.load(await programWithParts(`${source}\n// ${++loaded}`));
  return { ...pair, app };
};
