import { setFeedback } from '../api/internal';
import type { WorkerMessage } from '../protocol';
import { currentRun } from './current';
import type { Run } from './run';

/** How often progress is told, in milliseconds: as often as a person can follow. */
const every = 50;

/** How many alerts may go in one such time; the rest of a flood is counted. */
const mostAlerts = 10;

/** Sends progress and alerts to the page. */
export const sendFeedback = (post: (message: WorkerMessage, transfers: Transferable[]) => void) => {
  let told = 0;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const changed = new Set<Run>();
  let alerts = 0;
  let silenced = 0;

  const tell = () => {
    clearTimeout(waiting);
    waiting = undefined;
    told = performance.now();
    for (const run of changed)
      post({ type: 'progress', run: run.id, tracks: run.tracks.slice(0, 8).map((track) => ({ ...track })) }, []);
    changed.clear();
  };

  const recover = () => {
    if (silenced > 0) {
      post(
        {
          type: 'alert',
          level: 'warning',
          title: null,
          message: `${silenced} more messages came at once.`,
          duration: 10,
        },
        [],
      );
    }
    alerts = silenced = 0;
  };

  setFeedback({
    tracks: () => currentRun()?.tracks ?? [],
    changed: () => {
      const run = currentRun();
      if (!run) return;
      changed.add(run);
      // Not by the timer alone: a loop that never waits lets no timer in.
      if (performance.now() - told >= every) tell();
      else waiting ??= setTimeout(tell, every);
    },
    alert: (alert) => {
      if (alerts++ === 0) setTimeout(recover, every);
      if (alerts <= mostAlerts) post({ type: 'alert', ...alert }, []);
      else silenced++;
    },
  });
};
