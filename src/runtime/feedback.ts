import { setFeedback } from '../api/internal';
import type { WorkerMessage } from '../protocol';
import { currentRun, type RunContext } from './run-context';

/** How often to send progress, in milliseconds: as often as people can follow. */
const every = 50;

/** How many alerts to send in that time; the rest of a flood is only counted. */
const mostAlerts = 10;

/** Sends progress and alerts to the page. */
export const sendFeedback = (post: (message: WorkerMessage, transfers: Transferable[]) => void) => {
  let told = 0;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const changed = new Set<RunContext>();
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
      // A timer alone is not enough: a loop that never waits keeps it from firing.
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
