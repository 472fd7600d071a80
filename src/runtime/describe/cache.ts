import { type ListenerSpec, originalOf } from '../../api/internal';
import type { ListenerDescription } from '../../protocol';
import { describeValue } from '../encode';
import { type Listener, withoutUndefined } from './component';

/** How the page keeps a listener's results; undefined if it does not. */
export const describeCache = (spec: ListenerSpec, event: string): ListenerDescription['cache'] | undefined => {
  const cache = cacheOf(spec);
  if (!cache || spec.fn === null) return undefined;
  if (cache === true) return { pace: false, keyed: false };
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
  return withoutUndefined({
    pace: Boolean(pace),
    keyed: key !== undefined,
    maxAge,
    maxEntries: maxEntries && Math.max(1, Math.floor(maxEntries)),
    maxBytes,
  });
};

/** Checks the author's limit for how much of a run its timeline holds. */
export const timelineBytes = (bytes: unknown, of: string): number | undefined => {
  if (bytes === undefined) return undefined;
  if (typeof bytes === 'number' && bytes >= 0 && bytes <= Number.MAX_SAFE_INTEGER) return Math.floor(bytes);
  throw new RangeError(`timelineBytes of ${of} is a number of bytes, 0 for no timeline; got ${describeValue(bytes)}.`);
};

/** The author's own function that tells which inputs have the same result. */
export const cacheKeyFunction = (spec: ListenerSpec) => {
  const cache = cacheOf(spec);
  return (typeof cache === 'object' ? cache.key : undefined) as Listener['cacheKey'];
};

/** What a listener calls: for a function made by `yc.cached`, the original. The page keeps its runs as a whole. */
export const calledBy = ({ fn }: ListenerSpec) => (originalOf(fn)?.fn ?? fn ?? (() => {})) as Listener['fn'];

const cacheOf = ({ fn, options: { cache } }: ListenerSpec) => cache ?? originalOf(fn)?.options;
