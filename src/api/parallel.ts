/**
 * Types alone: the code is loaded only with programs that name it (`src/runtime/parallel`), so that others do not pay for it.
 */

type ParallelOptions = {
  /** How many workers to use, from 1 to 32. `'auto'`, the default, is the number of cores, at most 8. */
  workers?: number | 'auto';
  /** Whether results come in the order of their items, as they do by default. Without it, they come as they are ready. */
  ordered?: boolean;
  /** The most seconds that one item may take: then its worker is ended, and the item has failed. */
  timeout?: number;
  /** What an item that failed does: ends it all, by default, or is left out and told in the console. */
  onError?: 'throw' | 'skip';
};

/** The results of `yc.parallel`, one by one. */
export type ParallelResults<Result> = AsyncGenerator<Result, void, void> & {
  /** All results, in the order of their items. */
  all(): Promise<Result[]>;
};

/**
 * Calls a function for each item, on several cores at once, and gives the results one by one, or all with `.all()`. Items
 * are taken as workers get free: no more than twice as many as there are workers are ahead of what was given.
 *
 * Each worker has loaded the sketch by itself, so `fn` can use the functions, constants and imports of its file. The
 * variables around the call are copied to it when `yc.parallel` is called, as are the items and, on their way back, the
 * results; `yc.transfer(result)` saves the copy. An error in `fn` is thrown where its result is awaited, with the item's
 * index as `index`.
 *
 * @param items An array, a generator, or any other iterable, async or not.
 * @param fn Gets an item and its index; sync or async. It is written in the call, or named there.
 * @throws TypeError for what cannot be copied, such as a function among the items; the sentence names it
 * @example
 * const isPrime = (n: number) => {
 *   for (let i = 2; i * i <= n; i++) if (n % i === 0) return false;
 *   return n > 1;
 * };
 * export default async function* primes(from = 1e12) {
 *   const numbers = Array.from({ length: 200 }, (_, i) => from + i);
 *   for await (const [n, yes] of yc.parallel(numbers, (n) => [n, isPrime(n)] as const)) if (yes) yield n;
 * }
 */
export declare const parallel: <Item, Result>(
  items: Iterable<Item> | AsyncIterable<Item>,
  fn: (item: Item, index: number) => Result | PromiseLike<Result>,
  options?: ParallelOptions,
) => ParallelResults<Result>;
