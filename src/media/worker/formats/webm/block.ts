import { ebmlSize } from './ebml';

/** A WebM block: the number of its track, and its frames. */
export type WebmBlock = { readonly track: number; readonly frames: readonly Uint8Array[] };

/** Reads the body of a Block or SimpleBlock (RFC 9559, section 10), with every kind of lacing. */
export const webmBlock = (body: Uint8Array): WebmBlock => {
  const { value: track, length } = ebmlSize(body, 0);
  const lacing = ((body[length + 2] ?? 0) >> 1) & 3;
  const at = length + 3;
  if (lacing === 0) return { track, frames: [body.subarray(at)] };
  const count = (body[at] ?? 0) + 1;
  const { sizes, from } = [xiph, fixed, ebml][lacing - 1]?.(body, at + 1, count) ?? { sizes: [], from: at };
  const frames: Uint8Array[] = [];
  let start = from;
  for (const size of sizes) {
    frames.push(body.subarray(start, start + size));
    start += size;
  }
  frames.push(body.subarray(start));
  return { track, frames };
};

/** Returns the sizes of all frames but the last, and the offset of the first frame. */
type Lacing = (body: Uint8Array, at: number, count: number) => { sizes: number[]; from: number };

const xiph: Lacing = (body, at, count) => {
  const sizes: number[] = [];
  let from = at;
  while (sizes.length < count - 1) {
    let size = 0;
    let byte: number;
    do {
      byte = body[from++] ?? 0;
      size += byte;
    } while (byte === 255);
    sizes.push(size);
  }
  return { sizes, from };
};

const fixed: Lacing = (body, at, count) => ({
  sizes: Array(count - 1).fill((body.length - at) / count),
  from: at,
});

const ebml: Lacing = (body, at, count) => {
  const sizes: number[] = [];
  let from = at;
  while (sizes.length < count - 1) {
    const { value, length } = ebmlSize(body, from);
    const last = sizes.at(-1);
    // All sizes but the first are differences, stored with an offset that keeps them positive.
    sizes.push(last === undefined ? value : last + value - (2 ** (7 * length - 1) - 1));
    from += length;
  }
  return { sizes, from };
};
