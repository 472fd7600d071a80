/** Codec strings according to RFC 6381, from the contents of configuration boxes. */

const hex = (byte: number | undefined): string => (byte ?? 0).toString(16).padStart(2, '0');
const two = (value: number): string => String(value).padStart(2, '0');

/** ISO/IEC 14496-15, E.2. */
export const avcCodec = (avcC: Uint8Array): string => `avc1.${hex(avcC[1])}${hex(avcC[2])}${hex(avcC[3])}`;

/** ISO/IEC 14496-15, E.3: profile, compatibility flags in reverse bit order, tier and level, constraints. */
export const hevcCodec = (hvcC: Uint8Array): string => {
  const head = hvcC[1] ?? 0;
  const space = ['', 'A', 'B', 'C'][head >> 6];
  let flags = 0;
  for (let bit = 0; bit < 32; bit++) flags = 2 * flags + (((hvcC[2 + ((31 - bit) >> 3)] ?? 0) >> (bit & 7)) & 1);
  const constraints = [...hvcC.subarray(6, 12)];
  while (constraints.at(-1) === 0) constraints.pop();
  const parts = [`${space}${head & 31}`, flags.toString(16), `${head & 32 ? 'H' : 'L'}${hvcC[12] ?? 0}`];
  return ['hvc1', ...parts, ...constraints.map((byte) => byte.toString(16).toUpperCase())].join('.');
};

/** https://aomediacodec.github.io/av1-isobmff/#codecsparam, without its optional parts. */
export const av1Codec = (av1C: Uint8Array): string => {
  const [, second = 0, third = 0] = av1C;
  const depth = third & 0x40 ? (third & 0x20 ? 12 : 10) : 8;
  return `av01.${second >> 5}.${two(second & 31)}${third & 0x80 ? 'H' : 'M'}.${two(depth)}`;
};

/** https://www.webmproject.org/vp9/mp4/#codecs-parameter-string, without its optional parts. */
export const vp9Codec = (vpcC: Uint8Array): string =>
  `vp09.${two(vpcC[4] ?? 0)}.${two(vpcC[5] ?? 0)}.${two((vpcC[6] ?? 0) >> 4)}`;
