import type { Compiler } from '../protocol';
import { hintLine, linesOf } from './console';
import { problemOf } from './problem';
import type { SandboxEvents } from './sandbox';
import type { SessionEvents } from './session-events';

/** Forwards what a sandbox reports besides its runs, as long as the session still owns it. */
export const relay = (
  isCurrent: () => boolean,
  events: Pick<SessionEvents, 'alert' | 'log' | 'problems'>,
  compiler: Compiler,
): Pick<SandboxEvents, 'alert' | 'log' | 'uncaught' | 'leftOut'> => ({
  alert: (alert) => {
    if (isCurrent()) events.alert(alert);
  },
  log: (entries, dropped) => {
    if (isCurrent()) void linesOf(entries, compiler).then((lines) => events.log(lines, dropped));
  },
  leftOut: (leftOut) =>
    void import('./issue').then(({ sayLeftOut }) => isCurrent() && events.log(sayLeftOut(leftOut).map(hintLine), 0)),
  uncaught: async (fault) => {
    if (!isCurrent()) return;
    const { message, location } = await problemOf(fault, compiler);
    // If the worker has died meanwhile, the page shows why it died instead.
    if (!isCurrent()) return;
    events.problems([{ message, ...(location && { location }) }]);
    events.log([{ level: 'error', text: message, ...(location && { location }) }], 0);
  },
});
