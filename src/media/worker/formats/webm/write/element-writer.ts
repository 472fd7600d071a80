import { BoxWriter } from '../../mp4/write/box-writer';

/** Marks a size of four bytes in its first bits: RFC 8794, section 4. */
const sizeMarker = 0x1000_0000;
const bytesOfSize = 4;

/** Marks a size of eight bytes; the remaining bits are the upper part of the size. */
const longSizeMarker = 0x0100_0000;

/** A size of all ones is unknown: the element lasts as long as its content does. RFC 8794, section 4.4. */
const unknownSize = [0x01ff_ffff, 0xffff_ffff] as const;

/**
 * Writes EBML elements, RFC 8794: an id, a size, and content, which may be elements. Its methods can be chained.
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

  /** The header of an element whose content, of this many bytes, is written elsewhere. */
  head(id: number, bytes: number): this {
    return this.#id(id)
      .u32(longSizeMarker + Math.floor(bytes / 2 ** 32))
      .u32(bytes % 2 ** 32);
  }

  /** The header of an element of unknown size. */
  open(id: number): this {
    return this.#id(id).u32(unknownSize[0]).u32(unknownSize[1]);
  }

  /** An unsigned integer element, up to 2^53. */
  unsigned(id: number, value: number): this {
    return this.element(id, () => (value < 2 ** 32 ? this.u32(value) : this.u64(value)));
  }

  /** A signed 32-bit integer element. */
  signed(id: number, value: number): this {
    return this.element(id, () => this.i32(value));
  }

  /** A 64-bit float element. */
  float(id: number, value: number): this {
    return this.element(id, () => this.f64(value));
  }

  /** An ASCII text element. */
  string(id: number, ascii: string): this {
    return this.element(id, () => this.text(ascii));
  }

  /** An id encodes its own length in its first byte, which is never 0. */
  #id(id: number): this {
    const bytes = Math.ceil((32 - Math.clz32(id)) / 8);
    for (let at = bytes - 1; at >= 0; at--) this.u8((id >>> (8 * at)) & 0xff);
    return this;
  }
}
