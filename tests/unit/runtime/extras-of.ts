import { extraKindsOf, extrasFor } from '../../../src/host/extras';
import { extraPartsNamed, type Sketch } from '../../../src/protocol';
import { createPair, programOf } from './pair';

/** The parts of the runtime that the page would send along with a sketch. */
export const extrasOf = async (sketch: Sketch) => ({
  ...(await extrasFor(sketch)),
  kinds: await extraKindsOf(extraPartsNamed(Object.values(sketch.files).join('\n'))),
});

let loaded = 0;

/** Loads an app as the page does, with the parts that its sketch names. A module is never evaluated twice. */
export const openSketch = async (source: string) => {
  const pair = createPair();
  const extras = await extrasOf({ entry: 'main.ts', files: { 'main.ts': source } });
  const app = await pair.sandbox.load({ ...programOf(`${source}\n// ${++loaded}`), extras } as never);
  return { ...pair, app };
};
