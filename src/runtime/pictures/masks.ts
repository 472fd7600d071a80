import type { Lent } from '../extra-tools';

export type Size = readonly [width: number, height: number];

/** A mask as it travels: how much each pixel belongs to it, from 0 to 255. */
type Mask = { width: number; height: number; data: ArrayBuffer };

type List = ArrayLike<unknown>;

export const isList = (value: unknown): value is List =>
  Array.isArray(value) || (ArrayBuffer.isView(value) && 'length' in value);

const isSized = (value: unknown): value is { width: number; height: number; data: List } =>
  typeof value === 'object' && value !== null && 'width' in value && 'height' in value && 'data' in value;

/**
 * Reads masks: rows of numbers from 0 to 1, one array of them for an image whose size is known, or pixels. What it returns
 * throws a Refusal for what is no mask, or one of another size than its image.
 */
export const masksWith = ({ Refusal, describeValue }: Lent) => {
  const maskOf = (given: unknown, size: Size | undefined): Mask => {
    if (isSized(given)) return pixelsOf(given);
    if (!isList(given) || given.length === 0)
      throw new Refusal(
        `it takes a box [x1, y1, x2, y2], or a mask as rows of numbers from 0 to 1, and this is ${describeValue(given)}`,
      );
    if (isList(given[0])) return rowsOf(given as ArrayLike<List>);
    if (!size)
      throw new Refusal(
        'one array of numbers says nothing of its width, and the size of an image file is not known here. Give rows of numbers, or { width, height, data }',
      );
    const [width, height] = size;
    if (given.length !== width * height)
      throw new Refusal(`its mask has ${given.length} numbers, and the image ${width}×${height} = ${width * height}`);
    return { width, height, data: shares(given) };
  };

  const rowsOf = (rows: ArrayLike<List>): Mask => {
    const width = rows[0]?.length ?? 0;
    const flat: unknown[] | Float64Array = new Float64Array(width * rows.length);
    for (let y = 0; y < rows.length; y++) {
      const row = rows[y];
      if (!isList(row) || row.length !== width || width === 0)
        throw new Refusal(
          `row ${y + 1} of its mask has ${isList(row) ? row.length : 'no'} numbers, and the first ${width}: all rows are as long`,
        );
      for (let x = 0; x < width; x++) flat[y * width + x] = numberOf(row[x]);
    }
    return { width, height: rows.length, data: shares(flat) };
  };

  const pixelsOf = ({ width, height, data }: { width: number; height: number; data: List }): Mask => {
    const count = width * height;
    if (!isList(data) || !Number.isInteger(count) || (data.length !== count && data.length !== count * 4))
      throw new Refusal(`its mask says ${width}×${height}, and has ${isList(data) ? data.length : 'no'} numbers`);
    if (data.length === count) return { width, height, data: shares(data) };
    // Where something shows through, alpha is the mask; else how bright it is.
    const rgba = data as ArrayLike<number>;
    let opaque = true;
    for (let i = 3; opaque && i < rgba.length; i += 4) opaque = rgba[i] === 255;
    const alpha = new Uint8ClampedArray(count);
    for (let i = 0; i < count; i++)
      alpha[i] = opaque
        ? Math.max(rgba[i * 4] as number, rgba[i * 4 + 1] as number, rgba[i * 4 + 2] as number)
        : (rgba[i * 4 + 3] as number);
    return { width, height, data: alpha.buffer };
  };

  /** Shares from 0 to 1 as bytes. Numbers above 1 are bytes already, as in masks that are pictures. */
  const shares = (numbers: List): ArrayBuffer => {
    const read = ArrayBuffer.isView(numbers) ? (numbers as ArrayLike<number>) : Array.from(numbers, numberOf);
    let most = 0;
    for (let i = 0; i < read.length; i++) most = Math.max(most, read[i] as number);
    const scale = most > 1 ? 1 : 255;
    // A Uint8ClampedArray rounds and clamps what is stored in it, and turns NaN into 0.
    const alpha = new Uint8ClampedArray(read.length);
    for (let i = 0; i < read.length; i++) alpha[i] = (read[i] as number) * scale;
    return alpha.buffer;
  };

  const numberOf = (given: unknown): number => {
    if (typeof given === 'number' || typeof given === 'boolean') return Number(given);
    throw new Refusal(`its mask is of numbers from 0 to 1, and has ${describeValue(given)}`);
  };

  return (given: unknown, size: Size | undefined): Mask => {
    const mask = maskOf(given, size);
    if (size && (mask.width !== size[0] || mask.height !== size[1]))
      throw new Refusal(`its mask is ${mask.width}×${mask.height} pixels, and the image ${size[0]}×${size[1]}`);
    return mask;
  };
};
