/** How many bytes of buffers we keep for reuse. */
const keptBytes = 64 * 1024 * 1024;

const kept = new Map<number, ArrayBuffer[]>();
let bytes = 0;

/** Buffers whose owner gave them away: we transfer them instead of copying them. */
const given = new WeakSet<ArrayBufferLike>();

/**
 * Returns a buffer of this many bytes: one that the page has handed back, or a new one if there is none. A reused
 * buffer still contains its old bytes.
 *
 * @example const frame = new Uint8ClampedArray(yc.buffer(640 * 480 * 4));
 */
export const buffer = (byteLength: number): ArrayBuffer => {
  const found = kept.get(byteLength)?.pop();
  if (!found) return new ArrayBuffer(byteLength);
  bytes -= byteLength;
  return found;
};

/** Keeps buffers for reuse. */
export const recycle = (buffers: readonly ArrayBuffer[]) => {
  for (const each of buffers) {
    if (each.byteLength === 0 || bytes + each.byteLength > keptBytes) continue;
    const same = kept.get(each.byteLength);
    if (same) same.push(each);
    else kept.set(each.byteLength, [each]);
    bytes += each.byteLength;
  }
};

/**
 * Gives away the buffer behind a value when the value is yielded, which saves a copy. Do not write to the buffer
 * afterwards; get the next one with `yc.buffer`.
 *
 * @example yield yc.transfer({ width, height, data: frame });
 */
export const transfer = <T extends { data: ArrayBufferView } | ArrayBufferView | ArrayBuffer>(value: T): T => {
  const held: ArrayBufferView | ArrayBuffer = 'data' in value ? value.data : value;
  given.add(ArrayBuffer.isView(held) ? held.buffer : held);
  return value;
};

/** Whether this buffer may be sent without a copy. */
export const isGiven = (held: ArrayBufferLike): held is ArrayBuffer => given.has(held) && held instanceof ArrayBuffer;
