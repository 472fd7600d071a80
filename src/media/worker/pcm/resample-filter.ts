/** Zero crossings of the sinc on either side of its centre, counted at the lower of the two rates. */
const lobes = 48;

/** Parameter of the Kaiser window: about 95 dB of attenuation. */
const beta = 9.4;

/**
 * Where the filter is at half height, in cycles per sample of the lower rate. It ends at 0.5, where aliasing begins.
 */
const cutoff = 0.468;

/** Above this many phases, those in between are interpolated from their two neighbours. */
const mostPhases = 1024;

/** The modified Bessel function of the first kind and order 0, by its series. */
const bessel = (x: number): number => {
  let sum = 1;
  let term = 1;
  for (let k = 1; term > sum * 1e-12; k++) {
    term *= (x / (2 * k)) ** 2;
    sum += term;
  }
  return sum;
};

const sinc = (x: number): number => (x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x));

const kaiser = (x: number): number => (Math.abs(x) >= 1 ? 0 : bessel(beta * Math.sqrt(1 - x * x)) / bessel(beta));

/**
 * A low-pass filter for a change of rate, as the weights of the input samples around an output sample: one row of
 * weights for each position (phase) that an output sample can have between two input samples.
 */
export class ResampleFilter {
  /** An output sample between the input samples 0 and 1 is computed from `1 - reach … reach`. An even number. */
  readonly reach: number;
  readonly #rows: readonly Float64Array[];
  readonly #phases: number;
  readonly #between: Float64Array;

  /** `ratio` is the output rate divided by the input rate; `phases` is the number of positions, evenly spaced. */
  constructor(ratio: number, phases: number) {
    const scale = Math.min(1, ratio);
    const count = Math.min(phases, mostPhases);
    this.reach = 2 * Math.ceil(lobes / scale / 2);
    this.#phases = phases;
    this.#rows = Array.from({ length: count + 1 }, (_, i) => this.#makeRow(i / count, scale));
    this.#between = new Float64Array(2 * this.reach);
  }

  /** The weights for position `phase` of all phases. They are valid until the next call. */
  weights(phase: number): Float64Array {
    const last = this.#rows.length - 1;
    const place = (phase * last) / this.#phases;
    const index = Math.floor(place);
    const row = this.#rows[index] as Float64Array;
    if (place === index) return row;
    const next = this.#rows[index + 1] as Float64Array;
    for (let i = 0; i < row.length; i++) {
      const weight = row[i] as number;
      this.#between[i] = weight + (place - index) * ((next[i] as number) - weight);
    }
    return this.#between;
  }

  /** The weights add up to 1, so that a constant signal stays what it is. */
  #makeRow(offset: number, scale: number): Float64Array {
    const row = Float64Array.from({ length: 2 * this.reach }, (_, i) => {
      const distance = (i + 1 - this.reach - offset) * scale;
      return sinc(2 * cutoff * distance) * kaiser(distance / lobes);
    });
    const sum = row.reduce((total, weight) => total + weight, 0);
    return row.map((weight) => weight / sum);
  }
}
