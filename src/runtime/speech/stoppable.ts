/** How long one sleep takes, in seconds. It ends soon after nobody waits any more. */
const nap = 1;

/**
 * Waits for something that Stop does not end: rejects when the run is stopped. Call it within a step of the run, so that its
 * sleeps are the run's.
 */
export const stoppable = async <T>(work: Promise<T>, sleep: (seconds: number) => Promise<void>): Promise<T> => {
  const asleep = Symbol('asleep');
  for (;;) {
    const first = await Promise.race([work, sleep(nap).then(() => asleep)]);
    if (first !== asleep) return first as T;
  }
};
