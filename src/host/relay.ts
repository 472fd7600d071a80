import type { Compiler, Program } from '../protocol';
import type { AppSandbox } from './app-sandbox';
import { hintLine, linesOf } from './console';
import { explained } from './failures';
import { freedBy } from './guarded';
import { bytesOf } from './record';
import { type Held, wholeOf } from './run';
import type { SandboxEvents } from './sandbox';
import type { SessionEvents } from './session-events';

/** Forwards what a sandbox reports, all but the ends of its runs and its own, as long as the session still owns it. */
export const relay = (
  isCurrent: () => boolean,
  program: Program,
  runs: ReadonlyMap<number, Held>,
  events: SessionEvents,
  compiler: Compiler,
  place: AppSandbox,
): Omit<SandboxEvents, 'end' | 'died'> => {
  /** The run, unless its yields no longer matter. */
  const runOf = (id: number) => {
    const run = isCurrent() ? runs.get(id) : undefined;
    return run?.givenUp ? undefined : run;
  };
  return {
    ask: (asked) => (isCurrent() ? events.ask(asked, program) : undefined),
    yields: (id, slots, count) => {
      const run = runOf(id);
      if (!run) return [];
      run.recorder.yielded(count, bytesOf(slots));
      place.note(slots, run.listener.outputs);
      return freedBy(() => events.yields(wholeOf(run), slots));
    },
    progress: (id, tracks) => {
      const run = runOf(id);
      if (run) events.progress(wholeOf(run), tracks);
    },
    alert: (alert) => {
      if (isCurrent()) events.alert(alert);
    },
    log: (entries, dropped) => {
      if (isCurrent()) void linesOf(entries, compiler).then((lines) => events.log(lines, dropped));
    },
    leftOut: (leftOut) =>
      void import('./issue').then(({ sayLeftOut }) => isCurrent() && events.log(sayLeftOut(leftOut).map(hintLine), 0)),
    uncaught: async (fault) => {
      if (!isCurrent() || fault.hidden) return;
      const { message, location } = await explained(fault, compiler);
      // If the worker has died meanwhile, the page shows why it died instead.
      if (!isCurrent()) return;
      events.problems([{ message, ...(location && { location }) }]);
      events.log([{ level: 'error', text: message, ...(location && { location }) }], 0);
    },
  };
};
