import type { AssetOptions, CacheOptions } from './cache-options';

/** A key-value store in this browser for one sketch. No other sketch can read it. */
export type Cache = {
  /** The value stored under a key of at most 1,000 characters; `undefined` if there is none, or if it has expired. */
  get<T = unknown>(key: string): Promise<T | undefined>;
  /**
   * Stores a value: plain data, buffers, files or images. It expires after `maxAge` seconds, if that is set. The store
   * holds 1,000 values and 256 MB; beyond that, the least recently used values are removed.
   *
   * @throws TypeError for a value that cannot be copied, such as a function
   * @throws RangeError for a value of more than 64 MB, and for a `maxAge` that is not above 0
   */
  set(key: string, value: unknown, options?: { maxAge?: number }): Promise<void>;
  /** Whether there is a value under a key, and it has not expired. */
  has(key: string): Promise<boolean>;
  /** Removes a value; resolves with whether there was one. */
  delete(key: string): Promise<boolean>;
  /** All keys that have a value, in no order. */
  keys(): Promise<string[]>;
  /** Removes all values of this sketch. */
  clear(): Promise<void>;
};

/**
 * A function whose results are cached. A generator becomes an async generator; any other function returns a promise.
 */
export type Cached<Inputs extends unknown[], R> = (
  ...inputs: Inputs
) => R extends Generator<infer Y, infer T, unknown> | AsyncGenerator<infer Y, infer T, unknown>
  ? AsyncGenerator<Y, T, unknown>
  : Promise<Awaited<R>>;

type AnyFunction = (...inputs: never[]) => unknown;

/**
 * The code behind `yc.cache`, `yc.cached` and `yc.asset`, which ask the page. Few sketches need it, so it is loaded only
 * for programs that name it.
 */
export type CacheTools = {
  cached(fn: AnyFunction, options: CacheOptions): AnyFunction;
  originalOf(fn: object): { fn: AnyFunction; options: CacheOptions } | undefined;
  cache: Cache;
  asset(path: string, options: AssetOptions): Promise<File>;
};

let tools: CacheTools | undefined;

export const setCacheTools = (loaded: CacheTools | undefined) => {
  tools = loaded;
};

export const cacheTools = (name = 'cache') => {
  if (tools) return tools;
  throw new Error(`yc.${name} was not loaded. Is the network up, and does the source say so by that name?`);
};

/** The function and options that {@link cached} was called with, if it made `fn`. */
export const originalOf = (fn: object | null) => (fn ? tools?.originalOf(fn) : undefined);

/**
 * Caches a function's results in this browser: called again with equal inputs, it returns the earlier result. Use it
 * for a slow step of a generator, or for the `fn` of an app. Call it at the top level of a module.
 *
 * @param fn Its result must depend only on its inputs. Inputs and result are plain data, buffers, files or images.
 * @throws TypeError if called during a run without a `key` option
 * @example const embed = yc.cached(async (text: string) => (await model(text)).vector, { maxAge: 86_400 });
 */
export const cached = <Inputs extends unknown[], R>(
  fn: (...inputs: Inputs) => R,
  options: CacheOptions<Inputs> = {},
): Cached<Inputs, R> => cacheTools().cached(fn as AnyFunction, options as CacheOptions) as Cached<Inputs, R>;

/**
 * A store for the sketch's own values, kept in this browser.
 *
 * @example const seen = (await yc.cache.get<number>('seen')) ?? 0;
 */
export const cache: Cache = new Proxy({} as Cache, { get: (_, name) => Reflect.get(cacheTools().cache, name) });
