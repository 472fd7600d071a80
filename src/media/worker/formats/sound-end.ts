/** Decoded sound near the end of a file, and the range in which the sound may end. */
export type Tail = {
  /** Samples per channel, full scale 2^15. */
  readonly channels: readonly ArrayLike<number>[];
  readonly sampleRate: number;
  /** How many samples of the file's sound come before these. */
  readonly start: number;
  /** The end is between these two indices, inclusive; what comes before `earliest` shows how loud the sound was. */
  readonly earliest: number;
  readonly latest: number;
};

/** Below this amplitude (about −75 dB) the ear hears nothing, and we detect no drop. */
const silent = 6;
/** The sound must drop by at least this factor of energy (6 dB) for us to detect its end. */
const clearDrop = 4;
/**
 * Sound quieter than this fraction of the loudest energy before it makes no difference: the decoder's noise keeps
 * falling.
 */
const unheard = 0.01;
/** The minimum (doubled) log-likelihood of a change, over all samples; continuous noise or tones stay below it. */
const evidence = 60;
/** Seconds over which loudness is measured. */
const short = 0.002;
/** Seconds around the end into which the decoder smears the sound. */
const smear = 0.001;

/**
 * Typical lengths of sounds in seconds, the likeliest first, each with a bonus: how much likelier (in the
 * log-likelihood of samples, where neighbours resemble each other) the sound is to end at a multiple of it than
 * elsewhere. The first three get such a large bonus because speech by itself drops as far as at its end: a gap is
 * better than a lost syllable.
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

/** Prefix sums of the energy, to get the mean of any part quickly. */
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

  /** The mean energy of the samples between two indices; 0 if there are none. */
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

/** The energy (full scale 2^30) of the loudest 2 ms, averaged over all channels. */
export const loudest = (channels: Tail['channels'], sampleRate: number): number => {
  const loudness = new Loudness({ channels, sampleRate });
  return loudness.most(0, loudness.length);
};

/** For each index, how much likelier a change of loudness is there than no change: see `soundEnd`. */
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
 * Detects where the sound of a file ends and the zeros begin that the encoder added. Returns an index into the tail;
 * undefined if the end cannot be detected.
 *
 * An encoder fills its last frame with zeros, which the decoder turns into faint noise. So the end is where the
 * loudness drops (the likeliest change point between two zero-mean normal distributions), with a preference for places
 * where the whole sound has a round length. In silence nothing drops, so we take the roundest length: nobody hears the
 * difference. Two cases cannot be detected: a sound that falls silent by itself shortly before its end, at no round
 * length, seems to end there; and we miss the end of a noise if the encoding noise is nearly as loud.
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

/** Is the sound right before the index much louder than anywhere after it, or is the rest silent? */
const isEnd = (loudness: Loudness, at: number, sampleRate: number): boolean => {
  const near = Math.round(smear * sampleRate);
  const from = at + Math.min(near, (loudness.length - at) >> 1);
  const behind = loudness.most(from, loudness.length);
  return behind < silent ** 2 || loudness.most(Math.max(0, at - 4 * near), at) > clearDrop * behind;
};
