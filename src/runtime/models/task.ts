import type { RunContext } from '../run-context';
import type { ModelHost } from './host';

/** How long one sleep takes, in seconds. It ends soon after nobody waits any more. */
const nap = 1;

/** A call of a module's function, which may wait for long. It is part of the run that made it, whatever runs beside it. */
export type Task = {
  /** Waits for something that Stop does not end: rejects when the run is stopped. */
  stoppable<T>(work: Promise<T>): Promise<T>;
  /** Gives messages their turn, such as Stop. */
  pause(): Promise<void>;
  /** Calls a function as part of the run. */
  within<T>(call: () => T): T;
  isStopped(): boolean;
};

/** Creates a host's `ofRun`. */
export const createOfRun =
  (currentRun: () => RunContext | undefined, runIn: <T>(run: RunContext, call: () => T) => T): ModelHost['ofRun'] =>
  () => {
    const run = currentRun();
    return (call) => (run ? runIn(run, call) : call());
  };

/** The task of the run that is now executing. Call it before anything is awaited. */
export const taskOf = (host: ModelHost): Task => {
  const within = host.ofRun();
  let isStopped = false;
  const sleep = async (seconds: number) => {
    try {
      await within(() => host.api.sleep(seconds));
    } catch (thrown) {
      isStopped = true;
      throw thrown;
    }
  };
  return {
    within,
    isStopped: () => isStopped,
    pause: () => sleep(0),
    stoppable: async <T>(work: Promise<T>) => {
      const asleep = Symbol('asleep');
      for (;;) {
        const first = await Promise.race([work, sleep(nap).then(() => asleep)]);
        if (first !== asleep) return first as T;
      }
    },
  };
};

/** What {@link openOnce} makes. `forget` has the next call open it again. */
export type Once<T> = { (task?: Task): Promise<T>; forget(): void };

/**
 * Opens something at the first call, and once. If the run that opens it is stopped, others that wait for it do it instead;
 * after a failure, the next call tries again.
 */
export const openOnce = <T>(host: ModelHost, open: () => Promise<T>): Once<T> => {
  let opening: Promise<T> | undefined;
  let opened: { value: T } | undefined;
  const get = async (task = taskOf(host)): Promise<T> => {
    while (!opened) {
      opening ??= task.within(open);
      const ours = opening;
      try {
        const value = await task.stoppable(ours);
        opened ??= { value };
      } catch (thrown) {
        if (opening === ours) opening = undefined;
        if (task.isStopped() || !isStop(thrown)) throw thrown;
      }
    }
    return opened.value;
  };
  const forget = () => {
    opening = opened = undefined;
  };
  return Object.assign(get, { forget });
};

const isStop = (thrown: unknown) => thrown instanceof Error && thrown.name === 'AbortError';
