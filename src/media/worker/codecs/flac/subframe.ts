import type { BitWriter } from './bits';
import { bestOrder, predict } from './prediction';
import { RiceCoder } from './rice';

/** The types of RFC 9639, section 9.2.1; the order of a fixed predictor is added to its type. */
const type = { constant: 0, verbatim: 1, fixed: 8 } as const;

const isConstant = (samples: Int32Array, length: number): boolean => {
  for (let i = 1; i < length; i++) if (samples[i] !== samples[0]) return false;
  return true;
};

/** Writes the channels of a frame one after the other, each in the form that takes the fewest bits. */
export class SubframeWriter {
  readonly #bits: BitWriter;
  readonly #rice = new RiceCoder();
  readonly #residual: Int32Array;

  constructor(bits: BitWriter, longestBlock: number) {
    this.#bits = bits;
    this.#residual = new Int32Array(longestBlock);
  }

  /** @param depth Bits per sample: the difference of two channels has one bit more than the channels. */
  write(samples: Int32Array, length: number, depth: number): void {
    if (isConstant(samples, length)) {
      this.#begin(type.constant);
      this.#bits.write(samples[0] as number, depth);
      return;
    }
    const order = bestOrder(samples, length);
    predict(order, samples, length, this.#residual);
    const predicted = order * depth + this.#rice.plan(this.#residual, order, length);
    if (predicted < length * depth) {
      this.#begin(type.fixed + order);
      this.#writePlain(samples, order, depth);
      this.#rice.write(this.#bits, this.#residual, order, length);
    } else {
      this.#begin(type.verbatim);
      this.#writePlain(samples, length, depth);
    }
  }

  /** A zero bit, the type, and no wasted bits. */
  #begin(type: number): void {
    this.#bits.write(type << 1, 8);
  }

  #writePlain(samples: Int32Array, length: number, depth: number): void {
    for (let i = 0; i < length; i++) this.#bits.write(samples[i] as number, depth);
  }
}
