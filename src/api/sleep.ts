/** Pending sleeps, to be cut short when their run is stopped. */
const pending = new Set<(reason: unknown) => void>();

/**
 * Waits. When the run is stopped meanwhile, it rejects with an `AbortError`, so that `finally` blocks run at once.
 *
 * @param seconds How long, in seconds.
 * @throws RangeError for a time that is negative or not a number.
 * @example await yc.sleep(0.5);
 */
export const sleep = (seconds: number): Promise<void> => {
  if (!(seconds >= 0 && seconds < 2 ** 31 / 1000)) {
    return Promise.reject(new RangeError(`yc.sleep takes a number of seconds, 0 or more; got ${String(seconds)}.`));
  }
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      pending.delete(interrupt);
      resolve();
    }, seconds * 1000);
    const interrupt = (reason: unknown) => {
      clearTimeout(timer);
      pending.delete(interrupt);
      reject(reason);
    };
    pending.add(interrupt);
  });
};

/** Makes every pending sleep reject with `reason`. */
export const interruptSleeps = (reason: unknown) => {
  for (const interrupt of [...pending]) interrupt(reason);
};
