import { BitReader } from '../../bytes/bit-reader';
import { type MpegHeader, mainDataBytes, mpegHeader, sideInfoAt, sideInfoBytes } from '../../codecs/mpeg-audio';

/** How many bytes a frame can reach back at most (ISO 11172-3, 2.4.1.7; ISO 13818-3, 2.4.1.7). */
const farthest = ({ version }: MpegHeader): number => (version === 1 ? 511 : 255);

/** A spectrum has 576 lines, counted in pairs. */
const mostBigValues = 288;

type SideInfo = { readonly begin: number; readonly bits: number };

/** Where a frame's main data begins, and its length. Undefined if the values are ones that no encoder writes. */
const sideInfoOf = (header: MpegHeader, bytes: Uint8Array): SideInfo | undefined => {
  const isFirstVersion = header.version === 1;
  const reader = new BitReader(bytes.subarray(sideInfoAt(header)));
  const begin = reader.bits(isFirstVersion ? 9 : 8);
  // Private bits, and flags for shared scale factors.
  if (isFirstVersion) reader.bits(header.channels === 1 ? 5 + 4 : 3 + 8);
  else reader.bits(header.channels);
  let bits = 0;
  for (let part = 0; part < (isFirstVersion ? 2 : 1) * header.channels; part++) {
    bits += reader.bits(12);
    if (reader.bits(9) > mostBigValues) return undefined;
    reader.bits(isFirstVersion ? 8 + 4 : 8 + 9);
    const isSwitched = reader.bit() === 1;
    // Block type 0 is not allowed with window switching.
    if (isSwitched && reader.bits(2) === 0) return undefined;
    reader.bits((isSwitched ? 20 : 22) + (isFirstVersion ? 3 : 2));
  }
  return { begin, bits };
};

/**
 * Is the checksum of a frame wrong? It covers the header's last two bytes and the side information (ISO 11172-3,
 * 2.4.3.1): CRC-16, polynomial x^16 + x^15 + x^2 + 1, which starts at all ones.
 */
const isChecksumWrong = (header: MpegHeader, frame: Uint8Array): boolean => {
  const at = sideInfoAt(header);
  let crc = 0xffff;
  for (const byte of [...frame.subarray(2, 4), ...frame.subarray(at, at + sideInfoBytes(header))]) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit++) crc = crc & 0x8000 ? ((crc << 1) ^ 0x8005) & 0xffff : crc << 1;
  }
  return crc !== (((frame[4] ?? 0) << 8) | (frame[5] ?? 0));
};

/**
 * Finds damaged MP3 frames whose headers are intact. For such a frame engines silently output nothing, or silence, and
 * what follows comes too early. Damage to the spectral values alone cannot be told from sound: no checksum
 * covers them.
 */
export class Mp3Damage {
  /** Bytes of main data before the next frame, and how many of them no frame has used yet. */
  #came = 0;
  #left = 0;
  /** Has everything arrived that a frame may reach back to? Not right after a piece begins in the middle of a file. */
  #isWhole = false;
  /** How many bytes before the next frame are zeros in place of data. */
  #zeros = 0;
  /** Has a checksum been right? Some encoders write wrong ones in all frames. */
  #hasChecksums = false;

  /** Frames are missing here. */
  lose(): void {
    this.#came = this.#left = this.#zeros = 0;
    this.#isWhole = true;
  }

  /**
   * Returns a silent frame to replace a damaged one, so that later frames still find their main data in it. Undefined
   * if the frame is intact.
   */
  replaced(frame: Uint8Array): Uint8Array | undefined {
    const header = mpegHeader(frame);
    if (header?.layer !== 3) return undefined;
    const info = sideInfoOf(header, frame);
    const own = mainDataBytes({ header, bytes: frame });
    const available = Math.min(this.#came, farthest(header));
    this.#isWhole ||= info?.begin === 0;
    const isDamaged = !info || this.#isWrong(info, own) || this.#failsCheck(header, frame);
    this.#came += own;
    if (this.#came >= farthest(header)) this.#isWhole = true;
    this.#left = isDamaged ? available + own : info.begin + own - Math.ceil(info.bits / 8);
    this.#zeros = isEmpty(header, frame) ? own : 0;
    return isDamaged ? silenced(frame, header, available) : undefined;
  }

  #failsCheck(header: MpegHeader, frame: Uint8Array): boolean {
    if (!header.crc) return false;
    const isWrong = isChecksumWrong(header, frame);
    this.#hasChecksums ||= !isWrong;
    return isWrong && this.#hasChecksums;
  }

  #isWrong({ begin, bits }: SideInfo, own: number): boolean {
    if (bits > 8 * (begin + own)) return true;
    if (bits === 0 || begin === 0) return false;
    return (this.#isWhole && begin > this.#left) || begin <= this.#zeros;
  }
}

const isEmpty = (header: MpegHeader, frame: Uint8Array): boolean =>
  frame.subarray(sideInfoAt(header)).every((byte) => byte === 0);

/** A copy of the frame without sound, as if the main data of earlier frames were still unused. */
const silenced = (frame: Uint8Array, header: MpegHeader, begin: number): Uint8Array => {
  const silent = frame.slice();
  const at = sideInfoAt(header);
  silent.fill(0, at, at + sideInfoBytes(header));
  silent[at] = header.version === 1 ? begin >> 1 : begin;
  if (header.version === 1) silent[at + 1] = (begin & 1) << 7;
  // The checksum no longer matches.
  return header.crc ? withoutChecksum(silent) : silent;
};

/** Removes the checksum. Its two bytes become unused bytes at the end of the frame. */
const withoutChecksum = (frame: Uint8Array): Uint8Array => {
  const plain = new Uint8Array(frame.length);
  plain.set(frame.subarray(0, 4));
  plain.set(frame.subarray(6), 4);
  plain[1] = (plain[1] as number) | 1;
  return plain;
};
