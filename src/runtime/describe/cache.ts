import { type ListenerSpec, originalOf } from '../../api/internal';
import type { ListenerDescription } from '../../protocol';
import { describeValue } from '../encode';
import type { Listener } from './component';

/** How the page keeps a listener's results; undefined if it does not, or if the author gave options (see `listening`). */
export const describeCache = (spec: ListenerSpec): ListenerDescription['cache'] | undefined => {
  const cache = cacheOf(spec);
  if (!cache || spec.fn === null) return undefined;
  return cache === true ? { pace: false, keyed: false } : undefined;
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
