import { avcConfig, lengthPrefixed, nal, nalType, readSps, unescaped } from '../read/avc';
import { BitReader } from '../read/bitReader';

/** Of `avcC`, ISO/IEC 14496-15, section 5.3.3.1: what stands before the first sequence parameter set. */
const bytesOfHead = 8;

/** Units of a second by which rates such as 23.976 are told. */
const unitsInTick = 1000;

/** Keeps start codes out of a NAL unit (ITU-T H.264, 7.4.1). */
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

/** A sequence parameter set that tells this rate, where it told of a lower one: two ticks are a frame. */
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
 * The description of H.264 (`avcC`) with the rate at which it is shown, where it told of a lower one. The encoder of
 * WebKitGTK writes one frame a second whatever it is asked for, and its player goes by that more than by what the
 * container tells.
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

/** The NAL units of a packet, which have their lengths in four bytes before them. */
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
 * The description of H.264 that a packet's own parameter sets make, where it has them. That of Firefox tells lengths that
 * are one too large, which only a decoder that finds parameter sets in packets survives.
 */
export const descriptionIn = (packet: Uint8Array): Uint8Array | undefined => {
  const units = unitsOf(packet);
  const [sets, pictureSets] = [nal.sps, nal.pps].map((type) => units.filter((unit) => nalType(unit) === type)) as [
    Uint8Array[],
    Uint8Array[],
  ];
  return sets.length > 0 && pictureSets.length > 0 ? avcConfig(sets, pictureSets).description : undefined;
};

/** A packet whose parameter sets, if it has any, tell the rate as its description does. */
export const packetWithRate = (packet: Uint8Array, fps: number): Uint8Array => {
  const units = unitsOf(packet);
  const mended = units.map((unit) => (nalType(unit) === nal.sps ? setWithRate(unit, fps) : unit));
  return mended.some((unit, i) => unit !== units[i]) ? lengthPrefixed(mended) : packet;
};
