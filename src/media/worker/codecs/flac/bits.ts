/** Writes integers of any width, high bit first, into a buffer that it reuses for each frame. */
export class BitWriter {
  #bytes = new Uint8Array(0);
  #length = 0;
  /** The low `#held` bits wait until their byte is full; the bits above them have been written. */
  #pending = 0;
  #held = 0;

  /** Starts over with room for this many bytes: writing does not check the capacity. */
  begin(capacity: number): void {
    if (this.#bytes.length < capacity) this.#bytes = new Uint8Array(capacity);
    this.#length = 0;
    this.#held = 0;
  }

  /** Writes the low `width` bits of a value; `width` is 0 to 24. */
  write(value: number, width: number): void {
    this.#pending = (this.#pending << width) | (value & ((1 << width) - 1));
    this.#held += width;
    while (this.#held >= 8) {
      this.#held -= 8;
      this.#bytes[this.#length++] = this.#pending >>> this.#held;
    }
  }

  /** Writes any number of zeros, then a one. */
  writeUnary(zeros: number): void {
    for (; zeros > 23; zeros -= 24) this.write(0, 24);
    this.write(1, zeros + 1);
  }

  /** Pads the last byte with zeros. */
  align(): void {
    if (this.#held > 0) this.write(0, 8 - this.#held);
  }

  /** The complete bytes so far: a view that is valid until the next call. */
  get written(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }
}
