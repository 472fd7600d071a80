// The cells stand in a square. Each holds numbers: red, green, blue,
// how alive it is, and eight that only they know the meaning of.
export const [side, channels, hidden] = [40, 12, 64];
const size = side * side * channels;
const around = [-1, 0, 1].flatMap((y) =>
  [-1, 0, 1].map((x) => (y * side + x) * channels),
);

/** One pass: all do the same, and each sees its neighbours alone. */
export function pass(cells: Float32Array, rule: Float32Array) {
  const next = new Float32Array(size);
  for (let at = 0; at < size; at += channels) {
    const near = around.map((step) => (at + step + size) % size);
    if (near.every((cell) => cells[cell + 3] < 0.1)) continue;
    next.set(cells.subarray(at, at + channels), at);
    // There is no clock that they share: some skip this pass.
    if (Math.random() < 0.5) continue;
    const seen = [1];
    for (let i = 0; i < channels; i++) {
      const [a, b, c, d, e, f, g, h, k] = near.map((n) => cells[n + i]);
      // What is here, and how it changes across and down
      seen.push(e, c + 2 * f + k - a - 2 * d - g);
      seen.push(g + 2 * h + k - a - 2 * b - c);
    }
    for (let unit = 0, w = 0; unit < hidden; unit++) {
      let sum = 0;
      for (const value of seen) sum += value * rule[w++];
      sum = Math.max(0, sum);
      for (let i = 0; i < channels; i++)
        next[at + i] += sum * rule[w++];
    }
  }
  return next;
}
