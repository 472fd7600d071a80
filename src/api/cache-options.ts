/**
 * How results are kept. A result is found by the sketch's code and the inputs; files count by their content. It is kept
 * in this browser, for this sketch alone.
 *
 * @example yc.Interface({ fn, inputs, outputs, cache: { maxAge: 3600 } })
 */
export type CacheOptions<Inputs extends readonly unknown[] = never[]> = {
  /**
   * Tells by the inputs of `fn` which results are the same, as plain data: `key: (file) => file.name`. Without it, all
   * inputs have to be equal.
   */
  key?: (...inputs: Inputs) => unknown;
  /** Seconds after which a result is computed anew; never unless said. */
  maxAge?: number;
  /** How many results are kept: 128 unless said. The least recently used go first. */
  maxEntries?: number;
  /** A result of more bytes is not kept: 64,000,000 unless said. */
  maxBytes?: number;
  /** `true` shows the yields again at the pace at which they were made; at once unless said. */
  pace?: boolean;
};
