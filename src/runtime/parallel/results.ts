import type { Cores, Outcome } from './cores';
import type { Lent } from './lent';

type Settings = {
  /** How many items may be ahead of what was given. */
  ahead: number;
  ordered: boolean;
  skips: boolean;
};

/**
 * Has the function called for each item, and gives the results with the index of their items. Nothing begins before the
 * first result is asked for.
 */
export async function* resultsOf(
  lent: Lent,
  items: Iterable<unknown> | AsyncIterable<unknown>,
  { ahead, ordered, skips }: Settings,
  open: () => Cores,
): AsyncGenerator<[index: number, value: unknown], void, void> {
  const cores = open();
  const source = each(items);
  const outcomes = new Map<number, Outcome>();
  let taken = 0;
  let given = 0;
  let isOver = false;
  let isTaking = false;
  let isExhausted = false;
  /** Why there are no more items, or why it was stopped. */
  let ending: { thrown: unknown } | undefined;
  let stopped: { thrown: unknown } | undefined;
  let wake = () => {};

  const take = async () => {
    if (isTaking) return;
    isTaking = true;
    try {
      while (!isOver && !isExhausted && taken - given < ahead) {
        const { done, value } = await source.next();
        if (done) isExhausted = true;
        else if (!isOver) start(taken++, value);
      }
    } catch (thrown) {
      isExhausted = true;
      ending = { thrown };
    }
    isTaking = false;
    wake();
  };

  const start = (index: number, item: unknown) => {
    void cores.run(item, index).then((outcome) => {
      outcomes.set(index, outcome);
      wake();
    });
  };

  /** Stop rejects sleeps, and each sleep belongs to the run of the one before. */
  const watch = async () => {
    try {
      while (!isOver) await lent.api.sleep(1);
    } catch (thrown) {
      stopped = { thrown };
      cores.release();
      wake();
    }
  };

  try {
    void watch();
    for (;;) {
      if (stopped) throw stopped.thrown;
      void take();
      const index = ordered ? given : outcomes.keys().next().value;
      const outcome = index === undefined ? undefined : outcomes.get(index);
      if (index === undefined || !outcome) {
        if (isExhausted && given === taken) break;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
        continue;
      }
      outcomes.delete(index);
      given++;
      void take();
      if ('value' in outcome) yield [index, outcome.value];
      else if (skips) console.warn(`${outcome.error.message} It was left out.`);
      else throw outcome.error;
    }
    if (ending) throw ending.thrown;
  } finally {
    isOver = true;
    cores.release();
    // Not awaited: a source that waits for something would keep Stop waiting.
    source.return().catch(() => {});
  }
}

async function* each(items: Iterable<unknown> | AsyncIterable<unknown>): AsyncGenerator<unknown, void, void> {
  for await (const item of items) yield item;
}
