/**
 * A queue of bytes that arrive in pieces and are taken in others. Copies bytes only if a piece arrives before the
 * previous one has been taken.
 */
export class ByteQueue {
  #bytes: Uint8Array = new Uint8Array();

  get length(): number {
    return this.#bytes.length;
  }

  push(bytes: Uint8Array): void {
    if (this.#bytes.length === 0) {
      this.#bytes = bytes;
      return;
    }
    const joined = new Uint8Array(this.#bytes.length + bytes.length);
    joined.set(this.#bytes);
    joined.set(bytes, this.#bytes.length);
    this.#bytes = joined;
  }

  /** The first bytes, or as many as there are; a view that is valid until the next `push`. */
  peek(length: number): Uint8Array {
    return this.#bytes.subarray(0, length);
  }

  take(length: number): Uint8Array {
    const taken = this.peek(length);
    this.#bytes = this.#bytes.subarray(length);
    return taken;
  }

  clear(): void {
    this.#bytes = new Uint8Array();
  }
}
