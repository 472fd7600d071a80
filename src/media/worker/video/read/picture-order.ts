import { nal, nalType, type readSps, unescaped } from './avc';
import { BitReader } from './bitReader';

/** Bytes of a slice that hold what is read of its header. */
const headBytes = 24;

/**
 * Tells the order in which frames of H.264 are shown (ITU-T H.264, 8.2.1.1): numbers that grow by 2 a frame, as all
 * encoders in use count, and begin anew at each IDR. Undefined where frames are shown as they are decoded.
 */
export class PictureOrder {
  #last = 0;

  next(units: readonly Uint8Array[], sps: ReturnType<typeof readSps>): number | undefined {
    const slice = units.find((unit) => nalType(unit) === nal.slice || nalType(unit) === nal.idr);
    if (!slice || sps.orderType !== 0) return undefined;
    const isIdr = nalType(slice) === nal.idr;
    const bits = new BitReader(unescaped(slice.subarray(0, headBytes)).subarray(1));
    bits.unsigned();
    bits.unsigned();
    bits.unsigned();
    if (sps.separatePlanes) bits.bits(2);
    bits.bits(sps.numberBits);
    const isField = sps.isInterlaced && bits.bit() === 1;
    if (isField) bits.bit();
    if (isIdr) bits.unsigned();
    const low = bits.bits(sps.orderBits);
    if (isIdr) this.#last = 0;
    const around = 2 ** sps.orderBits;
    const order = low + around * Math.round((this.#last - low) / around);
    // B-frames that no other refers to do not count on.
    if (((slice[0] ?? 0) & 0x60) > 0) this.#last = order;
    return order;
  }
}
