import { type Content, digest } from './digest';

/** A value whose content cannot be read, so nothing can be looked up by it: a live stream, a function, a cycle. */
export class UnhashableError extends Error {
  override name = 'UnhashableError';
}

const encoder = new TextEncoder();

/** More parts than any real input has; walking more would keep the page busy for seconds. */
const mostParts = 1_000_000;

/**
 * The SHA-256 of a value, in hexadecimal. Equal values have equal fingerprints: the order of an object's keys does not
 * matter, and buffers and files count by content. A file's name and type count too, since a function can read them.
 *
 * Large content is hashed off the main thread; only text and numbers are walked on it.
 *
 * @throws {UnhashableError} if a value has no content that can be read
 * @example const key = await fingerprint([programHash, inputs]);
 */
export async function fingerprint(value: unknown): Promise<string> {
  const parts: (string | Promise<string>)[] = [];
  const hashed = () => parts.filter((part) => typeof part !== 'string');
  try {
    describe(value, parts, new Set());
  } catch (thrown) {
    // Nobody waits for the hashes already under way: ignore their failures.
    void Promise.allSettled(hashed());
    throw thrown;
  }
  const digests = await Promise.all(hashed());
  return hexOf(encoder.encode(parts.map((part) => (typeof part === 'string' ? part : digests.shift())).join('')));
}

async function hexOf(content: Content): Promise<string> {
  if (!crypto.subtle) throw new UnhashableError('This page is not served over HTTPS, so nothing can be hashed.');
  const hash = new Uint8Array(await digest(content));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * Serializes a value so that different values never look alike: each part starts with its type, text with its length.
 */
function describe(value: unknown, parts: (string | Promise<string>)[], within: Set<unknown>): void {
  if (parts.length > mostParts) throw new UnhashableError('A value of more than a million parts is not hashed.');
  switch (typeof value) {
    case 'string':
      // Encoded, all lone surrogates are the same replacement character.
      parts.push(/\p{Surrogate}/u.test(value) ? `surrogates${JSON.stringify(value)}` : `s${value.length}:${value}`);
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
  if (within.has(value)) throw new UnhashableError('A value that holds itself cannot be hashed.');
  const list = (tag: string, items: Iterable<unknown>, isHole = (_: number) => false) => {
    parts.push(`${tag}[`);
    within.add(value);
    let place = 0;
    for (const item of items) {
      if (item === undefined && isHole(place)) parts.push('hole;');
      else describe(item, parts, within);
      place++;
    }
    within.delete(value);
    parts.push(']');
  };
  if (value instanceof ArrayBuffer) parts.push(`buffer${value.byteLength}:`, hexOf(value));
  else if (ArrayBuffer.isView(value)) {
    const { buffer, byteOffset, byteLength } = value;
    parts.push(
      `${value.constructor.name}${byteLength}:`,
      hexOf(new Uint8Array(buffer as ArrayBuffer, byteOffset, byteLength)),
    );
  } else if (value instanceof Blob) {
    const name = value instanceof File ? value.name : '';
    list('blob', [name, value.type, value.size]);
    parts.push(hexOf(value));
  } else if (typeof ImageData === 'function' && value instanceof ImageData) {
    list('image', [value.width, value.height, value.colorSpace, value.data]);
  } else if (value instanceof Error) list('error', [value.name, value.message, value.cause]);
  else if (value instanceof Date) parts.push(`date${value.getTime()};`);
  else if (value instanceof RegExp) list('regexp', [value.source, value.flags]);
  else if (Array.isArray(value)) list('array', value, (i) => !(i in value));
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
