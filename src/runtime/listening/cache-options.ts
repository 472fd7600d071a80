import type { CacheOptions } from '../../api/internal';
import type { ListenerDescription } from '../../protocol';

/** Describes the options of a listener's `cache`; nothing if it is a yes or a no, or left out. */
export const describeCacheOptions = (
  cache: boolean | CacheOptions | undefined,
  event: string,
  describeValue: (value: unknown) => string,
): Pick<ListenerDescription, 'cache'> => {
  if (!cache || cache === true) return {};
  if (typeof cache !== 'object') {
    throw new TypeError(
      `cache of ${event} is true, false or options such as { maxAge: 3600 }; got ${describeValue(cache)}.`,
    );
  }
  const { key, pace = false, maxAge, maxEntries, maxBytes, ...unknown } = cache;
  const [odd] = Object.keys(unknown);
  if (odd !== undefined) {
    throw new TypeError(
      `cache of ${event} has no option ${odd}; there are key, maxAge, maxEntries, maxBytes and pace.`,
    );
  }
  if (key !== undefined && typeof key !== 'function') {
    throw new TypeError(`cache.key of ${event} is a function of the inputs; got ${describeValue(key)}.`);
  }
  for (const [name, value] of Object.entries({ maxAge, maxEntries, maxBytes })) {
    if (value === undefined || (typeof value === 'number' && value > 0)) continue;
    throw new RangeError(`cache.${name} of ${event} is a number over 0; got ${describeValue(value)}.`);
  }
  return {
    cache: {
      pace: Boolean(pace),
      keyed: key !== undefined,
      ...(maxAge !== undefined && { maxAge }),
      ...(maxEntries !== undefined && { maxEntries: Math.max(1, Math.floor(maxEntries)) }),
      ...(maxBytes !== undefined && { maxBytes }),
    },
  };
};
