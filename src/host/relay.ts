import type { Compiler } from '../protocol';
import { linesOf } from './console';
import { problemOf } from './problem';
import type { SandboxEvents } from './sandbox';
import type { SessionEvents } from './sessionEvents';

/** Tells the page what a sandbox says besides its runs, for as long as it is the session's own. */
export const relay = (
  isCurrent: () => boolean,
  events: Pick<SessionEvents, 'alert' | 'log' | 'problems'>,
  compiler: Compiler,
): Pick<SandboxEvents, 'alert' | 'log' | 'uncaught'> => ({
  alert: (alert) => {
    if (isCurrent()) events.alert(alert);
  },
  log: (entries, dropped) => {
    if (isCurrent()) void linesOf(entries, compiler).then((lines) => events.log(lines, dropped));
  },
  uncaught: async (fault) => {
    if (!isCurrent()) return;
    const { message, location } = await problemOf(fault, compiler);
    events.problems([{ message, ...(location && { location }) }]);
    events.log([{ level: 'error', text: message, ...(location && { location }) }], 0);
  },
});
