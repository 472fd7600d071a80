/** How many steps of a long path to show at its start and at its end. */
const said = 6;

/** The longest key to show in full, in characters. */
const longestKey = 40;

export type Key = string | number;

const step = (key: Key): string => {
  if (typeof key === 'number') return `[${key}]`;
  if (/^[\p{ID_Start}$_][\p{ID_Continue}$]{0,39}$/u.test(key)) return `.${key}`;
  return `[${JSON.stringify(key.length > longestKey ? `${key.slice(0, longestKey - 1)}…` : key)}]`;
};

/**
 * The path to a part of a value, as code would write it. Long paths lose their middle.
 *
 * @example pathOf('value', ['rows', 3]) // 'value.rows[3]'
 */
export const pathOf = (name: string, keys: readonly Key[]): string => {
  if (keys.length <= 2 * said + 1) return name + keys.map(step).join('');
  const left = keys.length - 2 * said;
  return `${name}${keys.slice(0, said).map(step).join('')}… (${left} more) …${keys.slice(-said).map(step).join('')}`;
};
