import { viewOf } from './bytes';
import { mp4Boxes } from './mp4Boxes';

const within = new Set(['trak', 'edts', 'mdia', 'minf', 'stbl']);

/** Tables of a count and entries of one length: where the count stands, and how many bytes an entry has. */
const tables: Readonly<Record<string, (body: Uint8Array) => { countAt: number; entry: number }>> = {
  stts: () => ({ countAt: 4, entry: 8 }),
  ctts: () => ({ countAt: 4, entry: 8 }),
  stsc: () => ({ countAt: 4, entry: 12 }),
  stss: () => ({ countAt: 4, entry: 4 }),
  stco: () => ({ countAt: 4, entry: 4 }),
  co64: () => ({ countAt: 4, entry: 8 }),
  stsz: (body) => ({ countAt: 8, entry: viewOf(body).getUint32(4) === 0 ? 4 : 0 }),
  elst: (body) => ({ countAt: 4, entry: body[0] === 1 ? 20 : 12 }),
};

const least = 8;

/** So many frames more than a track has may be told of by writers that count carelessly. */
const slack = 16;

const damaged = (type: string, how: string): Error =>
  new Error(`this MP4 file is damaged (its table “${type}” ${how})`);

/**
 * Looks at the tables by which mediabunny (1.61) finds a track's frames, as it would loop for ever in damaged ones: each
 * has room for its entries, none tells of more frames than there are, and chunks are told of in order, and hold frames
 * (ISO/IEC 14496-12, sections 8.6 and 8.7).
 *
 * @param fileSize In bytes, where it is known: frames of one size take no more.
 * @throws Error with a sentence.
 */
export const checkMp4Tables = (body: Uint8Array, fileSize = Number.POSITIVE_INFINITY): void => {
  const boxes = [...mp4Boxes(body)];
  for (const box of boxes) {
    if (within.has(box.type)) checkMp4Tables(box.body, fileSize);
    const shape = box.body.length >= least ? tables[box.type]?.(box.body) : undefined;
    if (!shape) continue;
    const { countAt, entry } = shape;
    if (box.body.length < countAt + 4) throw damaged(box.type, 'is cut off');
    const count = viewOf(box.body).getUint32(countAt);
    if (countAt + 4 + entry * count > box.body.length) throw damaged(box.type, 'tells of more entries than it has');
  }
  const sizes = boxes.find(({ type }) => type === 'stsz')?.body;
  if (!sizes || sizes.length < 12) return;
  const [size, frames] = [viewOf(sizes).getUint32(4), viewOf(sizes).getUint32(8)];
  if (size * frames > fileSize) throw damaged('stsz', 'tells of more than the file holds');
  for (const { type, body: table } of boxes) {
    if (type === 'stsc' && !isInOrder(table, frames)) throw damaged(type, 'is not in order');
    if ((type === 'stts' || type === 'ctts') && framesOf(table) > frames + slack) {
      throw damaged(type, 'tells of more frames than there are');
    }
  }
};

/** Entries of two numbers: how many frames, and what is said of them. */
const framesOf = (body: Uint8Array): number => {
  const view = viewOf(body);
  let frames = 0;
  for (let at = 8; at + 8 <= body.length && at < 8 + 8 * view.getUint32(4); at += 8) frames += view.getUint32(at);
  return frames;
};

/** Entries of three numbers: the first chunk, frames a chunk, and an index. */
const isInOrder = (body: Uint8Array, frames: number): boolean => {
  if (body.length < 8) return false;
  const view = viewOf(body);
  const count = view.getUint32(4);
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
