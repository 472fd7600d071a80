import type { Cache, CacheOptions, CacheTools } from '../../api/internal';
import { modelsKey } from '../../protocol';
import { createLoadingBars, createModels, createOfRun } from '../models';
import type { RunContext } from '../run-context';
import { createAsset } from './asset';
import { type Ask, copyOf, createCached } from './cached';

type Answer = { value: unknown } | { wrong: string };

/**
 * Implements `yc.cache`, `yc.cached` and `yc.asset`, and opens modules with models. The page keeps the values and loads
 * the files: the worker can do neither.
 *
 * @param askPage asks the page, one question after the other
 * @param currentRun the run that the executing code belongs to
 * @param runIn calls a function as part of a run
 * @param progress shows the progress of the run
 */
export const openCache = (
  askPage: (ask: unknown) => Promise<unknown>,
  currentRun: () => RunContext | undefined,
  runIn: <T>(run: RunContext, call: () => T) => T,
  progress: Parameters<typeof createLoadingBars>[1],
): CacheTools => {
  const ask: Ask = async (asked) => {
    const given = (await askPage(asked)) as Answer;
    if ('wrong' in given) throw new RangeError(given.wrong);
    return given.value;
  };
  const isRunning = () => currentRun() !== undefined;
  const ofRun = createOfRun(currentRun, runIn);
  const openBar = createLoadingBars(currentRun, progress, ofRun);
  const cache: Cache = {
    get: async <T>(key: string) => (await ask({ op: 'get', key: checkKey(key) })) as T | undefined,
    set: async (key, value, options) => {
      const { maxAge, ...unknown } = options ?? {};
      const [odd] = Object.keys(unknown);
      if (odd !== undefined) throw new TypeError(`yc.cache.set has no option ${odd}; its only option is maxAge.`);
      if (maxAge !== undefined && !(maxAge > 0)) {
        throw new RangeError(`maxAge of yc.cache.set is a number of seconds over 0; got ${String(maxAge)}.`);
      }
      // Copied now: changes that the author makes while other questions are answered must not count.
      await ask({ op: 'set', key: checkKey(key), value: copyOf(value, 'yc.cache.set'), maxAge });
    },
    has: async (key) => (await ask({ op: 'has', key: checkKey(key) })) as boolean,
    delete: async (key) => (await ask({ op: 'delete', key: checkKey(key) })) as boolean,
    keys: async () => (await ask({ op: 'keys' })) as string[],
    clear: async () => void (await ask({ op: 'clear' })),
  };
  // Imports of such modules are linked to the symbol.
  Object.defineProperty(globalThis, Symbol.for(modelsKey), {
    value: createModels(askPage, openBar, ofRun),
    configurable: true,
  });
  const originals = new WeakMap<object, { fn: Parameters<CacheTools['cached']>[0]; options: CacheOptions }>();
  const make = createCached(ask, isRunning);
  return {
    cache,
    asset: createAsset(ask, openBar),
    cached: (fn, options) => {
      const made = make(fn, options);
      originals.set(made, { fn, options });
      return made;
    },
    originalOf: (fn) => originals.get(fn),
  };
};

/** The longest key, in characters. The page checks it too. */
const longestKey = 1000;

const checkKey = (key: unknown): string => {
  if (typeof key !== 'string')
    throw new TypeError(`A key of yc.cache is text; got ${key === null ? 'null' : typeof key}.`);
  if (key.length > longestKey) {
    throw new RangeError(`A key of yc.cache has at most ${longestKey} characters; this one has ${key.length}.`);
  }
  return key;
};
