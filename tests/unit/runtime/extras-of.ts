import { extraKindsOf, extrasFor } from '../../../src/host/extras';
import { extraPartsNamed, type Sketch } from '../../../src/protocol';

/** The parts of the runtime that the page would send along with a sketch. */
export const extrasOf = async (sketch: Sketch) => ({
  ...(await extrasFor(sketch)),
  kinds: await extraKindsOf(extraPartsNamed(Object.values(sketch.files).join('\n'))),
});
