import type { ListenerSpec } from '../../api/internal';
import type { ListenerDescription } from '../../protocol';
import { isWorkers, mostWorkers, workersOf } from '../worker-count';

/** Describes a listener's `workers`, and the defaults that it changes. */
export const describeWorkers = (
  { options, triggers }: ListenerSpec,
  event: string,
  isOfPart: boolean,
  describeValue: (value: unknown) => string,
): Partial<ListenerDescription> => {
  const { workers: given } = options;
  if (given === undefined) return {};
  if (!isWorkers(given))
    throw new RangeError(
      `workers of ${event} is a whole number from 1 to ${mostWorkers}, or 'auto'; got ${describeValue(given)}.`,
    );
  if (isOfPart)
    throw new TypeError(
      `workers of ${event} cannot be used in yc.render: what it makes is in one worker alone. Put the listener outside, or use yc.parallel.`,
    );
  if (triggers.some((trigger) => trigger.event === 'stream'))
    throw new TypeError(
      `workers of ${event} cannot be used: the pieces of a stream come one after another. Use yc.parallel within it.`,
    );
  const workers = workersOf(given);
  return {
    workers,
    concurrencyLimit: options.concurrencyLimit === undefined ? workers : options.concurrencyLimit,
    triggerMode: options.triggerMode ?? 'multiple',
  };
};
