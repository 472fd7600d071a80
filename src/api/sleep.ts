/** Pending sleeps, each with the run that waits for it: stopping the run interrupts them. */
const pending = new Map<(reason: unknown) => void, unknown>();

/** Which run is sleeping, and how to resume its code. The runtime registers itself here when it starts. */
export type Sleepers = { current(): unknown; resume(sleeper: unknown, wake: () => void): void };

let sleepers: Sleepers = { current: () => undefined, resume: (_sleeper, wake) => wake() };

export const setSleepers = (next: Sleepers) => {
  sleepers = next;
};

/**
 * Waits. If the run is stopped meanwhile, it rejects with an `AbortError`, so that `finally` blocks run at once.
 *
 * @param seconds How long to wait, in seconds, below 2,147,483.
 * @throws RangeError for a time that is negative, too long or not a number
 * @example await yc.sleep(0.5);
 */
export const sleep = (seconds: number): Promise<void> => {
  if (!(seconds >= 0 && seconds < 2 ** 31 / 1000)) {
    return Promise.reject(new RangeError(`yc.sleep takes a number of seconds, 0 or more; got ${String(seconds)}.`));
  }
  return new Promise((resolve, reject) => {
    const sleeper = sleepers.current();
    const timer = setTimeout(() => {
      pending.delete(interrupt);
      sleepers.resume(sleeper, resolve);
    }, seconds * 1000);
    const interrupt = (reason: unknown) => {
      clearTimeout(timer);
      pending.delete(interrupt);
      sleepers.resume(sleeper, () => reject(reason));
    };
    pending.set(interrupt, sleeper);
  });
};

/** Makes the pending sleeps of a run reject with `reason`. */
export const interruptSleeps = (sleeper: unknown, reason: unknown) => {
  for (const [interrupt, of] of [...pending]) if (of === sleeper) interrupt(reason);
};
