import { BitReader } from '../bytes/bit-reader';
import { avcConfig, lengthPrefixed, nal, nalType, readSps, unescaped } from './avc';

/** Bytes of `avcC` before the first sequence parameter set, ISO/IEC 14496-15, section 5.3.3.1. */
const bytesOfHead = 8;

/** The `num_units_in_tick` that we write: it can express rates such as 23.976. */
const unitsInTick = 1000;

/** Adds the bytes that prevent start codes inside a NAL unit (ITU-T H.264, 7.4.1). */
const escaped = (unit: Uint8Array): Uint8Array => {
  const bytes: number[] = [];
  let zeros = 0;
  for (const byte of unit) {
    if (zeros >= 2 && byte <= 3) {
      bytes.push(3);
      zeros = 0;
    }
    bytes.push(byte);
    zeros = byte === 0 ? zeros + 1 : 0;
  }
  return Uint8Array.from(bytes);
};

const putBits = (bytes: Uint8Array, at: number, value: number, count: number) => {
  for (let i = 0; i < count; i++) {
    const byte = (at + i) >> 3;
    const mask = 0x80 >> ((at + i) & 7);
    const isSet = Math.floor(value / 2 ** (count - 1 - i)) % 2 === 1;
    bytes[byte] = isSet ? (bytes[byte] ?? 0) | mask : (bytes[byte] ?? 0) & ~mask;
  }
};

/** The sequence parameter set with this frame rate, if it stated a lower one. A frame is two ticks. */
const setWithRate = (set: Uint8Array, fps: number): Uint8Array => {
  const { timingAt } = readSps(set);
  if (timingAt === undefined) return set;
  const bytes = unescaped(set).slice();
  const bits = new BitReader(bytes);
  bits.bits(timingAt);
  const units = bits.bits(32);
  if (bits.bits(32) > 2 * fps * units - 1e-3 * units) return set;
  putBits(bytes, timingAt, unitsInTick, 32);
  putBits(bytes, timingAt + 32, Math.round(2 * fps * unitsInTick), 32);
  return escaped(bytes);
};

/**
 * The H.264 description (`avcC`) with the actual frame rate, if it stated a lower one. WebKitGTK's encoder always
 * states one frame per second, and its player trusts that more than the container.
 */
export const withRate = (description: Uint8Array, fps: number): Uint8Array => {
  const length = ((description[6] ?? 0) << 8) | (description[7] ?? 0);
  const set = description.subarray(bytesOfHead, bytesOfHead + length);
  if (((description[5] ?? 0) & 0x1f) === 0 || nalType(set) !== nal.sps) return description;
  const mended = setWithRate(set, fps);
  if (mended === set) return description;
  const rest = description.subarray(bytesOfHead + length);
  const whole = new Uint8Array(bytesOfHead + mended.length + rest.length);
  whole.set(description.subarray(0, bytesOfHead - 2));
  whole.set([mended.length >> 8, mended.length & 0xff], bytesOfHead - 2);
  whole.set(mended, bytesOfHead);
  whole.set(rest, bytesOfHead + mended.length);
  return whole;
};

/** The NAL units of a packet, each preceded by its length in four bytes. */
const unitsOf = (packet: Uint8Array): Uint8Array[] => {
  const view = new DataView(packet.buffer, packet.byteOffset, packet.byteLength);
  const units: Uint8Array[] = [];
  for (let at = 0; at + 4 <= packet.length; ) {
    const end = at + 4 + view.getUint32(at);
    units.push(packet.subarray(at + 4, end));
    at = end;
  }
  return units;
};

/**
 * The H.264 description built from the packet's own parameter sets, if it has any. Firefox's own description states
 * lengths that are one too large; only a decoder that finds parameter sets in the packets survives that.
 */
export const descriptionIn = (packet: Uint8Array): Uint8Array | undefined => {
  const units = unitsOf(packet);
  const [sets, pictureSets] = [nal.sps, nal.pps].map((type) => units.filter((unit) => nalType(unit) === type)) as [
    Uint8Array[],
    Uint8Array[],
  ];
  return sets.length > 0 && pictureSets.length > 0 ? avcConfig(sets, pictureSets).description : undefined;
};

/** The packet with this frame rate in its parameter sets, if it has any. */
export const packetWithRate = (packet: Uint8Array, fps: number): Uint8Array => {
  const units = unitsOf(packet);
  const mended = units.map((unit) => (nalType(unit) === nal.sps ? setWithRate(unit, fps) : unit));
  return mended.some((unit, i) => unit !== units[i]) ? lengthPrefixed(mended) : packet;
};
