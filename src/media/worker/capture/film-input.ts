import { ALL_FORMATS, BlobSource, Input } from 'mediabunny';
import { viewOf } from '../decode/bytes';
import { ebmlHead } from '../decode/ebml';
import { checkMp4Tables } from '../decode/mp4Tables';
import { ids } from '../webm';

/** More than any film's description: hours of frames take a few megabytes. */
const largestMoov = 256 * 1024 * 1024;

const bytesAt = async (file: Blob, from: number, length: number): Promise<Uint8Array> =>
  new Uint8Array(await file.slice(from, from + length).arrayBuffer());

/** Checks the tables of an MP4 or QuickTime file before mediabunny reads them. */
const checkMp4 = async (file: Blob): Promise<void> => {
  for (let at = 0; at + 8 <= file.size; ) {
    const head = await bytesAt(file, at, 16);
    let size = viewOf(head).getUint32(0);
    if (size === 1 && head.length === 16) size = Number(viewOf(head).getBigUint64(8));
    if (size < 8) return;
    if (String.fromCharCode(...head.subarray(4, 8)) === 'moov') {
      if (size > largestMoov) throw new Error('this MP4 file is damaged (its “moov” box is too large)');
      checkMp4Tables((await bytesAt(file, at, size)).subarray(8), file.size);
      return;
    }
    at += size;
  }
};

/** Writes a size in as many bytes as it had. */
const sizeOf = (size: number, length: number): Uint8Array<ArrayBuffer> => {
  const bytes = Uint8Array.from({ length }, (_, i) => Math.floor(size / 256 ** (length - 1 - i)) % 256);
  bytes[0] = (bytes[0] as number) | (0x80 >> (length - 1));
  return bytes;
};

/** A WebM file that was cut off within a cluster, of which mediabunny reads nothing: up to its last whole block. */
const mendWebm = async (file: Blob): Promise<Blob> => {
  const headAt = async (at: number) => ebmlHead(await bytesAt(file, at, 12));
  for (let at = 0; at < file.size; ) {
    const head = await headAt(at);
    if (!head) return file;
    const from = at + head.headLength;
    if (head.id === ids.segment) {
      at = from;
      continue;
    }
    if (head.size === undefined || from + head.size <= file.size) {
      // One of unknown size ends where another begins; it is read as it is.
      if (head.size === undefined) return file;
      at = from + head.size;
      continue;
    }
    if (head.id !== ids.cluster) return file.slice(0, at);
    let end = from;
    for (;;) {
      const block = await headAt(end);
      if (block?.size === undefined || end + block.headLength + block.size > file.size) break;
      end += block.headLength + block.size;
    }
    const length = head.headLength - 4;
    return new Blob([file.slice(0, from - length), sizeOf(end - from, length), file.slice(from, end)]);
  }
  return file;
};

/**
 * A film as mediabunny reads it: what it would loop in is refused, and what was cut off is read as far as it came.
 *
 * @throws Error with a sentence.
 */
export const openFilm = async (file: Blob): Promise<Input> => {
  const start = await bytesAt(file, 0, 8);
  const isWebm = start.length >= 4 && viewOf(start).getUint32(0) === ids.ebml;
  const type = String.fromCharCode(...start.subarray(4, 8));
  if (type === 'ftyp' || type === 'moov' || type === 'mdat' || type === 'wide' || type === 'free') await checkMp4(file);
  const source = new BlobSource(isWebm ? await mendWebm(file) : file);
  return new Input({ source, formats: ALL_FORMATS });
};
