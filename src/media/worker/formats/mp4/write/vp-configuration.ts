/** Defaults for what VP8 and VP9 codec strings may omit: 4:2:0 with chroma sited beside luma, and BT.709 colours. */
const usual = { chroma: 1, primaries: 1, transfer: 1, matrix: 1, fullRange: 0 };

/** Eight bits, and level 1, which players may ignore. */
const usualLevel = 10;
const usualBits = 8;

/**
 * The content of `vpcC` after its version and flags, 8 bytes: "VP Codec ISO Media File Format Binding", version 1.0
 * (https://www.webmproject.org/vp9/mp4/).
 *
 * @param codec Such as `vp09.00.30.08` or, with colours, `vp09.00.30.08.01.01.01.01.00`; `vp8` alone uses the defaults.
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
