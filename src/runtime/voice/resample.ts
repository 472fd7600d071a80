/** How many zeros of the sinc are on each side. */
const lobes = 8;

/**
 * Brings sound to another rate, piece by piece, as if it came in one: what it needs of a piece for the next is kept. What is
 * too high for the new rate is filtered out.
 *
 * @returns takes the next samples and gives those that can be computed so far
 */
export const resampler = (from: number, to: number): ((samples: Float32Array) => Float32Array) => {
  const step = from / to;
  const cut = Math.min(1, to / from);
  const reach = Math.ceil(lobes / cut);
  // Silence before the beginning.
  let kept = new Float32Array(reach);
  /** Where the next sample is, in those that are kept. */
  let next = reach;

  return (samples) => {
    if (from === to) return samples;
    const all = new Float32Array(kept.length + samples.length);
    all.set(kept);
    all.set(samples, kept.length);
    const count = Math.max(0, Math.ceil((all.length - reach - next) / step));
    const made = new Float32Array(count);
    for (let i = 0; i < count; i++, next += step) {
      let sum = 0;
      const last = Math.floor(next + reach);
      for (let at = Math.ceil(next - reach); at <= last; at++) sum += (all[at] ?? 0) * kernel((at - next) * cut) * cut;
      made[i] = sum;
    }
    const done = Math.max(0, Math.floor(next) - reach);
    kept = all.slice(done);
    next -= done;
    return made;
  };
};

/** A sinc under Hann's window. */
const kernel = (x: number): number => {
  if (x === 0) return 1;
  if (Math.abs(x) >= lobes) return 0;
  const angle = Math.PI * x;
  return (Math.sin(angle) / angle) * (0.5 + 0.5 * Math.cos(angle / lobes));
};
