import type { Run } from '../host';
import type { Track } from '../protocol';
import type { Parts } from './parts';

/** Shows on its outputs, or where its listener says, that a run goes on and how far it is. */
export const createProgress = (parts: () => Parts | undefined) => {
  const shownOn = ({ listener }: Run) => listener.showProgressOn ?? listener.outputs;
  const tell = (run: Run, tracks: readonly Track[]) => {
    const mode = run.listener.showProgress;
    if (mode !== 'hidden') parts()?.showProgress(shownOn(run), { tracks, mode });
  };
  return {
    begin: (run: Run) => tell(run, []),
    tell,
    end: (run: Run) => parts()?.showProgress(shownOn(run), undefined),
  };
};
