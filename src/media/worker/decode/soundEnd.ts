/** Decoded sound near the end of a file, and where in it the end may be. */
export type Tail = {
  /** Samples of each channel, full scale 2^15. */
  readonly channels: readonly ArrayLike<number>[];
  readonly sampleRate: number;
  /** How many samples of the file's sound come before these. */
  readonly start: number;
  /** The end is not before this index, and not behind the other; what is before it shows how loud the sound was. */
  readonly earliest: number;
  readonly latest: number;
};

/** Below this the ear hears nothing, and no drop is seen: about −75 dB. */
const silent = 6;
/** How far the sound must drop for its end to be seen: 6 dB, in energy. */
const clearDrop = 4;
/** What is this much quieter than the loudest sound before it is all the same: the decoder's noise falls on. In energy. */
const unheard = 0.01;
/** Log-likelihood (twice, of all samples) that a change must have at least; continuous sound of noise or tones has less. */
const evidence = 60;
/** Seconds that a loudness is taken over. */
const short = 0.002;
/** Seconds around the end into which the decoder smears the sound. */
const smear = 0.001;

/**
 * Lengths that sounds are made of, in seconds, the likeliest first; and how much likelier (in the log-likelihood of
 * samples, of which neighbours are alike) a multiple of them is as the end than any other length. The first three are so
 * much likelier, as speech falls by itself as far as at its end: a gap is better than a lost syllable.
 */
const steps: readonly (readonly [seconds: number, bonus: number])[] = [
  [1, 2000],
  [0.5, 1800],
  [0.25, 1600],
  [0.1, 45],
  [0.05, 30],
  [1 / 15, 25],
  [1 / 30, 20],
  [1 / 24, 20],
  [0.02, 18],
  [0.01, 12],
  [0.005, 6],
  [0.001, 2],
];

/** Sums of energies, so that the mean over any part is at hand. */
const sumsOf = (channels: Tail['channels'], length: number): Float64Array => {
  const sums = new Float64Array(length + 1);
  for (let at = 0; at < length; at++) {
    let energy = 0;
    for (const channel of channels) energy += (channel[at] as number) ** 2;
    sums[at + 1] = (sums[at] as number) + energy / channels.length;
  }
  return sums;
};

class Loudness {
  readonly length: number;
  readonly #sums: Float64Array;
  readonly #short: number;

  constructor({ channels, sampleRate }: Pick<Tail, 'channels' | 'sampleRate'>) {
    this.length = channels[0]?.length ?? 0;
    this.#sums = sumsOf(channels, this.length);
    this.#short = Math.max(1, Math.round(short * sampleRate));
  }

  /** The mean energy of the samples from one index to another; 0 of none. */
  mean(from: number, to: number): number {
    const [start, end] = [Math.max(0, from), Math.min(this.length, to)];
    return end > start ? ((this.#sums[end] as number) - (this.#sums[start] as number)) / (end - start) : 0;
  }

  /** The energy of the loudest short part between two indices. */
  most(from: number, to: number): number {
    if (to - from <= this.#short) return this.mean(from, to);
    let most = 0;
    for (let at = from; at + this.#short <= to; at += this.#short >> 1) {
      most = Math.max(most, this.mean(at, at + this.#short));
    }
    return Math.max(most, this.mean(to - this.#short, to));
  }
}

/** The energy (full scale 2^30) of the loudest 2 ms, of all channels together. */
export const loudest = (channels: Tail['channels'], sampleRate: number): number => {
  const loudness = new Loudness({ channels, sampleRate });
  return loudness.most(0, loudness.length);
};

/** How much likelier it is that the loudness changes at each index, than that it stays: see `soundEnd`. */
const likelihoods = (loudness: Loudness, { earliest, latest }: Tail): Float64Array => {
  const { length } = loudness;
  const floor = silent ** 2 + unheard * loudness.most(0, latest);
  const all = Math.log(loudness.mean(0, length) + floor) * length;
  return Float64Array.from({ length: latest - earliest + 1 }, (_, index) => {
    const at = earliest + index;
    const [before, behind] = [loudness.mean(0, at), loudness.mean(at, length)];
    if (behind > before) return 0;
    return all - Math.log(before + floor) * at - Math.log(behind + floor) * (length - at);
  });
};

/**
 * Where the sound of a file ends, of which the rest was zeros when it was encoded: an index into the tail; undefined
 * where that is not to be seen.
 *
 * What is known: an encoder fills its last frame with zeros, which come out of the decoder as little noise. So the end
 * is where the loudness drops (the likeliest point of change between two normal distributions of zero mean), and
 * rather where the whole sound has a round length. In silence, where nothing drops, the roundest length is taken: as
 * far as anyone hears it is right. What cannot be known: a sound that falls silent by itself, close before its end and
 * to no round length, seems to end there; and the end of a noise whose noise of encoding is nearly as loud is not seen.
 */
export const soundEnd = (tail: Tail): number | undefined => {
  const { sampleRate, start, earliest, latest } = tail;
  const loudness = new Loudness(tail);
  if (latest < earliest || earliest < 0) return;
  const likelihood = likelihoods(loudness, tail);
  const bonuses = new Float64Array(likelihood.length);
  for (const [seconds, bonus] of steps) {
    const step = seconds * sampleRate;
    for (let count = Math.max(1, Math.ceil((start + earliest) / step)); ; count++) {
      const index = Math.round(count * step) - start - earliest;
      if (index >= bonuses.length) break;
      if (index >= 0) bonuses[index] = Math.max(bonuses[index] as number, bonus);
    }
  }
  const quiet = loudness.most(0, loudness.length) < silent ** 2;
  let best: number | undefined;
  let most = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < likelihood.length; index++) {
    const score = (likelihood[index] as number) + (bonuses[index] as number);
    if (
      score <= most ||
      ((likelihood[index] as number) < evidence && !quiet) ||
      !isEnd(loudness, earliest + index, sampleRate)
    )
      continue;
    best = earliest + index;
    most = score;
  }
  return best;
};

/** Is it much louder right before the index than anywhere behind it, or silent? */
const isEnd = (loudness: Loudness, at: number, sampleRate: number): boolean => {
  const near = Math.round(smear * sampleRate);
  const from = at + Math.min(near, (loudness.length - at) >> 1);
  const behind = loudness.most(from, loudness.length);
  return behind < silent ** 2 || loudness.most(Math.max(0, at - 4 * near), at) > clearDrop * behind;
};
