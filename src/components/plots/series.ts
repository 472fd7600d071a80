import { say } from '../../words';
import { type Column, timeText } from './columns';

/** More series than this share the last one. */
const mostSeries = 200;

/** Numbers with more values than this are a scale of colours. */
const mostValues = 10;
const steps = 8;

/** Tells the series of each row by a column, as indices of names. Rows without a value are a series without a name. */
export const seriesOf = (column: Column | undefined, length: number) => {
  if (!column) return { of: undefined, names: [''], isScale: false };
  const of = new Uint16Array(length);
  const names: string[] = [];
  const places = new Map<number, number>();
  const { values } = column;
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const isScale = column.type !== 'category' && hasMany(values, length);
  if (isScale)
    for (let row = 0; row < length; row++) {
      const value = values[row] as number;
      if (value < least) least = value;
      if (value > most) most = value;
    }
  const textOf = (value: number) =>
    column.type === 'category'
      ? (column.names[value] ?? '')
      : Number.isNaN(value)
        ? ''
        : column.type === 'time'
          ? timeText(value)
          : String(Number(value.toPrecision(4)));
  if (isScale) {
    const width = (most - least) / steps;
    for (let step = 0; step < steps; step++)
      names.push(`${textOf(least + step * width)} – ${textOf(least + (step + 1) * width)}`);
    for (let row = 0; row < length; row++) {
      const value = values[row] as number;
      of[row] = Number.isNaN(value) ? steps : Math.min(steps - 1, Math.floor((value - least) / width));
    }
    if (of.includes(steps)) names.push('');
    return { of, names, isScale };
  }
  for (let row = 0; row < length; row++) {
    const raw = values[row] as number;
    const value = column.type === 'category' && !(raw >= 0 && raw < column.names.length) ? -1 : raw;
    let place = places.get(value);
    if (place === undefined) {
      place = Math.min(places.size, mostSeries - 1);
      places.set(value, place);
      if (places.size < mostSeries) names.push(textOf(value));
      else if (places.size === mostSeries) names.push(say('others'));
    }
    of[row] = place;
  }
  return { of, names, isScale };
};

const hasMany = (values: Column['values'], length: number) => {
  const seen = new Set<number>();
  for (let row = 0; row < length && seen.size <= mostValues; row++)
    if (!Number.isNaN(values[row])) seen.add(values[row] as number);
  return seen.size > mostValues;
};
