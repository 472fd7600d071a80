import captureTools from 'virtual:generator-capture';
import chatTools from 'virtual:generator-chat';
import { onTestFinished } from 'vitest';
import { Sandbox } from '../../../src/host/sandbox';
import { spawnGenerator } from '../../../src/host/spawn';
import type { AppDescription, Fault, Kind, Slot, WireValue } from '../../../src/protocol';

/** What came of a run: what the page took, and how it ended; `died` where the page refused something. */
export type Ran = { slots: Slot[]; fault?: Fault; died?: string };

/** Loads a module's source into a sandbox of its own. */
export const load = async (source: string) => {
  const sandbox = new Sandbox(spawnGenerator());
  onTestFinished(() => sandbox.terminate());
  const url = `data:text/javascript;charset=utf-8,${encodeURIComponent(`const yc = globalThis.yc;\n${source}`)}`;
  const program = {
    entry: 'main.js',
    modules: { 'main.js': url },
    remote: [],
    extras: { capture: captureTools, chat: chatTools },
  };
  const app: AppDescription = await sandbox.load(program);
  let runs = 0;
  const run = (inputs: WireValue[], outputs: Kind[], listener = 0) =>
    new Promise<Ran>((resolve) => {
      const slots: Slot[] = [];
      sandbox.events = {
        yields: (_run, more) => {
          slots.push(...more);
          return [];
        },
        end: (_run, outcome) => resolve(outcome.type === 'failed' ? { slots, fault: outcome.fault } : { slots }),
        log: () => {},
        uncaught: (fault) => resolve({ slots, died: `uncaught: ${fault.message}` }),
        progress: () => {},
        alert: () => {},
        ask: async () => undefined,
        died: (reason) => resolve({ slots, died: reason }),
      };
      sandbox.start({ run: ++runs, listener, inputs }, outputs);
    });
  return { app, run };
};
