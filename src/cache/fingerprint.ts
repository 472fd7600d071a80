/** A value whose content cannot be told, so that nothing can be found by it: a live stream, a function, a cycle. */
export class UnhashableError extends Error {
  override name = 'UnhashableError';
}

const encoder = new TextEncoder();

/**
 * The SHA-256 of a value, in hexadecimal. Equal values have equal fingerprints: keys of objects in any order, buffers and
 * files by their content. A file's name and type count too, since a function can read them.
 *
 * Hashing runs off the page's thread (Web Crypto); only text and numbers are walked on it.
 *
 * @throws {UnhashableError} for what has no content that can be read
 * @example const key = await fingerprint([programHash, inputs]);
 */
export async function fingerprint(value: unknown): Promise<string> {
  const parts: (string | Promise<string>)[] = [];
  describe(value, parts, []);
  return digest(encoder.encode((await Promise.all(parts)).join('')));
}

async function digest(bytes: BufferSource): Promise<string> {
  if (!crypto.subtle) throw new UnhashableError('This page is not served over HTTPS, so nothing can be hashed.');
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Writes a value so that no two different ones read alike: each part begins with its type, text with its length. */
function describe(value: unknown, parts: (string | Promise<string>)[], within: unknown[]): void {
  switch (typeof value) {
    case 'string':
      parts.push(`s${value.length}:${value}`);
      return;
    case 'number':
      parts.push(Object.is(value, -0) ? 'n-0;' : `n${value};`);
      return;
    case 'boolean':
    case 'undefined':
    case 'bigint':
      parts.push(`${typeof value}${String(value)};`);
      return;
    case 'object':
      break;
    default:
      throw new UnhashableError(`A ${typeof value} has no content to hash.`);
  }
  if (value === null) {
    parts.push('null;');
    return;
  }
  if (within.includes(value)) throw new UnhashableError('A value that holds itself cannot be hashed.');
  const inside = [...within, value];
  const list = (tag: string, items: Iterable<unknown>) => {
    parts.push(`${tag}[`);
    for (const item of items) describe(item, parts, inside);
    parts.push(']');
  };
  if (value instanceof ArrayBuffer) parts.push(`buffer${value.byteLength}:`, digest(value));
  else if (ArrayBuffer.isView(value)) {
    const { buffer, byteOffset, byteLength } = value;
    parts.push(
      `${value.constructor.name}${byteLength}:`,
      digest(new Uint8Array(buffer, byteOffset, byteLength).slice()),
    );
  } else if (value instanceof Blob) {
    const name = value instanceof File ? value.name : '';
    list('blob', [name, value.type, value.size]);
    parts.push(value.arrayBuffer().then(digest));
  } else if (value instanceof Date) parts.push(`date${value.getTime()};`);
  else if (value instanceof RegExp) list('regexp', [value.source, value.flags]);
  else if (Array.isArray(value)) list('array', value);
  else if (value instanceof Map) list('map', [...value].flat());
  else if (value instanceof Set) list('set', value);
  else if (isPlain(value)) {
    list(
      'object',
      Object.keys(value)
        .sort()
        .flatMap((key) => [key, (value as Record<string, unknown>)[key]]),
    );
  } else throw new UnhashableError(`A ${value.constructor?.name ?? 'value'} has no content that can be hashed.`);
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}
