/** Reads numbers bit by bit, highest bit first. Returns zeros after the end. */
export class BitReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** How many bits have been read. */
  get position(): number {
    return this.#at;
  }

  get ended(): boolean {
    return this.#at > 8 * this.#bytes.length;
  }

  bit(): number {
    const byte = this.#bytes[this.#at >> 3] ?? 0;
    return (byte >> (7 - (this.#at++ & 7))) & 1;
  }

  bits(count: number): number {
    let value = 0;
    for (let i = 0; i < count; i++) value = 2 * value + this.bit();
    return value;
  }

  /** An Exp-Golomb number (ITU-T H.264, 9.1). */
  unsigned(): number {
    let zeros = 0;
    while (this.bit() === 0 && zeros < 32) zeros++;
    return 2 ** zeros - 1 + this.bits(zeros);
  }

  signed(): number {
    const value = this.unsigned();
    return value & 1 ? (value + 1) / 2 : -value / 2;
  }
}
