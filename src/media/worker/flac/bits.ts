/** Writes whole numbers of any width, high bit first, into a buffer that is used again for each frame. */
export class BitWriter {
  #bytes = new Uint8Array(0);
  #length = 0;
  /** The low `#held` bits wait for their byte to be full; what stands above them was written already. */
  #pending = 0;
  #held = 0;

  /** Begins anew, with room for this many bytes: writing does not look whether there is room. */
  begin(capacity: number): void {
    if (this.#bytes.length < capacity) this.#bytes = new Uint8Array(capacity);
    this.#length = 0;
    this.#held = 0;
  }

  /** Writes the low `width` bits of a value, 0 to 24 of them. */
  write(value: number, width: number): void {
    this.#pending = (this.#pending << width) | (value & ((1 << width) - 1));
    this.#held += width;
    while (this.#held >= 8) {
      this.#held -= 8;
      this.#bytes[this.#length++] = this.#pending >>> this.#held;
    }
  }

  /** Writes zeros, any number of them, and a one. */
  writeUnary(zeros: number): void {
    for (; zeros > 23; zeros -= 24) this.write(0, 24);
    this.write(1, zeros + 1);
  }

  /** Fills the last byte up with zeros. */
  align(): void {
    if (this.#held > 0) this.write(0, 8 - this.#held);
  }

  /** The whole bytes so far: a view, until the next call. */
  get written(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }
}
