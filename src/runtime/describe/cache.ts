import type { ListenerSpec } from '../../api/internal';
import type { ListenerDescription } from '../../protocol';
import { nameOf } from '../encode';
import type { Listener } from '../run';
import { withoutUndefined } from './component';

/** How a listener's results are kept, as the page is told; nothing where they are not. */
export const describeCache = (
  { fn, options: { cache } }: ListenerSpec,
  event: string,
): ListenerDescription['cache'] | undefined => {
  if (!cache || fn === null) return undefined;
  if (cache === true) return { pace: false, keyed: false };
  if (typeof cache !== 'object') {
    throw new TypeError(`cache of ${event} is true, false or options such as { maxAge: 3600 }; got ${nameOf(cache)}.`);
  }
  const { key, pace = false, maxAge, maxEntries, maxBytes, ...unknown } = cache;
  const [odd] = Object.keys(unknown);
  if (odd !== undefined) {
    throw new TypeError(
      `cache of ${event} has no option ${odd}; there are key, maxAge, maxEntries, maxBytes and pace.`,
    );
  }
  if (key !== undefined && typeof key !== 'function') {
    throw new TypeError(`cache.key of ${event} is a function of the inputs; got ${nameOf(key)}.`);
  }
  for (const [name, value] of Object.entries({ maxAge, maxEntries, maxBytes })) {
    if (value === undefined || (typeof value === 'number' && value > 0)) continue;
    throw new RangeError(`cache.${name} of ${event} is a number over 0; got ${nameOf(value)}.`);
  }
  return withoutUndefined({
    pace: Boolean(pace),
    keyed: key !== undefined,
    maxAge,
    maxEntries: maxEntries && Math.max(1, Math.floor(maxEntries)),
    maxBytes,
  });
};

/** The author's own function that tells which inputs have the same result. */
export const cacheKeyFunction = ({ options: { cache } }: ListenerSpec) =>
  (typeof cache === 'object' ? cache.key : undefined) as Listener['cacheKey'];
