import type { CacheOptions, CacheTools } from '../../api/internal';

/** Asks the page. Resolves with a value; rejects with a sentence that says what is wrong. */
export type Ask = (ask: Record<string, unknown>) => Promise<unknown>;

/** What the page knows about a call: the key of its result, and the result if there is one. */
type Found = { key: string; kept?: Kept };

type Kept = { yields: unknown[]; result: unknown };

/** Creates `yc.cached`: it makes functions that keep their results, and compute what cannot be found or kept. */
export const createCached = (ask: Ask, isRunning: () => boolean): CacheTools['cached'] => {
  /**
   * How many functions with the same source text were made so far. Their texts do not tell them apart, but the values
   * around them may differ, so each gets its own number.
   */
  const made = new Map<string, number>();
  let warned = false;

  const warn = (thrown: unknown) => {
    if (!warned) console.warn(`A result of yc.cached is not kept. ${thrown instanceof Error ? thrown.message : ''}`);
    warned = true;
  };

  return (fn, options) => {
    check(fn, options);
    const { key: keyOf, maxAge, maxEntries, maxBytes } = options;
    if (isRunning() && !keyOf) {
      throw new TypeError(
        'yc.cached within a run cannot tell what the function has around it. Call it at the top of the module, or give it a key.',
      );
    }
    const text = `${fn.name} ${String(fn)}`;
    const place = keyOf ? -1 : (made.get(text) ?? 0);
    made.set(text, place + 1);

    const find = async (inputs: unknown[]): Promise<Found | undefined> => {
      try {
        const basis = [text, place, keyOf ? await (keyOf as (...of: unknown[]) => unknown)(...inputs) : inputs];
        return (await ask({ op: 'find', basis: copyOf(basis, 'yc.cached'), maxAge })) as Found;
      } catch (thrown) {
        return void warn(thrown);
      }
    };
    const keep = (key: string, kept: Kept) => {
      ask({ op: 'keep', key, value: kept, maxEntries, maxBytes }).catch(warn);
    };

    const kind = Object.prototype.toString.call(fn);
    if (kind !== '[object GeneratorFunction]' && kind !== '[object AsyncGeneratorFunction]') {
      return async function cached(this: unknown, ...inputs: unknown[]) {
        const found = await find(inputs);
        if (found?.kept) return found.kept.result;
        const result: unknown = await Reflect.apply(fn, this, inputs);
        if (!found) return result;
        try {
          keep(found.key, { yields: [], result: copyOf(result, 'yc.cached') });
        } catch (thrown) {
          warn(thrown);
        }
        return result;
      };
    }

    return async function* cached(this: unknown, ...inputs: unknown[]) {
      const found = await find(inputs);
      if (found?.kept) {
        for (const value of found.kept.yields) yield value;
        return found.kept.result;
      }
      let kept: Kept | undefined = found && { yields: [], result: undefined };
      const take = (record: (kept: Kept) => void) => {
        try {
          if (kept) record(kept);
        } catch (thrown) {
          kept = undefined;
          warn(thrown);
        }
      };
      const iterating = Reflect.apply(fn, this, inputs) as Iterator<unknown> | AsyncIterator<unknown>;
      let isOver = false;
      try {
        for (;;) {
          const { done, value } = await iterating.next();
          isOver = done === true;
          // Copied before we hand it over: the author may go on drawing in the same array, or transfer it.
          take((to) => {
            if (done) to.result = copyOf(value, 'yc.cached');
            else to.yields.push(copyOf(value, 'yc.cached'));
          });
          if (done) {
            if (found && kept) keep(found.key, kept);
            return value;
          }
          yield value;
        }
      } catch (thrown) {
        isOver = true;
        throw thrown;
      } finally {
        if (!isOver) await iterating.return?.();
      }
    };
  };
};

const check = (fn: unknown, { key, maxAge, maxEntries, maxBytes, pace: _, ...unknown }: CacheOptions) => {
  if (typeof fn !== 'function')
    throw new TypeError(`yc.cached takes a function; got ${fn === null ? 'null' : typeof fn}.`);
  const [odd] = Object.keys(unknown);
  if (odd !== undefined) {
    throw new TypeError(`yc.cached has no option ${odd}; there are key, maxAge, maxEntries, maxBytes and pace.`);
  }
  if (key !== undefined && typeof key !== 'function') {
    throw new TypeError('key of yc.cached is a function of the inputs.');
  }
  for (const [name, value] of Object.entries({ maxAge, maxEntries, maxBytes })) {
    if (value === undefined || (typeof value === 'number' && value > 0)) continue;
    throw new RangeError(`${name} of yc.cached is a number over 0; got ${String(value)}.`);
  }
};

/** @throws TypeError if the value cannot be cloned */
export const copyOf = <T>(value: T, what: string): T => {
  try {
    return structuredClone(value);
  } catch (thrown) {
    const why = thrown instanceof Error ? thrown.message : String(thrown);
    throw new TypeError(`${what} takes plain data, buffers, files and images: ${why}`);
  }
};
