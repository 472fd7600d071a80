import { afterTurn, stopAnswer, stopGrace } from '../protocol';
import type { Run } from './run';

/**
 * Calls `end` when a run that was asked to stop has had its time. Returns what to call when its worker has answered. A
 * worker that does not answer computes without a pause, so it gets less time than one whose `finally` block waits: about
 * as long as the longest step of its runs so far.
 */
export const limitStop = (runs: Iterable<Run>, end: () => void): (() => void) => {
  const longestStep = Math.max(...Array.from(runs, ({ recorder }) => recorder.longestStep));
  let isAnswered = false;
  // If the page itself was busy, its answer is waiting by now.
  const unanswered = () => afterTurn(() => isAnswered || end());
  setTimeout(unanswered, Math.min(stopGrace, Math.max(stopAnswer, 2 * longestStep)));
  setTimeout(end, stopGrace);
  return () => {
    isAnswered = true;
  };
};
