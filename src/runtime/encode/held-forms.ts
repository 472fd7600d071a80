/**
 * Values in forms that other libraries use instead of the API's own: sound as a rate and samples, pixels as sizes and
 * data, images as rows.
 */

const list = (value: unknown): value is ArrayLike<unknown> =>
  Array.isArray(value) || (ArrayBuffer.isView(value) && 'length' in value);

const isRate = (value: unknown) => typeof value === 'number' && value >= 1000 && value <= 768_000;

/** `[sampleRate, samples]` in either order, or an object like `{ sampleRate, samples }`, also under other names. */
export const soundOf = (value: unknown): { sampleRate: unknown; samples: unknown } | undefined => {
  if (Array.isArray(value)) {
    const [rate, samples] = isRate(value[0]) ? value : [value[1], value[0]];
    return value.length === 2 && isRate(rate) && list(samples) ? { sampleRate: rate, samples } : undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const { sampleRate, sample_rate, rate, sr, samples, data, channelData } = value as Record<string, unknown>;
  const own = sampleRate ?? sample_rate ?? rate ?? sr;
  const sound = samples ?? channelData ?? data;
  return isRate(own) && list(sound) ? { sampleRate: own, samples: sound } : undefined;
};

/**
 * `[width, height, data]`, or rows of pixels: numbers from 0 to 255 for grey, or arrays of 3 or 4 of them. If none is
 * above 1 and some are fractions, they range from 0 to 1.
 */
export const pixelsOf = (value: unknown): { width: number; height: number; data: unknown } | undefined => {
  if (!Array.isArray(value)) return undefined;
  const [width, height, data] = value;
  if (value.length === 3 && typeof width === 'number' && typeof height === 'number' && list(data))
    return { width, height, data: bytesOf(data) };
  return rowsOf(value);
};

const rowsOf = (rows: unknown[]) => {
  const [first] = rows;
  if (!list(first) || first.length === 0) return undefined;
  const width = first.length;
  const channels = list(first[0]) ? first[0].length : 1;
  if (!rows.every((row) => list(row) && row.length === width)) return undefined;
  const flat: unknown[] = [];
  for (const row of rows as ArrayLike<unknown>[])
    for (let i = 0; i < width; i++) {
      const pixel = row[i];
      if (list(pixel)) for (let c = 0; c < channels; c++) flat.push(pixel[c]);
      else flat.push(pixel);
    }
  if (!flat.every((each) => typeof each === 'number')) return undefined;
  return { width, height: rows.length, data: bytesOf(flat) };
};

/** Plain numbers as bytes, or as floats if they range from 0 to 1. */
const bytesOf = (data: ArrayLike<unknown>): unknown => {
  if (!Array.isArray(data)) return data;
  const shares = data.every((each) => each <= 1) && data.some((each) => !Number.isInteger(each));
  return shares ? Float32Array.from(data) : Uint8ClampedArray.from(data);
};

/** Is the text an SVG drawing? */
export const isSvg = (text: string): boolean => /^\s*(?:<\?xml[^>]*>\s*)?<svg[\s>]/.test(text.slice(0, 1000));

export const svgFile = (text: string): Blob =>
  new Blob([text.includes('xmlns=') ? text : text.replace('<svg', '<svg xmlns="http://www.w3.org/2000/svg"')], {
    type: 'image/svg+xml',
  });
