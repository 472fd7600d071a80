/** How alike two sounds are: 1 if one is the other, louder or softer. */
export const correlation = (a: Float32Array, b: Float32Array): number => {
  const dot = (x: Float32Array, y: Float32Array) => x.reduce((sum, each, i) => sum + each * (y[i] ?? 0), 0);
  return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
};

/** The same for each 25 ms, moved by up to 5 ms to where they are most alike; the average, by how loud each is. */
export const drifting = (a: Float32Array, b: Float32Array): number => {
  const [length, most] = [600, 120];
  let [sum, weight] = [0, 0];
  for (let at = most; at + length + most <= a.length; at += length) {
    const piece = a.subarray(at, at + length);
    const power = piece.reduce((so, each) => so + each * each, 0);
    let best = -1;
    for (let lag = -most; lag <= most; lag += 2) {
      const like = correlation(piece, b.subarray(at + lag, at + lag + length));
      // Of silence, there is none.
      if (like > best) best = like;
    }
    sum += best * power;
    weight += power;
  }
  return sum / weight;
};
