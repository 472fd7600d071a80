import type { BitWriter } from './bits';

/** The highest parameter in 4 bits; 15 is an escape. RFC 9639, section 9.2.7.1. */
const highestParameter = 14;
const highestPartitionOrder = 5;
/** In a shorter partition, a parameter of its own costs more than it saves. */
const shortestPartition = 32;

/** Moves the sign to the lowest bit, so that small numbers stay small: 0, −1, 1, −2, … become 0, 1, 2, 3, … */
const fold = (value: number): number => (value << 1) ^ (value >> 31);

/** About how many bits `count` folded numbers with this sum take with this parameter. */
const bitsWith = (parameter: number, count: number, sum: number): number =>
  count * (parameter + 1) + sum / 2 ** parameter - (parameter > 0 ? count / 2 : 0);

const bestParameter = (count: number, sum: number): number => {
  const mean = Math.max(1, Math.floor(sum / Math.max(1, count)));
  const guess = Math.min(highestParameter, 31 - Math.clz32(mean));
  if (guess === 0 || bitsWith(guess, count, sum) <= bitsWith(guess - 1, count, sum)) return guess;
  return guess - 1;
};

/**
 * Codes residuals according to RFC 9639, section 9.2.7, in 2^n partitions with one Rice parameter each. Use one coder
 * per stream: it reuses its arrays.
 */
export class RiceCoder {
  readonly #sums = new Float64Array(2 ** highestPartitionOrder);
  readonly #parameters = new Uint8Array(2 ** highestPartitionOrder);
  #partitionOrder = 0;

  /**
   * Chooses partitions and parameters for the residuals from `order` on.
   *
   * @param order The predictor's order; the first partition is shorter by it.
   * @returns The estimated number of bits: at most half a bit per sample too low.
   */
  plan(residual: Int32Array, order: number, length: number): number {
    let finest = 0;
    while (
      finest < highestPartitionOrder &&
      length % 2 ** (finest + 1) === 0 &&
      length / 2 ** (finest + 1) >= shortestPartition
    ) {
      finest++;
    }
    this.#sum(residual, order, length, finest);
    let fewest = Number.POSITIVE_INFINITY;
    for (let partitionOrder = finest; partitionOrder >= 0; partitionOrder--) {
      const bits = this.#bitsIn(partitionOrder, order, length);
      if (bits < fewest) {
        fewest = bits;
        this.#partitionOrder = partitionOrder;
      }
      for (let i = 0; i < (1 << partitionOrder) >> 1; i++) {
        this.#sums[i] = (this.#sums[2 * i] as number) + (this.#sums[2 * i + 1] as number);
      }
    }
    this.#sum(residual, order, length, this.#partitionOrder);
    for (let i = 0; i < 2 ** this.#partitionOrder; i++) {
      const count = (length >> this.#partitionOrder) - (i === 0 ? order : 0);
      this.#parameters[i] = bestParameter(count, this.#sums[i] as number);
    }
    return fewest;
  }

  /** Writes the residuals with the latest plan. */
  write(bits: BitWriter, residual: Int32Array, order: number, length: number): void {
    const size = length >> this.#partitionOrder;
    bits.write(0, 2);
    bits.write(this.#partitionOrder, 4);
    for (let start = 0, i = 0; start < length; start += size, i++) {
      const parameter = this.#parameters[i] as number;
      const stop = 1 << parameter;
      bits.write(parameter, 4);
      for (let j = Math.max(start, order); j < start + size; j++) {
        const value = fold(residual[j] as number);
        const zeros = value >>> parameter;
        if (zeros + parameter < 24) {
          bits.write(stop | (value & (stop - 1)), zeros + 1 + parameter);
        } else {
          bits.writeUnary(zeros);
          bits.write(value, parameter);
        }
      }
    }
  }

  #sum(residual: Int32Array, order: number, length: number, partitionOrder: number): void {
    const size = length >> partitionOrder;
    for (let start = 0, i = 0; start < length; start += size, i++) {
      let sum = 0;
      for (let j = Math.max(start, order); j < start + size; j++) sum += fold(residual[j] as number);
      this.#sums[i] = sum;
    }
  }

  #bitsIn(partitionOrder: number, order: number, length: number): number {
    let bits = 6;
    for (let i = 0; i < 2 ** partitionOrder; i++) {
      const count = (length >> partitionOrder) - (i === 0 ? order : 0);
      const sum = this.#sums[i] as number;
      bits += 4 + bitsWith(bestParameter(count, sum), count, sum);
    }
    return bits;
  }
}
