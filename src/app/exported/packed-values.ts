/**
 * Values as they are in messages and in the cache, written as JSON. What JSON lacks (buffers, files, maps, numbers that
 * are not finite) is an object with a single key, `$`, which names what it is.
 */
type Tagged = { $: readonly [what: string, ...parts: unknown[]] };

const views = { Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array } as const;
const wide = { Float32Array, Float64Array, BigInt64Array, BigUint64Array } as const;
const viewsByName: Readonly<Record<string, new (buffer: ArrayBuffer) => ArrayBufferView>> = { ...views, ...wide };

const base64Of = (content: Blob | BufferSource): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(content instanceof Blob ? content : new Blob([content as BlobPart]));
  });

const bytesOf = (base64: unknown): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(String(base64)), (each) => each.charCodeAt(0));

const isPlain = (value: object) => [Object.prototype, null].includes(Object.getPrototypeOf(value));

const pack = async (value: unknown, within: readonly object[]): Promise<unknown> => {
  const tagged = (...what: [string, ...unknown[]]): Tagged => ({ $: what });
  if (typeof value === 'number')
    return Number.isFinite(value) && !Object.is(value, -0)
      ? value
      : tagged('n', Object.is(value, -0) ? '-0' : `${value}`);
  if (typeof value === 'bigint') return tagged('big', `${value}`);
  if (value === undefined) return tagged('undefined');
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return value;
  if (typeof value !== 'object' || within.includes(value)) throw new TypeError('This value cannot be packed.');
  const inside = [...within, value];
  const all = (values: Iterable<unknown>) => Promise.all(Array.from(values, (each) => pack(each, inside)));
  if (Array.isArray(value)) return all(value);
  if (value instanceof ArrayBuffer) return tagged('buffer', await base64Of(value));
  if (ArrayBuffer.isView(value) && value.constructor.name in viewsByName)
    return tagged('view', value.constructor.name, await base64Of(value as ArrayBufferView<ArrayBuffer>));
  if (value instanceof File) return tagged('file', value.type, await base64Of(value), value.name, value.lastModified);
  if (value instanceof Blob) return tagged('blob', value.type, await base64Of(value));
  if (value instanceof Date) return tagged('date', value.getTime());
  if (value instanceof Map) return tagged('map', await all([...value].flat()));
  if (value instanceof Set) return tagged('set', await all(value));
  if (!isPlain(value)) throw new TypeError('This value cannot be packed.');
  const entries = Object.entries(value);
  const packed = await all(entries.map(([, each]) => each));
  const made = Object.fromEntries(entries.map(([name], i) => [name, packed[i]]));
  return Object.hasOwn(value, '$') ? tagged('object', made) : made;
};

const unpack = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(unpack);
  if (!Object.hasOwn(value, '$')) return unpackEach(value);
  const [what, first, second, name, lastModified] = (value as Tagged).$;
  switch (what) {
    case 'n':
      return Number(first);
    case 'big':
      return BigInt(String(first));
    case 'undefined':
      return undefined;
    case 'buffer':
      return bytesOf(first).buffer;
    case 'view':
      return new (viewsByName[String(first)] as (typeof viewsByName)[string])(bytesOf(second).buffer);
    case 'file':
      return new File([bytesOf(second)], String(name), { type: String(first), lastModified: Number(lastModified) });
    case 'blob':
      return new Blob([bytesOf(second)], { type: String(first) });
    case 'date':
      return new Date(Number(first));
    case 'map': {
      const flat = unpack(first) as unknown[];
      return new Map(flat.flatMap((key, i) => (i % 2 === 0 ? [[key, flat[i + 1]] as const] : [])));
    }
    case 'set':
      return new Set(unpack(first) as unknown[]);
    case 'object':
      return unpackEach(first as object);
    default:
      throw new TypeError('This was packed by a newer version.');
  }
};

const unpackEach = (object: object) =>
  Object.fromEntries(Object.entries(object).map(([name, each]) => [name, unpack(each)]));

/** Writes a value as JSON. Rejects with a `TypeError` if it holds a function, a cycle, or an instance of a class. */
export const packValue = async (value: unknown): Promise<string> => JSON.stringify(await pack(value, []));

/** Reads what {@link packValue} wrote. Throws if the text is damaged. Schemas have to check the value. */
export const unpackValue = (text: string): unknown => unpack(JSON.parse(text));
