import { readAll } from './packed-text';

/** Deflates without a header. */
export const pack = async (bytes: Uint8Array<ArrayBuffer>): Promise<string> => {
  const packed = await readAll(new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw')));
  let binary = '';
  // In pieces, because engines limit the number of arguments.
  for (let at = 0; at < packed.length; at += 0x8000) {
    binary += String.fromCharCode(...packed.subarray(at, at + 0x8000));
  }
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
};
