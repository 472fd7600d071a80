/**
 * Writes boxes of ISO/IEC 14496-12, section 4.2: a size, a type of four letters, and content, which may be boxes.
 * Numbers are big-endian. Its methods can be chained.
 *
 * @example new BoxWriter().box('moof', (moof) => moof.fullBox('mfhd', 0, 0, (mfhd) => mfhd.u32(sequence))).bytes
 */
export class BoxWriter {
  #view: DataView<ArrayBuffer>;
  #length = 0;

  /** @param capacity The expected number of bytes; the buffer grows if needed. */
  constructor(capacity = 1024) {
    this.#view = new DataView(new ArrayBuffer(capacity));
  }

  /** How many bytes have been written. */
  get length(): number {
    return this.#length;
  }

  /** The written bytes: a view that keeps the writer's whole buffer alive. */
  get bytes(): Uint8Array<ArrayBuffer> {
    return new Uint8Array(this.#view.buffer, 0, this.#length);
  }

  box(type: string, content: (writer: this) => void = () => {}): this {
    const start = this.#length;
    this.u32(0).text(type);
    content(this);
    this.#view.setUint32(start, this.#length - start);
    return this;
  }

  /** A box with a version and 24 bits of flags before its content. */
  fullBox(type: string, version: number, flags: number, content: (writer: this) => void = () => {}): this {
    return this.box(type, () => {
      this.u32(((version << 24) | flags) >>> 0);
      content(this);
    });
  }

  u8(value: number): this {
    const at = this.#take(1);
    this.#view.setUint8(at, value);
    return this;
  }

  u16(value: number): this {
    const at = this.#take(2);
    this.#view.setUint16(at, value);
    return this;
  }

  u32(value: number): this {
    const at = this.#take(4);
    this.#view.setUint32(at, value);
    return this;
  }

  i32(value: number): this {
    const at = this.#take(4);
    this.#view.setInt32(at, value);
    return this;
  }

  /** An integer up to 2^53, in 64 bits. */
  u64(value: number): this {
    return this.u32(Math.floor(value / 2 ** 32)).u32(value % 2 ** 32);
  }

  f64(value: number): this {
    const at = this.#take(8);
    this.#view.setFloat64(at, value);
    return this;
  }

  zeros(count: number): this {
    this.#take(count);
    return this;
  }

  text(ascii: string): this {
    for (const letter of ascii) this.u8(letter.charCodeAt(0));
    return this;
  }

  put(bytes: Uint8Array): this {
    const at = this.#take(bytes.length);
    new Uint8Array(this.#view.buffer).set(bytes, at);
    return this;
  }

  /** Overwrites a number that was not known before. */
  setU32(at: number, value: number): void {
    this.#view.setUint32(at, value);
  }

  /**
   * Reserves zeroed bytes; this may replace the view with a larger one.
   *
   * @returns The offset of the reserved bytes.
   */
  #take(count: number): number {
    const at = this.#length;
    this.#length += count;
    if (this.#length > this.#view.byteLength) {
      const larger = new Uint8Array(Math.max(this.#length, 2 * this.#view.byteLength));
      larger.set(new Uint8Array(this.#view.buffer));
      this.#view = new DataView(larger.buffer);
    }
    return at;
  }
}
