import type { Run } from '../host';
import type { ProgressTrack } from '../protocol';
import type { ComponentValues } from './component-values';

/** Shows that a run is in progress, and how far it is, on its outputs or where its listener says. */
export const createProgress = (parts: () => ComponentValues | undefined) => {
  const shownOn = ({ listener }: Run) => listener.showProgressOn ?? listener.outputs;
  const tell = (run: Run, tracks: readonly ProgressTrack[]) => {
    const mode = run.listener.showProgress;
    if (mode !== 'hidden') parts()?.showProgress(shownOn(run), { tracks, mode });
  };
  return {
    begin: (run: Run) => tell(run, []),
    tell,
    end: (run: Run) => parts()?.showProgress(shownOn(run), undefined),
  };
};
