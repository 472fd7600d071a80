import chatTools from 'virtual:generator-chat';
import { Sandbox, type SandboxEvents, type WorkerLike } from '../../../src/host/sandbox';
import type { Kind, LogEntry, Outcome, Program, Slot } from '../../../src/protocol';
import { serve } from '../../../src/runtime';

/** A module as the compiler would give it: `yc` is found where `import … from 'yieldcast'` finds it. */
export const programOf = (source: string): Program => ({
  entry: 'main.js',
  modules: { 'main.js': `data:text/javascript,${encodeURIComponent(`const yc = globalThis.yc;\n${source}`)}` },
  remote: [],
  ...(source.includes('Chatbot') && { extras: { chat: chatTools } }),
});

/** One end of a bare MessageChannel as the page sees a worker. */
export const workerOf = (port: MessagePort): WorkerLike & { sent: unknown[] } => {
  const sent: unknown[] = [];
  port.start();
  return {
    sent,
    postMessage: (message: unknown, transfers?: unknown) => {
      sent.push(message);
      port.postMessage(message, (transfers ?? []) as Transferable[]);
    },
    addEventListener: (type: string, listener: unknown) => {
      if (type === 'message') port.addEventListener('message', listener as (event: MessageEvent) => void);
    },
    terminate: () => port.close(),
  };
};

/** What came of a run: its yields, one array an output row, and how it ended. */
export type Ran = { rows: Slot[][]; outcome: Outcome | string; batches: number };

const silent = Object.assign(Object.create(console), {});

/** A page's sandbox and a worker's runtime, joined by a bare MessageChannel. */
export const createPair = () => {
  const { port1, port2 } = new MessageChannel();
  port2.start();
  serve(port2 as never, silent);
  const worker = workerOf(port1);
  const sandbox = new Sandbox(worker);
  const logs: LogEntry[] = [];
  let run = 0;

  const start = (kinds: Kind[], inputs: never[] = [], events: Partial<SandboxEvents> = {}) => {
    const id = ++run;
    const rows: Slot[][] = [];
    let batches = 0;
    const ended = new Promise<Ran>((resolve) => {
      sandbox.events = {
        yields: (_run, slots, count) => {
          batches++;
          for (let i = 0; i < count; i++) rows.push(slots.slice(i * kinds.length, (i + 1) * kinds.length));
          return [];
        },
        end: (_run, outcome) => resolve({ rows, outcome, batches }),
        log: (entries) => void logs.push(...entries),
        uncaught: () => {},
        progress: () => {},
        alert: () => {},
        ask: async () => undefined,
        died: (reason) => resolve({ rows, outcome: reason, batches }),
        ...events,
      };
      sandbox.start({ run: id, listener: 0, inputs }, kinds);
    });
    return { id, rows, ended };
  };

  /** Loads a module's source and runs its app to its end. */
  const runToEnd = async (source: string, kinds: Kind[], inputs: never[] = []) => {
    await sandbox.load(programOf(source));
    return start(kinds, inputs).ended;
  };

  /** Says something to the page that the runtime would not say. */
  const post = (message: unknown) => port2.postMessage(message);

  return { sandbox, worker, logs, start, runToEnd, post, close: () => sandbox.terminate(), console: silent as Console };
};
