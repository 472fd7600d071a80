import parallelTools from 'virtual:generator-parallel';
import { onTestFinished } from 'vitest';
import { createCompiler } from '../../../src/compiler';
import { Sandbox } from '../../../src/host/sandbox';
import { spawnGenerator } from '../../../src/host/spawn';
import type { Fault, LogEntry, Outcome, Slot } from '../../../src/protocol';

/** What came of a run. */
export type Ran = { values: unknown[]; logs: LogEntry[]; outcome: Outcome; fault?: Fault; died?: string };

/** Compiles a sketch and loads it into a sandbox, whose one output is a JSON. */
export const open = async (source: string, files: Record<string, string> = {}) => {
  const compiler = createCompiler();
  const sketch = { entry: 'main.ts', files: { 'main.ts': `import * as yc from 'yieldcast';\n${source}`, ...files } };
  const compilation = await compiler.compile(sketch);
  if (!compilation.ok) throw new Error(compilation.problems.map(({ message }) => message).join('\n'));
  const sandbox = new Sandbox(spawnGenerator());
  onTestFinished(() => sandbox.terminate());
  const program = { ...compilation.program, extras: { kinds: [parallelTools] } };
  await sandbox.load(program);
  let runs = 0;

  /** Starts a run. `logged` is called with each line that comes to the console. */
  const start = (logged: (line: string) => void = () => {}) => {
    const values: unknown[] = [];
    const logs: LogEntry[] = [];
    const run = ++runs;
    const ended = new Promise<Ran>((resolve) => {
      sandbox.events = {
        yields: (_run, slots: readonly Slot[]) => {
          for (const each of slots) {
            values.push(JSON.parse(String(each)));
          }
          return [];
        },
        end: (_run, outcome) =>
          resolve({ values, logs, outcome, ...(outcome.type === 'failed' && { fault: outcome.fault }) }),
        log: (entries) => {
          logs.push(...entries);
          for (const { text } of entries) logged(text);
        },
        uncaught: () => {},
        progress: () => {},
        alert: () => {},
        ask: async (ask) => ({ answered: ask }),
        died: (died) => resolve({ values, logs, outcome: { type: 'stopped' }, died }),
      };
    });
    sandbox.start({ run, listener: 0, inputs: [] }, ['json']);
    return { run, ended, logs };
  };
  return { sandbox, compiler, start };
};

/** An app whose one function is the sketch's `main`. */
export const withMain = (body: string) =>
  `${body}\nexport default yc.Interface({ fn: main, inputs: [], outputs: yc.JSON() });`;

/** Runs a sketch with a function called `main` to its end. */
export const ran = async (body: string, files?: Record<string, string>): Promise<Ran> =>
  (await open(withMain(body), files)).start().ended;
