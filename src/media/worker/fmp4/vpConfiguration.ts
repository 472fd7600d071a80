/** As the codec strings of VP8 and VP9 leave them out: 4:2:0 with chroma beside luma, and the colours of BT.709. */
const usual = { chroma: 1, primaries: 1, transfer: 1, matrix: 1, fullRange: 0 };

/** Eight bits, and level 1, which a player may disregard. */
const usualLevel = 10;
const usualBits = 8;

/**
 * What stands in `vpcC` behind its version and flags: "VP Codec ISO Media File Format Binding", version 1.0
 * (https://www.webmproject.org/vp9/mp4/), 8 bytes.
 *
 * @param codec as in `vp09.00.30.08` or, with colours, `vp09.00.30.08.01.01.01.01.00`; `vp8` alone tells nothing.
 */
export const vpConfiguration = (codec: string): Uint8Array<ArrayBuffer> => {
  const [profile = 0, level = usualLevel, bits = usualBits, ...rest] = codec.split('.').slice(1).map(Number);
  const [
    chroma = usual.chroma,
    primaries = usual.primaries,
    transfer = usual.transfer,
    matrix = usual.matrix,
    fullRange = usual.fullRange,
  ] = rest;
  const bytesOfInitialization = [0, 0];
  const sampling = (bits << 4) | (chroma << 1) | fullRange;
  return Uint8Array.of(profile, level, sampling, primaries, transfer, matrix, ...bytesOfInitialization);
};
