import { inflateSync } from 'node:zlib';

/** Reads a PNG of 8 bits and three channels. */
export const readPng = (bytes) => {
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  const parts = [];
  for (let at = 8; at < bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at)));
  }
  const lines = inflateSync(Buffer.concat(parts));
  const length = width * 3;
  const data = new Uint8Array(length * height);
  for (let y = 0; y < height; y++) {
    const filter = lines[y * (length + 1)];
    for (let x = 0; x < length; x++) {
      const left = x < 3 ? 0 : data[y * length + x - 3];
      const up = y === 0 ? 0 : data[(y - 1) * length + x];
      const corner = x < 3 || y === 0 ? 0 : data[(y - 1) * length + x - 3];
      const [a, b, c] = [left, up, corner].map((each) => Math.abs(left + up - corner - each));
      const paeth = a <= b && a <= c ? left : b <= c ? up : corner;
      data[y * length + x] =
        lines[y * (length + 1) + 1 + x] + [0, left, up, Math.floor((left + up) / 2), paeth][filter];
    }
  }
  return { width, height, data };
};
