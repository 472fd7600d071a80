import { createSignal, onMount } from 'solid-js';
import type { AppDescription } from '../../protocol';
import { say } from '../../words';
import type { SketchOrigin } from '../sketch-origin';
import { earlierRuns, forgetRun, loadYields, markRun } from './kept-history';
import type { PastRun } from './recording';

/** How a person can mark a run. */
export type Mark = Pick<PastRun, 'pinned' | 'rating' | 'note'>;

/**
 * The runs of this visit and those that the browser keeps. A run's recording identifies it; everything else may change.
 */
export const createRunList = (
  visit: () => readonly PastRun[],
  replace: (run: PastRun, by?: PastRun) => void,
  description: AppDescription,
  origin: SketchOrigin,
) => {
  const [earlier, setEarlier] = createSignal<readonly PastRun[]>([]);
  const [problem, setProblem] = createSignal<string>();
  const all = () => [...visit(), ...earlier()];
  const find = ({ recording }: PastRun) => all().find((each) => each.recording === recording);
  const update = (run: PastRun, changes: Partial<PastRun> | undefined) => {
    const now = find(run);
    if (!now) return;
    const next = changes && { ...now, ...changes };
    if (visit().includes(now)) replace(now, next);
    else setEarlier((runs) => runs.flatMap((each) => (each !== now ? [each] : next ? [next] : [])));
  };
  onMount(async () => {
    try {
      const found = await earlierRuns(visit(), description, origin);
      for (const [run, facts] of found.known) {
        // Marks that a person has made since are newer.
        const { pinned, rating, note } = find(run) ?? run;
        update(run, {
          facts,
          pinned: pinned ?? facts.pinned,
          rating: rating ?? facts.rating,
          note: note ?? facts.note,
        });
      }
      setEarlier(found.earlier);
    } catch {
      // Without storage, only the runs of this visit are listed.
    }
  });

  /** Changes run one after another, since each builds on what the one before stored. */
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = (work: () => Promise<void>, wrong: string) => {
    last = last.then(work).then(
      () => setProblem(),
      (thrown: unknown) => setProblem(`${wrong} ${thrown instanceof Error ? thrown.message : ''}`.trim()),
    );
    return last;
  };

  return {
    all,
    problem,
    setProblem,

    /** Can its yields be shown? */
    isThere: ({ recording, facts }: PastRun): boolean => recording.taken.length > 0 || facts?.kept !== undefined,

    /** Loads its yields, unless they are loaded already. */
    load: (run: PastRun): Promise<void> => loadYields(run, description, origin),

    mark: (run: PastRun, mark: Mark) => {
      update(run, mark);
      void inTurn(async () => {
        const now = find(run);
        if (now) update(now, { facts: await markRun(now, description, origin) });
      }, say('This is remembered until the page is closed: the browser could not keep it.'));
    },

    remove: (run: PastRun) => {
      const now = find(run) ?? run;
      update(now, undefined);
      void inTurn(() => forgetRun(now, origin), say('The browser could not let go of this run.'));
    },
  };
};
