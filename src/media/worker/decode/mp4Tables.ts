import { viewOf } from './bytes';
import { mp4Boxes } from './mp4Boxes';

const within = new Set(['trak', 'mdia', 'minf', 'stbl']);

/**
 * Looks at the tables by which mediabunny (1.61) finds a track's frames, as it would loop forever in damaged ones:
 * chunks must be told of in order, and hold frames (ISO/IEC 14496-12, section 8.7.4).
 *
 * @throws Error with a sentence.
 */
export const checkMp4Tables = (body: Uint8Array): void => {
  const boxes = [...mp4Boxes(body)];
  const sizes = boxes.find(({ type }) => type === 'stsz')?.body;
  const frames = sizes && sizes.length >= 12 ? viewOf(sizes).getUint32(8) : Number.POSITIVE_INFINITY;
  for (const box of boxes) {
    if (within.has(box.type)) checkMp4Tables(box.body);
    if (box.type === 'stsc' && !isInOrder(box.body, frames)) {
      throw new Error('this MP4 file is damaged (its table of chunks, “stsc”, is not in order)');
    }
  }
};

/** Entries of three numbers: the first chunk, frames a chunk, and an index. */
const isInOrder = (body: Uint8Array, frames: number): boolean => {
  if (body.length < 8) return false;
  const view = viewOf(body);
  const count = view.getUint32(4);
  if (8 + 12 * count > body.length) return false;
  let last = 0;
  let told = 0;
  let inChunk = 0;
  for (let at = 8; at < 8 + 12 * count; at += 12) {
    const first = view.getUint32(at);
    if (last === 0 ? first !== 1 : first <= last) return false;
    told += (first - last) * inChunk;
    inChunk = view.getUint32(at + 4);
    if (inChunk === 0 || told + inChunk > frames) return false;
    last = first;
  }
  return true;
};
