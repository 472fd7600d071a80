import { nameOf, Refusal } from './refusal';

type Plain = null | string | number | boolean | Plain[] | { [key: string]: Plain };

const step = (path: string, key: string | number) =>
  typeof key === 'number'
    ? `${path}[${key}]`
    : /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(key)
      ? `${path}.${key}`
      : `${path}[${JSON.stringify(key)}]`;

/**
 * Any value as plain data for a JSON view: maps become objects, sets and typed arrays become arrays, dates and big
 * numbers become text.
 *
 * @throws Refusal for what cannot leave the sandbox (a function, a canvas, …), naming the path to it.
 */
export const plain = (value: unknown, path = 'value', above: readonly object[] = []): Plain => {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      return Number.isFinite(value) ? value : String(value);
    case 'bigint':
      return `${value}n`;
    case 'undefined':
      return null;
    case 'function':
    case 'symbol':
      throw new Refusal(`${path} is ${nameOf(value)}, which cannot leave the sandbox; yield data alone`);
  }
  const object = value as object | null;
  if (object === null) return null;
  if (above.includes(object)) throw new Refusal(`${path} contains itself; yield data without cycles`);
  if (above.length > 200) throw new Refusal(`${path} lies more than 200 levels deep; yield a flatter value`);
  const within = [...above, object];
  if (object instanceof Date) return Number.isNaN(object.getTime()) ? 'Invalid Date' : object.toISOString();
  if (object instanceof Error) return `${object.name}: ${object.message}`;
  if (object instanceof URL || object instanceof RegExp) return String(object);
  if (object instanceof Blob) return `${object instanceof File ? object.name : 'Blob'} (${object.size} bytes)`;
  if (object instanceof ArrayBuffer) return plain(new Uint8Array(object), path, above);
  if (object instanceof Map) return record(object, path, within);
  if (Array.isArray(object) || object instanceof Set || (ArrayBuffer.isView(object) && !(object instanceof DataView))) {
    return Array.from(object as Iterable<unknown>, (each, i) => plain(each, step(path, i), within));
  }
  if (Object.prototype.toString.call(object) !== '[object Object]') {
    throw new Refusal(`${path} is ${nameOf(object)}, which cannot be shown as data; yield what it holds instead`);
  }
  return record(Object.entries(object), path, within);
};

const record = (entries: Iterable<[unknown, unknown]>, path: string, above: readonly object[]) =>
  Object.fromEntries(
    Array.from(entries, ([key, each]): [string, Plain] => [String(key), plain(each, step(path, String(key)), above)]),
  );
