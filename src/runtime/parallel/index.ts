import type { Program } from '../../protocol';
import type { Lent as ExtraLent } from '../extra-tools';
import { isWorkers, mostWorkers, workersOf } from '../worker-count';
import { otherCores, thisThread } from './cores';
import type { Lent } from './lent';
import { createLifted, type Place } from './lifted';
import { nestedName } from './nested-worker';
import { resultsOf } from './results';
import { serveItems } from './serve-items';
import { createWarmWorkers } from './warm-workers';

/**
 * In Firefox (153), `new Worker` in a worker never returns, now and then, if another worker is starting or ending; the sandbox
 * is frozen then. No other engine has this class.
 */
const mayFreeze = () => 'InternalError' in globalThis;

type Options = { workers?: unknown; ordered?: unknown; timeout?: unknown; onError?: unknown };

/** Adds `yc.parallel`. Bundled separately, for programs that name it. In a worker that was started for it, serves that. */
export const install = (given: ExtraLent, program: Program, askPage: Lent['askPage']): object => {
  const lent: Lent = { ...given, program, askPage };
  const lifted = createLifted();
  const warm = createWarmWorkers(lent);
  const isNested = (globalThis as { name?: unknown }).name === nestedName;
  let isTold = false;
  const tell = () => {
    if (!isTold) console.warn('In this browser, yc.parallel runs in one thread, and its timeout ends nothing.');
    isTold = true;
  };

  const parallel = (items: unknown, fn: unknown, options: Options = {}) => {
    const { workers, ordered, timeout, skips } = checked(items, fn, options ?? {});
    const here = () => thisThread(lent, fn as never);
    const open = () => {
      if (isNested) return { ahead: 2, cores: here };
      if (typeof Worker !== 'function' || mayFreeze()) {
        tell();
        return { ahead: 2, cores: here };
      }
      const place = lifted.placeOf(fn as object);
      if (!place)
        throw new TypeError(
          'The function of this yc.parallel cannot be found in its file. Call it as `yc.parallel(items, fn)`, by this name, with the function as its second argument.',
        );
      const captured = copyOf(place, lent);
      const otherwise = () => {
        tell();
        return here();
      };
      return {
        ahead: 2 * workers,
        cores: () => otherCores(warm, { most: workers, timeout, place, captured }, otherwise),
      };
    };
    const { ahead, cores } = open();
    const found = resultsOf(lent, items as Iterable<unknown>, { ahead, ordered, skips }, cores);
    const values = (async function* () {
      for await (const [, value] of found) yield value;
    })();
    return Object.assign(values, {
      async all() {
        const all: [number, unknown][] = [];
        for await (const each of found) all.push(each);
        return all.sort(([a], [b]) => a - b).map(([, value]) => value);
      },
    });
  };
  return { parallel, ...(isNested && { transfer: serveItems(lent, lifted, globalThis as never) }) };
};

const checked = (items: unknown, fn: unknown, options: Options) => {
  const isIterable =
    typeof items === 'string' ||
    (typeof items === 'object' && items !== null && (Symbol.iterator in items || Symbol.asyncIterator in items));
  if (!isIterable)
    throw new TypeError(
      `yc.parallel takes items first: an array, a generator or another iterable; got ${items === null ? 'null' : typeof items}.`,
    );
  if (typeof fn !== 'function')
    throw new TypeError(
      `yc.parallel takes a function of an item as its second argument; got ${fn === null ? 'null' : typeof fn}.`,
    );
  const { workers = 'auto', ordered = true, timeout, onError = 'throw', ...unknown } = options;
  const [odd] = Object.keys(unknown);
  if (odd !== undefined)
    throw new TypeError(`yc.parallel has no option ${odd}; it has workers, ordered, timeout and onError.`);
  if (!isWorkers(workers))
    throw new RangeError(`workers is a whole number from 1 to ${mostWorkers}, or 'auto'; got ${String(workers)}.`);
  if (timeout !== undefined && !(typeof timeout === 'number' && timeout > 0 && timeout < 2 ** 31 / 1000))
    throw new RangeError(`timeout is a number of seconds, above 0; got ${String(timeout)}.`);
  if (onError !== 'throw' && onError !== 'skip')
    throw new RangeError(`onError is 'throw' or 'skip'; got ${String(onError)}.`);
  return {
    workers: workersOf(workers),
    ordered: ordered !== false,
    timeout: timeout as number | undefined,
    skips: onError === 'skip',
  };
};

/** Copies the variables that the function uses as they are now. */
const copyOf = ({ captured }: Place, { describeValue }: Lent): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(captured()).map(([name, value]) => {
      try {
        return [name, structuredClone(value)];
      } catch {
        throw new TypeError(
          `\`${name}\` is used by the function of yc.parallel, but ${describeValue(value)} cannot be copied to another core. Make it at the top of the file, or within the function.`,
        );
      }
    }),
  );
