/** The header of an EBML element (RFC 8794), `headLength` bytes long; a `size` of undefined means “unknown”. */
export type EbmlHead = { readonly id: number; readonly size: number | undefined; readonly headLength: number };

/** Reads a variable-length number; returns undefined until its bytes have arrived. */
const variable = (
  bytes: Uint8Array,
  at: number,
  keepMarker: boolean,
): { value: number; length: number } | undefined => {
  const first = bytes[at];
  if (first === undefined) return;
  const length = Math.clz32(first) - 23;
  if (length > 8) throw new Error(`this WebM file has a damaged element: its size begins with a byte of 0`);
  if (bytes.length < at + length) return;
  let value = keepMarker ? first : first & (0xff >> length);
  let ones = (first & (0xff >> length)) === 0xff >> length;
  for (let index = 1; index < length; index++) {
    const byte = bytes[at + index] ?? 0;
    ones &&= byte === 0xff;
    value = 256 * value + byte;
  }
  return { value: ones && !keepMarker ? Number.NaN : value, length };
};

/** The header at an offset; undefined until it has arrived. */
export const ebmlHead = (bytes: Uint8Array, at = 0): EbmlHead | undefined => {
  const id = variable(bytes, at, true);
  const size = id && variable(bytes, at + id.length, false);
  if (!size) return;
  return { id: id.value, size: Number.isNaN(size.value) ? undefined : size.value, headLength: id.length + size.length };
};

/** The variable-length size at an offset in a block's body, as used in EBML lacing; NaN if all bits are ones. */
export const ebmlSize = (bytes: Uint8Array, at: number): { value: number; length: number } => {
  const size = variable(bytes, at, false);
  if (!size) throw new Error('this WebM file has a damaged block: it ends within a number');
  return size;
};

/** The elements in a body that has arrived completely. */
export function* ebmlElements(body: Uint8Array): Generator<{ id: number; body: Uint8Array }> {
  for (let at = 0; at < body.length; ) {
    const head = ebmlHead(body, at);
    if (!head) return;
    const from = at + head.headLength;
    at = from + (head.size ?? body.length);
    yield { id: head.id, body: body.subarray(from, at) };
  }
}

export const ebmlUnsigned = (body: Uint8Array): number => body.reduce((value, byte) => 256 * value + byte, 0);

export const ebmlSigned = (body: Uint8Array): number => {
  const value = ebmlUnsigned(body);
  return (body[0] ?? 0) < 0x80 ? value : value - 256 ** body.length;
};

export const ebmlFloat = (body: Uint8Array): number => {
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  return body.length === 4 ? view.getFloat32(0) : body.length === 8 ? view.getFloat64(0) : 0;
};
