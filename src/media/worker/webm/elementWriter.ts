import { BoxWriter } from '../fmp4/boxWriter';

/** An element's size in four bytes, whose first bits say that there are four: RFC 8794, section 4. */
const sizeMarker = 0x1000_0000;
const bytesOfSize = 4;

/** The same for a size in eight bytes: the rest is the upper part of it. */
const longSizeMarker = 0x0100_0000;

/** A size of all ones: the element goes on as long as its content does. RFC 8794, section 4.4. */
const unknownSize = [0x01ff_ffff, 0xffff_ffff] as const;

/**
 * Writes elements of EBML, RFC 8794: an id, a size, and content, which may be elements. Each method gives the writer
 * back.
 *
 * @example new ElementWriter().element(0x1549a966, (info) => info.unsigned(0x2ad7b1, 1_000_000)).bytes
 */
export class ElementWriter extends BoxWriter {
  /** An element of less than 256 MB. */
  element(id: number, content: (writer: this) => void): this {
    const sizeAt = this.#id(id).length;
    this.u32(0);
    content(this);
    this.setU32(sizeAt, sizeMarker + this.length - sizeAt - bytesOfSize);
    return this;
  }

  /** The head of an element whose content, of so many bytes, is put behind it elsewhere. */
  head(id: number, bytes: number): this {
    return this.#id(id)
      .u32(longSizeMarker + Math.floor(bytes / 2 ** 32))
      .u32(bytes % 2 ** 32);
  }

  /** The head of an element whose end nothing tells. */
  open(id: number): this {
    return this.#id(id).u32(unknownSize[0]).u32(unknownSize[1]);
  }

  /** An element that is a whole number up to 2^53. */
  unsigned(id: number, value: number): this {
    return this.element(id, () => (value < 2 ** 32 ? this.u32(value) : this.u64(value)));
  }

  /** An element that is a whole number of 32 bits with a sign. */
  signed(id: number, value: number): this {
    return this.element(id, () => this.i32(value));
  }

  /** An element that is a number of 64 bits with a fraction. */
  float(id: number, value: number): this {
    return this.element(id, () => this.f64(value));
  }

  /** An element that is text of ASCII. */
  string(id: number, ascii: string): this {
    return this.element(id, () => this.text(ascii));
  }

  /** An id holds its own marker of how many bytes it has: its first one is never 0. */
  #id(id: number): this {
    const bytes = Math.ceil((32 - Math.clz32(id)) / 8);
    for (let at = bytes - 1; at >= 0; at--) this.u8((id >>> (8 * at)) & 0xff);
    return this;
  }
}
