/** How many bytes of buffers are kept for another use. */
const keptBytes = 64 * 1024 * 1024;

const kept = new Map<number, ArrayBuffer[]>();
let bytes = 0;

/** Buffers that their owner gave away: they are sent as they are, without a copy. */
const given = new WeakSet<ArrayBufferLike>();

/**
 * A buffer of this many bytes: one that the page has handed back, where there is one, or a new one. It may hold what
 * was in it before.
 *
 * @example const frame = new Uint8ClampedArray(yc.buffer(640 * 480 * 4));
 */
export const buffer = (byteLength: number): ArrayBuffer => {
  const found = kept.get(byteLength)?.pop();
  if (!found) return new ArrayBuffer(byteLength);
  bytes -= byteLength;
  return found;
};

/** Takes buffers for use again. */
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
 * Gives the buffer behind a value away with the yield, which spares a copy. Don't write to it afterwards; take the
 * next one with `yc.buffer`.
 *
 * @example yield yc.transfer({ width, height, data: frame });
 */
export const transfer = <T extends { data: ArrayBufferView } | ArrayBufferView | ArrayBuffer>(value: T): T => {
  const held: ArrayBufferView | ArrayBuffer = 'data' in value ? value.data : value;
  given.add(ArrayBuffer.isView(held) ? held.buffer : held);
  return value;
};

/** May this buffer be sent without a copy? */
export const isGiven = (held: ArrayBufferLike): held is ArrayBuffer => given.has(held) && held instanceof ArrayBuffer;
