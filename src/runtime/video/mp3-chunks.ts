/** Does an MP3 file begin like this: with a tag, or with a Layer III frame? */
export const startsLikeMp3 = (head: Uint8Array): boolean => {
  const [a = 0, b = 0] = head;
  return String.fromCharCode(...head.subarray(0, 3)) === 'ID3' || (a === 255 && (b & 0xe6) === 0xe2);
};

const kilobits = {
  1: [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  2: [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
};

/** Cuts an MP3 file into pieces of whole frames, each about this long. The first includes what precedes its frames. */
export async function* mp3Chunks(file: Blob, seconds: number): AsyncGenerator<Blob, void, void> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let [from, at, length] = [0, endOfTag(bytes), 0];
  while (at < bytes.length) {
    const frame = frameAt(bytes, at);
    at += frame?.bytes ?? 1;
    length += frame?.seconds ?? 0;
    if (length < seconds && at < bytes.length) continue;
    yield new Blob([bytes.subarray(from, at)], { type: 'audio/mpeg' });
    [from, length] = [at, 0];
  }
}

/** An ID3v2 tag may hold an image, and so bytes that look like a frame. Its length has seven bits per byte. */
const endOfTag = (bytes: Uint8Array): number => {
  if (String.fromCharCode(...bytes.subarray(0, 3)) !== 'ID3') return 0;
  return 10 + bytes.subarray(6, 10).reduce((size, each) => size * 128 + (each & 127), 0);
};

/** The size and duration of a frame, from what its header says. */
const frameAt = (bytes: Uint8Array, at: number): { bytes: number; seconds: number } | undefined => {
  const [sync = 0, kind = 0, rates = 0] = bytes.subarray(at, at + 3);
  const version = kind & 8 ? 1 : 2;
  const rate = ([44_100, 48_000, 32_000][(rates >> 2) & 3] ?? 0) / (kind & 16 ? version : 4);
  const bits = (kilobits[version][rates >> 4] ?? 0) * 1000;
  if (sync !== 255 || (kind & 0xe6) !== 0xe2 || rate === 0 || bits === 0) return undefined;
  return { bytes: Math.floor((144 * bits) / version / rate) + ((rates >> 1) & 1), seconds: 1152 / version / rate };
};
