/** A value that an output cannot take. The message is a sentence without its start: the output and the yield. */
export class Refusal extends Error {
  override name = 'Refusal';
}

/** A short name for a value of any kind, as an author would say it. */
export const describeValue = (value: unknown): string => {
  if (value === null) return 'null';
  if (typeof value === 'string')
    return `the text ${JSON.stringify(value.length > 40 ? `${value.slice(0, 39)}…` : value)}`;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value === 'function') return value.name ? `the function ${value.name}` : 'a function';
  if (typeof value !== 'object') return typeof value === 'undefined' ? 'undefined' : `a ${typeof value}`;
  if (Array.isArray(value)) return `an array of ${value.length}`;
  if (typeof (value as Partial<Iterator<unknown>>).next === 'function')
    return 'a generator (write `yield*` for what it yields)';
  if (value instanceof Promise) return 'a promise (write `await` before it)';
  const maker: unknown = Object.getPrototypeOf(value)?.constructor?.name;
  return typeof maker !== 'string' || !maker || maker === 'Object'
    ? 'an object'
    : `${/^(?:[AEIO]|U(?!int|RL))/.test(maker) ? 'an' : 'a'} ${maker}`;
};
