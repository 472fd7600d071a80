export type Sampling = {
  /** 0 always chooses the token with the highest score. */
  temperature: number;
  topK: number;
  /** Without one, each text is another. */
  seed: number | undefined;
};

/** Chooses tokens by their scores: among the `topK` highest, each as often as the model finds it likely. */
export const createSampler = ({ temperature, topK, seed }: Sampling) => {
  const random = seed === undefined ? Math.random : createRandom(seed);
  return (scores: Float32Array): number => {
    const order = Array.from(scores.keys()).sort((a, b) => (scores[b] as number) - (scores[a] as number));
    const [best = 0] = order;
    if (temperature === 0) return best;
    const candidates = order.slice(0, topK);
    const shares = candidates.map((token) =>
      Math.exp(((scores[token] as number) - (scores[best] as number)) / temperature),
    );
    let left = random() * shares.reduce((sum, share) => sum + share, 0);
    const chosen = shares.findIndex((share) => {
      left -= share;
      return left < 0;
    });
    return candidates[chosen] ?? best;
  };
};

/** Numbers from 0 to 1 that look random, the same for the same seed (mulberry32). */
const createRandom = (seed: number) => {
  let state = (seed ^ (seed / 2 ** 32)) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};
