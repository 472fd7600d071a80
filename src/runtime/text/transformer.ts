import type { Matrix, Weights } from './weights';

export type Transformer = {
  /** Reads a token and gives a score to each that may come next: the same array each time, filled anew. */
  read(token: number): Float32Array;
};

/**
 * A transformer that only looks back, one token at a time. It remembers keys and values of the last tokens: older ones are
 * overwritten, so a text can be of any length. `tests/tools/text-model/model.py` has it for many tokens at once.
 */
export const createTransformer = ({ shape, embedding, layers }: Weights): Transformer => {
  const { width, heads, hidden, context, sharpness } = shape;
  const size = width / heads;
  const memories = layers.map(() => ({
    keys: new Float32Array(context * width),
    values: new Float32Array(context * width),
  }));
  const [x, y, query, key, value, mixed] = Array.from({ length: 6 }, () => new Float32Array(width)) as Six;
  const up = new Float32Array(hidden);
  const shares = new Float32Array(context);
  const scores = new Float32Array(embedding.rows);
  const speeds = Array.from({ length: size / 2 }, (_, i) => 10_000 ** ((-2 * i) / size));
  const cosines = new Float32Array(size / 2);
  const sines = new Float32Array(size / 2);
  let position = 0;

  /** Mixes what is remembered of each head, by how well it answers the query. */
  const attend = (keys: Float32Array, values: Float32Array, length: number) => {
    mixed.fill(0);
    for (let from = 0; from < width; from += size) {
      let most = Number.NEGATIVE_INFINITY;
      for (let t = 0; t < length; t++) {
        let sum = 0;
        for (let i = from, k = t * width + from; i < from + size; i++, k++) sum += at(query, i) * at(keys, k);
        shares[t] = sum * sharpness;
        most = Math.max(most, at(shares, t));
      }
      let total = 0;
      for (let t = 0; t < length; t++) {
        shares[t] = Math.exp(at(shares, t) - most);
        total += at(shares, t);
      }
      for (let t = 0; t < length; t++) {
        const share = at(shares, t) / total;
        for (let i = from, k = t * width + from; i < from + size; i++, k++)
          mixed[i] = at(mixed, i) + share * at(values, k);
      }
    }
  };

  /** Normalizes each head, and turns it by the position. */
  const place = (vector: Float32Array) => {
    for (let from = 0; from < width; from += size) {
      const scale = scaleOf(vector, from, size);
      const half = from + size / 2;
      for (let i = 0; i < size / 2; i++) {
        const [a, b] = [at(vector, from + i) * scale, at(vector, half + i) * scale];
        vector[from + i] = a * at(cosines, i) - b * at(sines, i);
        vector[half + i] = a * at(sines, i) + b * at(cosines, i);
      }
    }
  };

  const read = (token: number) => {
    const scale = at(embedding.scales, token);
    for (let i = 0; i < width; i++) x[i] = scale * (embedding.values[token * width + i] as number);
    normalize(x, x);
    for (const [i, speed] of speeds.entries()) {
      cosines[i] = Math.cos(position * speed);
      sines[i] = Math.sin(position * speed);
    }
    const slot = (position % context) * width;
    const length = Math.min(position + 1, context);
    for (const [index, layer] of layers.entries()) {
      const { keys, values } = memories[index] as (typeof memories)[number];
      normalize(x, y);
      multiply(layer.query, y, query);
      multiply(layer.key, y, key);
      multiply(layer.value, y, value);
      place(query);
      place(key);
      keys.set(key, slot);
      values.set(value, slot);
      attend(keys, values, length);
      multiply(layer.out, mixed, y);
      add(x, y);
      normalize(x, y);
      multiply(layer.up, y, up);
      for (let i = 0; i < hidden; i++) up[i] = Math.max(0, at(up, i)) ** 2;
      multiply(layer.down, up, y);
      add(x, y);
    }
    position++;
    normalize(x, y);
    multiply(embedding, y, scores);
    return scores;
  };

  return { read };
};

type Six = [Float32Array, Float32Array, Float32Array, Float32Array, Float32Array, Float32Array];

const at = (array: Float32Array, index: number) => array[index] as number;

/** What brings the numbers to a mean square of 1. */
const scaleOf = (vector: Float32Array, from: number, length: number) => {
  let sum = 0;
  for (let i = from; i < from + length; i++) sum += at(vector, i) ** 2;
  return 1 / Math.sqrt(sum / length + 1e-6);
};

const normalize = (from: Float32Array, to: Float32Array) => {
  const scale = scaleOf(from, 0, from.length);
  for (let i = 0; i < from.length; i++) to[i] = at(from, i) * scale;
};

const add = (to: Float32Array, added: Float32Array) => {
  for (let i = 0; i < to.length; i++) to[i] = at(to, i) + at(added, i);
};

/** Nearly all of the time is spent here. Four sums at a time, since each addition would wait for the one before. */
const multiply = ({ rows, columns, scales, values }: Matrix, vector: Float32Array, to: Float32Array) => {
  for (let row = 0, i = 0; row < rows; row++) {
    let [a, b, c, d] = [0, 0, 0, 0];
    for (let column = 0; column < columns; column += 4, i += 4) {
      a += (values[i] as number) * at(vector, column);
      b += (values[i + 1] as number) * at(vector, column + 1);
      c += (values[i + 2] as number) * at(vector, column + 2);
      d += (values[i + 3] as number) * at(vector, column + 3);
    }
    to[row] = (a + b + c + d) * at(scales, row);
  }
};
