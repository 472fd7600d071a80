import type { PlotProperties } from '../../protocol';

const collator = new Intl.Collator('en', { numeric: true });

/** The order of categories: by name, by the sum of their values, or as listed; those that are not listed come last. */
export const orderOf = (
  sort: NonNullable<PlotProperties['sort']>,
  places: readonly string[],
  xs: Float64Array,
  ys: Float64Array,
): number[] => {
  const order = places.map((_, i) => i);
  if (Array.isArray(sort)) {
    const listed = new Map(sort.map((name, place) => [name, place]));
    const rank = (i: number) => listed.get(places[i] as string) ?? sort.length + i;
    return order.sort((a, b) => rank(a) - rank(b));
  }
  const sign = String(sort).startsWith('-') ? -1 : 1;
  if (String(sort).endsWith('x'))
    return order.sort((a, b) => sign * collator.compare(places[a] as string, places[b] as string));
  const sums = new Float64Array(places.length);
  for (let i = 0; i < xs.length; i++)
    if (!Number.isNaN(ys[i])) sums[xs[i] as number] = (sums[xs[i] as number] as number) + (ys[i] as number);
  return order.sort((a, b) => sign * ((sums[a] as number) - (sums[b] as number)));
};
