/** Calls back, and reports what is thrown instead of passing it on. */
export const attempt = <T>(call: () => T, otherwise: T): T => {
  try {
    return call();
  } catch (thrown) {
    console.error(thrown);
    return otherwise;
  }
};

type Listeners = Record<string, (...values: never[]) => unknown>;

/**
 * The same listeners, but none of them throws: an error in the page's code is reported, and whoever told of the event goes
 * on. A run's end must not depend on whether the page could draw what the run yielded.
 */
export const guarded = <T extends { [name in keyof T]: (...values: never[]) => unknown }>(listeners: T): T => {
  const safe =
    (listen: Listeners[string]) =>
    (...values: never[]) =>
      attempt<unknown>(() => listen(...values), undefined);
  return Object.fromEntries(Object.entries(listeners as Listeners).map(([name, listen]) => [name, safe(listen)])) as T;
};

type Free = ArrayBuffer[];

/** The buffers that a listener gives back for a batch of yields; none where it fails, now or later. */
export const freedBy = (take: () => Free | Promise<Free>): Free | Promise<Free> => {
  const free = attempt(take, []);
  if (!(free instanceof Promise)) return free ?? [];
  return free.catch((thrown) => {
    console.error(thrown);
    return [];
  });
};
