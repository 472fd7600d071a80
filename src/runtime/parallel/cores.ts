import type { Lent } from './lent';
import type { Place } from './lifted';
import { type NestedWorker, NoWorkers } from './nested-worker';
import { errorOf, sentOf } from './sent-error';
import type { WarmWorkers } from './warm-workers';

export type Outcome = { value: unknown } | { error: Error };

type Fn = (item: unknown, index: number) => unknown;

/** What one call of `yc.parallel` runs on. */
export type Cores = {
  /** Calls the function for an item, once a worker is free. */
  run(item: unknown, index: number): Promise<Outcome>;
  /** Ends the workers that are at work, and gives the others back. */
  release(): void;
};

const failed = (thrown: unknown): Outcome => ({ error: thrown instanceof Error ? thrown : new Error(String(thrown)) });

/** Calls the function in this thread, one item after the other. */
export const thisThread = (lent: Lent, fn: Fn): Cores => {
  let last: Promise<unknown> = Promise.resolve();
  let isOver = false;
  const call = async (item: unknown, index: number): Promise<Outcome> => {
    try {
      // Gives Stop its turn.
      await lent.api.sleep(0);
      if (isOver) throw new Error('It was ended.');
      return { value: await fn(item, index) };
    } catch (thrown) {
      return failed(errorOf(sentOf(thrown, lent), index, lent));
    }
  };
  return {
    run(item, index) {
      const outcome = last.then(() => call(item, index));
      last = outcome;
      return outcome;
    },
    release: () => {
      isOver = true;
    },
  };
};

type Job = { item: unknown; index: number; settle(outcome: Outcome): void };

/**
 * Calls the function on other cores. Workers are started as there is work for them.
 *
 * @param otherwise what to use where workers cannot be started
 */
export const otherCores = (
  warm: WarmWorkers,
  { most, timeout, place, captured }: { most: number; timeout?: number; place: Place; captured: object },
  otherwise: () => Cores,
): Cores => {
  const queue: Job[] = [];
  const free: NestedWorker[] = [];
  const busy = new Set<NestedWorker>();
  let instead: Cores | undefined;
  let isOver = false;

  const hire = (): NestedWorker => {
    const worker = warm.take();
    worker.begin({
      type: 'call',
      place: { file: place.file, key: place.key },
      captured: captured as Record<string, unknown>,
    });
    return worker;
  };

  const passOn = ({ item, index, settle }: Job) => {
    instead ??= otherwise();
    void instead.run(item, index).then(settle);
  };

  const work = async (worker: NestedWorker, job: Job) => {
    busy.add(worker);
    try {
      job.settle({ value: await worker.work(job.item, job.index, timeout) });
    } catch (thrown) {
      if (thrown instanceof NoWorkers && !isOver) passOn(job);
      else job.settle(failed(thrown));
    }
    busy.delete(worker);
    if (!worker.isOver) free.push(worker);
    if (!isOver) dispatch();
  };

  const dispatch = () => {
    while (queue.length > 0 && (instead || free.length > 0 || busy.size < most)) {
      const job = queue.shift() as Job;
      try {
        if (instead) passOn(job);
        else void work(free.pop() ?? hire(), job);
      } catch (thrown) {
        if (thrown instanceof NoWorkers) passOn(job);
        else job.settle(failed(thrown));
      }
    }
  };

  return {
    run: (item, index) =>
      new Promise((settle) => {
        queue.push({ item, index, settle });
        dispatch();
      }),
    release: () => {
      isOver = true;
      queue.length = 0;
      for (const worker of busy) worker.end();
      for (const worker of free) warm.giveBack(worker);
      instead?.release();
    },
  };
};
