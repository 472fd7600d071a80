import { BitReader } from '../bytes/bit-reader';
import { nal, nalType, type readSps, unescaped } from './avc';

/** Enough bytes of a slice for the header fields that we read. */
const headBytes = 24;

/**
 * Determines the presentation order of H.264 frames (ITU-T H.264, 8.2.1.1): numbers that grow by 2 per frame, as all
 * encoders in use count, and restart at each IDR. Undefined if the presentation order is not coded this way.
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
    // Only reference frames advance the count.
    if (((slice[0] ?? 0) & 0x60) > 0) this.#last = order;
    return order;
  }
}
