/** Reads a bit of Vorbis, which starts with the lowest bit of each byte (Vorbis I, section 2.1). */
const bitAt = (bytes: Uint8Array, at: number): number => ((bytes[at >> 3] ?? 0) >> (at & 7)) & 1;

const numberAt = (bytes: Uint8Array, at: number, count: number): number => {
  let value = 0;
  for (let i = count - 1; i >= 0; i--) value = 2 * value + bitAt(bytes, at + i);
  return value;
};

/** Bits of a mode: whether its blocks are long, window type, transform type, mapping. */
const modeBits = 1 + 16 + 16 + 8;
const mostModes = 64;

/**
 * Which of a stream's modes have long blocks. The modes are at the end of the setup header, after tables that only a
 * decoder can read (section 4.2.4). So we search from the end for the zeros in each mode, until we have found as many
 * modes as the count before the first one says.
 */
const modesOf = (setup: Uint8Array): boolean[] => {
  let at = 8 * setup.length - 1;
  // The last set bit ends the header.
  while (at > 0 && bitAt(setup, at) === 0) at--;
  let found: boolean[] = [];
  let modes: boolean[] = [];
  while (modes.length < mostModes) {
    at -= modeBits;
    if (at < 6 || numberAt(setup, at + 1, 32) !== 0 || numberAt(setup, at + 33, 8) > 63) break;
    modes = [bitAt(setup, at) === 1, ...modes];
    if (numberAt(setup, at - 6, 6) + 1 === modes.length) found = modes;
  }
  return found;
};

/**
 * Counts the samples that Vorbis packets decode to: a quarter of the previous block plus a quarter of this one (section
 * 4.3.8). The first packet, and anything that is not a sound packet, counts as 0.
 *
 * @param sizes The byte of the first header that holds both block sizes.
 */
export const vorbisBlocks = (sizes: number, setup: Uint8Array): ((packet: Uint8Array) => number) => {
  const modes = modesOf(setup);
  const modeLength = Math.max(0, 32 - Math.clz32(modes.length - 1));
  const [short, long] = [2 ** (sizes & 15), 2 ** (sizes >> 4)];
  let before: number | undefined;
  return (packet) => {
    if (packet.length === 0 || ((packet[0] as number) & 1) === 1) return 0;
    // Without modes, count every block as long: an upper bound.
    const block = (modes[numberAt(packet, 1, modeLength)] ?? true) ? long : short;
    const samples = before === undefined ? (modes.length > 0 ? 0 : long / 2) : (before + block) / 4;
    before = block;
    return samples;
  };
};
