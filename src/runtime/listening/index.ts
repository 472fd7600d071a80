import type { Lent } from '../extra-tools';
import { describeCacheOptions } from './cache-options';
import { checkLimits } from './limits';
import { describeWorkers } from './workers';

/** Checks and describes options of listeners that few sketches name: limits, `workers`, and `cache` with options of its own. */
export const install = ({ setRareOptions, originalOf, describeValue }: Lent): object => {
  setRareOptions((spec, event, isOfPart) => {
    checkLimits(spec.options, event, describeValue);
    const isStream = spec.triggers.some((trigger) => trigger.event === 'stream');
    const cache = !isStream && spec.fn ? (spec.options.cache ?? originalOf(spec.fn)?.options) : undefined;
    return {
      ...describeCacheOptions(cache, event, describeValue),
      ...describeWorkers(spec, event, isOfPart, describeValue),
    };
  });
  return {};
};
