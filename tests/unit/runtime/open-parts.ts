import familiar from 'virtual:generator-familiar';
import { afterEach } from 'vitest';
import type { ComponentDescription, ListenerDescription, Outcome } from '../../../src/protocol';
import { extrasOf } from './extras-of';
import { createPair, programOf } from './pair';

/** What the page is told of a part. */
export type Part = {
  type: 'part' | 'wrong' | 'begin' | 'again';
  region: number;
  components: ComponentDescription[];
  listeners: [number, ListenerDescription][];
  children: number[];
  preserved: [number, string[] | null][];
  sentence?: string;
};

let close = () => {};
let loaded = 0;
afterEach(() => close());

/** Loads a program, and answers what its parts ask as the page would; `refuse` refuses a part. */
export const openParts = async (
  source: string,
  refuse: (part: Part) => string | undefined = () => undefined,
  begun?: { components: number; listeners: number },
) => {
  const pair = createPair();
  close = pair.close;
  const files = { entry: 'main.ts', files: { 'main.ts': source } };
  const extras = { ...(await extrasOf(files)), familiar };
  const app = await pair.sandbox.load({
    ...programOf(`${source}\n// Not evaluated before: ${++loaded}`),
    extras,
  } as ReturnType<typeof programOf>);
  const told: Part[] = [];
  let last = 0;
  const ends = new Map<number, (outcome: Outcome | string) => void>();
  const rows: unknown[] = [];
  pair.sandbox.events = {
    yields: (_run, slots) => {
      rows.push(...slots);
      return [];
    },
    end: (run, outcome) => ends.get(run)?.(outcome),
    log: (entries) => void pair.logs.push(...entries),
    uncaught: () => {},
    progress: () => {},
    alert: () => {},
    ask: async (asked) => {
      const part = asked as Part;
      const wrong = part.type === 'part' ? refuse(part) : undefined;
      if (wrong !== undefined) return { wrong };
      if (part.type !== 'begin') told.push(part);
      return { value: part.type === 'begin' ? begun : true };
    },
    died: (reason) => {
      for (const end of ends.values()) end(reason);
    },
  };
  const start = (listener: number, inputs: unknown[] = [], outputs: ComponentDescription['kind'][] = []) => {
    const run = ++last;
    const ended = new Promise<Outcome | string>((resolve) => ends.set(run, resolve));
    pair.sandbox.start({ run, listener, inputs: inputs as never }, outputs);
    return { run, ended };
  };
  const region = app.components.find(({ kind }) => kind === 'render')?.id as number;
  const own = app.listeners.findIndex(({ showProgressOn }) => showProgressOn?.includes(region));
  return {
    ...pair,
    app,
    told,
    rows,
    region,
    start,
    /** Makes the app's first part with these inputs; gives what the page was told last. */
    make: async (...inputs: unknown[]) => {
      const outcome = await start(own, inputs).ended;
      return { outcome, part: told.at(-1) as Part };
    },
    stop: (run: number) => pair.sandbox.stop(run),
  };
};
