/** How image files begin: the signatures of the WHATWG MIME Sniffing standard, §6.1, and AVIF. */
const signatures: [type: string, offset: number, bytes: number[]][] = [
  ['image/png', 0, [0x89, 0x50, 0x4e, 0x47]],
  ['image/jpeg', 0, [0xff, 0xd8, 0xff]],
  ['image/gif', 0, [0x47, 0x49, 0x46, 0x38]],
  ['image/webp', 8, [0x57, 0x45, 0x42, 0x50]],
  ['image/avif', 4, [0x66, 0x74, 0x79, 0x70, 0x61, 0x76, 0x69]],
  ['image/bmp', 0, [0x42, 0x4d]],
  ['image/x-icon', 0, [0x00, 0x00, 0x01, 0x00]],
];

/** The type of an image file, from its bytes; undefined if they are not an image. */
export const sniffImage = (bytes: Uint8Array): string | undefined => {
  const found = signatures.find(([, offset, signature]) => signature.every((byte, i) => bytes[offset + i] === byte));
  if (found) return found[0];
  const start = new TextDecoder().decode(bytes.subarray(0, 512));
  return /^\s*(?:<\?xml[^>]*>\s*|<!--[\s\S]*?-->\s*|<!DOCTYPE svg[^>]*>\s*)*<svg[\s>]/i.test(start)
    ? 'image/svg+xml'
    : undefined;
};
