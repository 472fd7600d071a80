import { type Key, pathOf } from './path';
import { describeValue, Refusal } from './refusal';

type Plain = null | string | number | boolean | Plain[] | { [key: string]: Plain };

/** Deeper data is refused: it would overflow the stack of any code that reads it. */
const mostLevels = 200;

/** The path to the part we are looking at: the objects that contain it, and the key in each. */
type Way = { objects: object[]; keys: Key[] };

/**
 * Converts any value to plain data for a JSON view: maps become objects, sets and typed arrays become arrays, dates and
 * bigints become text.
 *
 * @throws Refusal for anything that cannot leave the sandbox (a function, a canvas, …), with the path to it.
 */
export const plain = (value: unknown): Plain => plainAt(value, { objects: [], keys: [] });

const plainAt = (value: unknown, way: Way): Plain => {
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
      throw refusal(way, `is ${describeValue(value)}, which cannot leave the sandbox; yield data alone`);
  }
  const object = value as object | null;
  if (object === null) return null;
  if (way.objects.includes(object)) throw refusal(way, 'contains itself; yield data without cycles');
  if (way.objects.length > mostLevels)
    throw refusal(way, `lies more than ${mostLevels} levels deep; yield a flatter value`);
  if (object instanceof Date) return Number.isNaN(object.getTime()) ? 'Invalid Date' : object.toISOString();
  if (object instanceof Error) return `${object.name}: ${object.message}`;
  if (object instanceof URL || object instanceof RegExp) return String(object);
  if (object instanceof Blob) return `${object instanceof File ? object.name : 'Blob'} (${object.size} bytes)`;
  if (object instanceof ArrayBuffer) return plainAt(new Uint8Array(object), way);
  if (object instanceof Map) return record(object, object, way);
  if (Array.isArray(object) || object instanceof Set || (ArrayBuffer.isView(object) && !(object instanceof DataView))) {
    return Array.from(object as Iterable<unknown>, (each, i) => within(object, i, each, way));
  }
  if (Object.prototype.toString.call(object) !== '[object Object]') {
    throw refusal(way, `is ${describeValue(object)}, which cannot be shown as data; yield what it holds instead`);
  }
  return record(Object.entries(object), object, way);
};

const within = (object: object, key: Key, part: unknown, way: Way): Plain => {
  way.objects.push(object);
  way.keys.push(key);
  const made = plainAt(part, way);
  way.objects.pop();
  way.keys.pop();
  return made;
};

const record = (entries: Iterable<[unknown, unknown]>, object: object, way: Way) =>
  Object.fromEntries(
    Array.from(entries, ([key, each]): [string, Plain] => [String(key), within(object, String(key), each, way)]),
  );

const refusal = ({ keys }: Way, words: string) => new Refusal(`${pathOf('value', keys)} ${words}`);
