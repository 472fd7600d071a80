import type * as yieldcast from '../../api';
import type { RunContext } from '../run-context';
import type { ModelHost } from './host';

type Progress = (share: [number, number | null], options: { unit: string; description?: string }) => void;

/** The progress of the run that loads something, in megabytes. */
export type LoadingBar = {
  /** `loaded` and `total` are in bytes. */
  show(loaded: number, total: number | null, description?: string): void;
  /** Call when it is there, or has failed: what follows is no longer about loading. */
  hide(): void;
};

/**
 * Creates what gives the run that is now executing a bar; `undefined` if there is none. The bar stays that run's, also after
 * an `await`.
 */
export const createLoadingBars =
  (currentRun: () => RunContext | undefined, progress: Progress, ofRun: ModelHost['ofRun']) =>
  (): LoadingBar | undefined => {
    const run = currentRun();
    if (!run) return undefined;
    const within = ofRun();
    let isShown = false;
    return {
      show(loaded, total, description) {
        isShown = true;
        const options = { unit: 'MB', ...(description && { description }) };
        within(() => progress([inMb(loaded), total && inMb(total)], options));
      },
      hide() {
        // The author may show progress of another kind by now.
        if (!isShown || run.tracks.at(-1)?.unit !== 'MB') return;
        run.tracks.pop();
        const { track } = (globalThis as Record<symbol, unknown>)[Symbol.for('yieldcast')] as typeof yieldcast;
        // A loop of nothing has the page told of the tracks that are left.
        within(() => Array.from(track([])));
      },
    };
  };

/** With one decimal, so that the figures do not jump about. */
const inMb = (bytes: number) => Math.round(bytes / 100_000) / 10;
