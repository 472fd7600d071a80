import type { LeftOut, Refused } from './vega/messages';

export type Spec = Readonly<Record<string, unknown>>;
export type Row = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Spec =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

export type Checked = { spec: Spec; leftOut: LeftOut[] };

/** A specification that is not drawn. */
export class RefusedSpec extends Error {
  override name = 'RefusedSpec';
  constructor(readonly refused: Refused) {
    super(refused.why);
  }
}

/**
 * Reads a specification from the sandbox. It may draw, and that is all: refuses one that would have something fetched or make
 * inputs; tells what is left out.
 */
export const checkedSpec = (text: string): Checked => {
  const spec: unknown = JSON.parse(text);
  if (!isObject(spec)) throw new RefusedSpec({ why: 'no-object' });
  const leftOut = new Set<LeftOut>();
  const look = (part: unknown, depth: number) => {
    if (Array.isArray(part)) for (const each of part) look(each, depth);
    if (!isObject(part)) return;
    if (depth > 60) throw new RefusedSpec({ why: 'too-deep' });
    for (const [key, value] of Object.entries(part)) {
      if (key === 'data')
        for (const each of listOf(value))
          if (isObject(each) && each.url !== undefined)
            throw new RefusedSpec({
              why: 'address',
              address: String(isObject(each.url) ? 'data.url' : each.url).slice(0, 100),
            });
      if (key === 'bind' && isObject(value) && ('input' in value || 'element' in value))
        throw new RefusedSpec({ why: 'inputs' });
      if (key === 'href') leftOut.add('links');
      // Rows are data, whatever their keys are called.
      if (key !== 'values' && key !== 'datasets') look(value, depth + 1);
    }
  };
  look(spec, 0);
  return { spec, leftOut: [...leftOut] };
};

/** The rows of a specification’s data: its own, or the first that one of its parts has. */
export const rowsOf = (spec: Spec): readonly Row[] => {
  const rows = find(spec);
  return rows.map((row) => (isObject(row) ? row : { data: row }));
};

const find = (part: unknown, depth = 0): readonly unknown[] => {
  if (depth > 20) return [];
  if (Array.isArray(part)) {
    for (const each of part) {
      const found = find(each, depth + 1);
      if (found.length > 0) return found;
    }
    return [];
  }
  if (!isObject(part)) return [];
  if (isObject(part.datasets)) {
    const [first] = Object.values(part.datasets);
    if (Array.isArray(first)) return first;
  }
  for (const each of listOf(part.data)) if (isObject(each) && Array.isArray(each.values)) return each.values;
  for (const [key, value] of Object.entries(part)) {
    if (['data', 'encoding', 'config'].includes(key)) continue;
    const found = find(value, depth + 1);
    if (found.length > 0) return found;
  }
  return [];
};

/** A specification without its own rows: two that differ in them alone are drawn by one view. */
export const shapeOf = (spec: Spec): string =>
  JSON.stringify(
    isObject(spec.data) && 'values' in spec.data ? { ...spec, data: { ...spec.data, values: null } } : spec,
  );
