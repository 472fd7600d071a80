import type { Lent } from './lent';
import { NestedWorker } from './nested-worker';

/** How long a worker that nobody uses is kept, in milliseconds. */
const kept = 10_000;

/** Workers that have loaded the program, kept for a while for the next call. */
export const createWarmWorkers = (lent: Lent) => {
  const idle = new Map<NestedWorker, ReturnType<typeof setTimeout>>();
  return {
    /** @throws NoWorkers where the engine has none */
    take(): NestedWorker {
      for (const [worker, timer] of idle) {
        clearTimeout(timer);
        idle.delete(worker);
        if (!worker.isOver) return worker;
      }
      return new NestedWorker(lent);
    },
    giveBack(worker: NestedWorker) {
      const end = () => {
        idle.delete(worker);
        worker.end();
      };
      idle.set(worker, setTimeout(end, kept));
    },
  };
};

export type WarmWorkers = ReturnType<typeof createWarmWorkers>;
