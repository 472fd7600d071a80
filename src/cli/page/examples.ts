import { computeExamples, type Sketch } from '../../app';
import { heldBy } from '../../playground/files/data-files';

/** The browser that the command line drives calls this, with the sketch as JSON. */
const begin = (json: string) => {
  const sketch = JSON.parse(json) as Sketch;
  const base = new URL(sketch.entry, document.baseURI).href;
  // Data files come along as they do in an export: a file's type is part of what a result is kept for.
  return computeExamples(sketch, {
    identity: 'examples',
    base,
    files: [new URL('.', document.baseURI).href],
    held: heldBy({ source: '', files: sketch.files }),
  });
};

Object.assign(globalThis, { begin });
