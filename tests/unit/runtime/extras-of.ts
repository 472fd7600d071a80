import { extraKindsOf, extrasFor } from '../../../src/host/extras';
import { extraPartsNamed, type Kind, type Program, type Sketch } from '../../../src/protocol';
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
let runs = 0;

/** Loads an app as the page does, with the parts that its sketch names. A module is never evaluated twice. */
export const openSketch = async (source: string) => {
  const pair = createPair();
  const app = await pair.sandbox.load(await programWithParts(`${source}\n// ${++loaded}`));
  /** Calls a listener: what it yields, in order, and how it ends. */
  const run = (listener: number, inputs: unknown[] = [], event: object = { event: 'click' }) =>
    new Promise<unknown[]>((resolve) => {
      const rows: unknown[] = [];
      pair.sandbox.events = {
        yields: (_run: number, slots: unknown[]) => {
          rows.push(...slots);
          return [];
        },
        end: (_run: number, outcome: unknown) => resolve([...rows, outcome]),
        log: () => {},
        uncaught: () => {},
        progress: () => {},
        alert: () => {},
        ask: async () => ({ value: true }),
        died: () => {},
      } as never;
      const kinds = (app.listeners[listener]?.outputs ?? []).map((id) => app.components[id]?.kind as Kind);
      pair.sandbox.start({ run: ++runs, listener, inputs, event } as never, kinds);
    });
  /** The listeners to an event of a component with this label. */
  const listenersOf = (label: string, event: string) =>
    app.listeners.flatMap(({ triggers }, id) =>
      triggers.some(
        ({ component, event: each }) =>
          each === event && component !== null && app.components[component]?.properties.label === label,
      )
        ? [id]
        : [],
    );
  return { ...pair, app, run, listenersOf };
};
