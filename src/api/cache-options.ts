/**
 * How results are cached. The key of a result is the sketch's code and the inputs; files are compared by content.
 * Results stay in this browser, and only this sketch can read them.
 *
 * @example yc.Interface({ fn, inputs, outputs, cache: { maxAge: 3600 } })
 */
export type CacheOptions<Inputs extends readonly unknown[] = never[]> = {
  /**
   * Maps the inputs of `fn` to a cache key, as plain data: `key: (file) => file.name`. By default, all inputs must be
   * equal for a cached result to be used.
   */
  key?: (...inputs: Inputs) => unknown;
  /** Seconds until a result expires and is computed again; by default it never expires. */
  maxAge?: number;
  /** How many results to keep; 128 by default. The least recently used are removed first. */
  maxEntries?: number;
  /** Results of more bytes than this are not kept; 64,000,000 by default. */
  maxBytes?: number;
  /** `true` replays the yields at their original pace; by default they are shown at once. */
  pace?: boolean;
};

/** How a file is loaded. */
export type AssetOptions = {
  /**
   * Shows how much has been loaded as the progress of the run, which is the default, or passes it to a function:
   * `loaded` and `total` are in bytes, and `total` is `null` if the server does not say.
   */
  progress?: boolean | ((loaded: number, total: number | null) => void);
};
