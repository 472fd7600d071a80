import type { WireValue } from '../../protocol';
import type { PartMessage } from './message';
import type { Shown } from './shown';

/** Where a part is: that of the app itself by its id, and those within by their positions. */
const placeOf = (region: number, { regions, parts }: Shown): number[] => {
  const owner = regions.components.get(region);
  if (owner === undefined) return [region];
  const position = parts.get(owner)?.components.findIndex(({ id }) => id === region) ?? -1;
  return [...placeOf(owner, { regions, parts } as Shown), position];
};

/**
 * What the browser has kept of the states of a part: `undefined` if the part has no such state. States without a key are
 * told apart by their position in the part, since their ids change.
 */
export const keptStates = async (
  message: PartMessage,
  shown: Shown,
): Promise<ReadonlyMap<number, WireValue> | undefined> => {
  const states = message.components.filter(({ kind }) => kind === 'browserstate');
  if (states.length === 0) return undefined;
  const { nameState, readStates } = await import('../values/browser-state');
  const { description, origin } = shown.mounted;
  const place = placeOf(message.region, shown);
  for (const [i, { id, properties }] of states.entries())
    nameState(description, id, (properties as { storageKey?: string }).storageKey ?? [...place, i]);
  const fresh = states.filter(({ id }) => !shown.regions.components.has(id)).map(({ id }) => id);
  return readStates(description, fresh, origin.identity);
};
