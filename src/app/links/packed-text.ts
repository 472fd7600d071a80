/** Text in the fragment of a link: deflated, as base64url, with a checksum beside it. The page begins with it; what packs comes later. */

/** Maximum length of a link, in characters. Browsers accept about this much, Chromium twice as much. */
export const linkLimit = 1024 * 1024;

/** The most that a link unpacks to, in bytes. */
export const unpackedLimit = 2 * 1024 * 1024;

/** FNV-1a, 32 bits. */
export const checksum = (bytes: Uint8Array): string => {
  let sum = 0x811c9dc5;
  for (const byte of bytes) sum = Math.imul(sum ^ byte, 0x01000193);
  return (sum >>> 0).toString(36);
};

/** Undoes `pack`. @throws if the text is not what was packed, by its checksum */
export const unpack = async (value: string, sum: string | undefined): Promise<string> => {
  if (value.length > linkLimit * 3) throw new RangeError(overMillion);
  // Undo what programs do to links: spaces and line breaks within, punctuation at the end, percent-encoding.
  const base64 = readName(value)
    .replace(/\s+/g, '')
    .replace(/[^\w-]+$/, '')
    .replaceAll('-', '+')
    .replaceAll('_', '/');
  if (base64 === '') throw new Error('empty');
  if (base64.length > linkLimit) throw new RangeError(overMillion);
  const binary = atob(base64);
  const packed = new Uint8Array(binary.length);
  for (let at = 0; at < packed.length; at++) packed[at] = binary.charCodeAt(at);
  const bytes = await inflate(packed);
  if (sum && sum !== checksum(bytes)) throw new Error('changed');
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
};

const overMillion = 'This link is over a million characters long, which is more than the page opens.';

const tooLong = 'The code in this link is over 2 MB, which is more than the page opens.';

/** Inflates piece by piece, so that a small link cannot unpack to more than the page can hold. */
const inflate = (packed: Uint8Array): Promise<Uint8Array<ArrayBuffer>> => {
  let at = 0;
  const pieces = new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull(controller) {
      if (at < packed.length) controller.enqueue(packed.slice(at, at + 1024));
      else controller.close();
      at += 1024;
    },
  });
  return readAll(pieces.pipeThrough(new DecompressionStream('deflate-raw')));
};

/** @throws {RangeError} as soon as the stream exceeds `unpackedLimit`: a small link can still unpack to a lot */
export const readAll = async (stream: ReadableStream<Uint8Array>): Promise<Uint8Array<ArrayBuffer>> => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = stream.getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    chunks.push(read.value);
    size += read.value.length;
    if (size <= unpackedLimit) continue;
    void reader.cancel().catch(() => {});
    throw new RangeError(tooLong);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
};

/** Undoes percent-encoding, if that is what it is. */
export const readName = (value: string): string => {
  try {
    return decodeURIComponent(value.replaceAll('+', ' '));
  } catch {
    return value;
  }
};
