import type { SessionEvents } from '../host';
import type { Outcome } from '../protocol';
import type { RunCache } from './run-cache';
import type { SketchOrigin } from './sketch-origin';

/**
 * The events of a session that keeps the results of its runs, and shows nothing of them. It loads files like the app that
 * it belongs to, but asks a person for nothing.
 *
 * @param ended called when a run has ended, and its result is kept
 * @param others what else is listened to
 */
export const quietEvents = (
  cache: () => RunCache | undefined,
  origin: SketchOrigin,
  ended: (outcome: Outcome['type']) => void,
  others: Partial<SessionEvents> = {},
): SessionEvents => {
  const nothing = () => {};
  // What the app itself is loading has numbers of its own.
  const own = { ...origin };
  return {
    state: nothing,
    app: nothing,
    loaded: nothing,
    leave: () => false,
    begin: nothing,
    kept: (run, basis, program) => cache()?.find(run, basis, program),
    yields: (run, slots) => {
      cache()?.yields(run, slots);
      return [];
    },
    stopping: nothing,
    progress: nothing,
    end: (run, outcome) => {
      cache()?.end(run, outcome, false);
      ended(outcome);
    },
    follow: nothing,
    waits: nothing,
    ask: async (asked, program) => (await import('./asked')).answer(asked, program, own, nothing),
    alert: nothing,
    log: nothing,
    problems: nothing,
    ...others,
  };
};
