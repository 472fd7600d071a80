import type { ProgressTrack } from '../../protocol';
import type { Lent } from './lent';
import type { RemoteEvent } from './remote-event';

/** Shows what a server tells of a run as the progress of the run here that has called it. */
export const createStatus = ({ api, currentRun, runIn }: Lent, host: string) => {
  const run = currentRun();
  const within = <T>(call: () => T): T => (run ? runIn(run, call) : call());
  let shown: ProgressTrack | undefined;

  const progress: typeof api.progress = (share, options) =>
    within(() => {
      api.progress(share, options);
      shown = run?.tracks.at(-1);
    });

  return {
    take(event: RemoteEvent) {
      switch (event.type) {
        case 'place':
          return progress(null, {
            description: `Place ${event.place}${event.of === null ? '' : ` of ${event.of}`} in the queue of ${host}`,
          });
        case 'started':
          return this.hide();
        case 'progress': {
          const { done, total, unit, description } = event;
          return progress([done as number, total], { ...(unit && { unit }), ...(description && { description }) });
        }
        case 'log': {
          const { level, message, title, duration } = event;
          const tell = level === 'info' || level === 'success' ? api[level] : api.warning;
          return within(() => tell(message, { ...(title && { title }), duration }));
        }
      }
    },
    /** Takes the bar away, unless the author shows another by now. */
    hide() {
      if (!run || !shown || run.tracks.at(-1) !== shown) return;
      shown = undefined;
      run.tracks.pop();
      // A loop of nothing has the page told of the tracks that are left.
      within(() => Array.from(api.track([])));
    },
  };
};
