/** The most entries to show of an array or object, and the most levels. */
const mostEntries = 50;
const mostDepth = 4;

/** Stands for a value whose getters throw. */
export const unreadable = '(cannot be shown)';

/** The arguments of `console.log` as one text: strings bare, other values as in source, large ones cut short. */
export const inspect = (values: readonly unknown[]): string =>
  values.map((value) => (typeof value === 'string' ? value : show(value, 0, []))).join(' ');

const show = (value: unknown, depth: number, above: readonly object[]): string => {
  try {
    return shown(value, depth, above);
  } catch {
    return unreadable;
  }
};

const shown = (value: unknown, depth: number, above: readonly object[]): string => {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value === 'function') return `ƒ ${value.name || '(anonymous)'}`;
  if (typeof value !== 'object' || value === null) return Object.is(value, -0) ? '-0' : String(value);
  if (above.includes(value)) return '(circular)';
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  if (value instanceof Date || value instanceof RegExp || value instanceof URL) return String(value);
  const name = Object.getPrototypeOf(value)?.constructor?.name ?? '';
  const within = [...above, value];
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) {
    return `${name}(${(value as Uint8Array).length}) [${listed(value as unknown as ArrayLike<unknown>, depth, within)}]`;
  }
  if (Array.isArray(value)) {
    return depth >= mostDepth ? `Array(${value.length})` : `[${listed(value, depth, within)}]`;
  }
  if (value instanceof Map || value instanceof Set) {
    return depth >= mostDepth
      ? `${name}(${value.size})`
      : `${name}(${value.size}) {${listed([...value], depth, within)}}`;
  }
  if (depth >= mostDepth) return name || 'Object';
  const entries = Object.entries(value);
  const body = entries.slice(0, mostEntries).map(([key, each]) => `${key}: ${show(each, depth + 1, within)}`);
  if (entries.length > mostEntries) body.push(`… ${entries.length - mostEntries} more`);
  return `${name && name !== 'Object' ? `${name} ` : ''}{${body.length > 0 ? ` ${body.join(', ')} ` : ''}}`;
};

const listed = (values: ArrayLike<unknown>, depth: number, above: readonly object[]): string => {
  const body = Array.from({ length: Math.min(values.length, mostEntries) }, (_, i) =>
    show(values[i], depth + 1, above),
  );
  if (values.length > mostEntries) body.push(`… ${values.length - mostEntries} more`);
  return body.join(', ');
};
