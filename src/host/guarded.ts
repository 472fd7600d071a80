/** Calls `call` and reports what it throws instead of rethrowing. */
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
 * Wraps listeners so that none of them throws: an error in the page's code is reported, and the caller goes on. A run must
 * end even if the page fails to draw what it yielded.
 */
export const guarded = <T extends { [name in keyof T]: (...values: never[]) => unknown }>(listeners: T): T => {
  const safe =
    (listen: Listeners[string]) =>
    (...values: never[]) =>
      attempt<unknown>(() => listen(...values), undefined);
  return Object.fromEntries(Object.entries(listeners as Listeners).map(([name, listen]) => [name, safe(listen)])) as T;
};

type Free = ArrayBuffer[];

/** The buffers that a listener returns for a batch of yields. None if it fails, now or later. */
export const freedBy = (take: () => Free | Promise<Free>): Free | Promise<Free> => {
  const free = attempt(take, []);
  if (!(free instanceof Promise)) return free ?? [];
  return free.catch((thrown) => {
    console.error(thrown);
    return [];
  });
};
