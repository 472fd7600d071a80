import { viewOf } from '../../bytes/bytes';
import { mp4Boxes } from './boxes';

const within = new Set(['trak', 'edts', 'mdia', 'minf', 'stbl']);

/** Tables of a count and fixed-size entries: the offset of the count, and the bytes per entry. */
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

/** Careless writers may list this many frames more than a track has. */
const slack = 16;

const damaged = (type: string, how: string): Error =>
  new Error(`this MP4 file is damaged (its table “${type}” ${how})`);

/**
 * Checks the tables by which mediabunny (1.61) finds a track's frames, since damaged ones could make it loop forever.
 * Each table must have room for its entries and list no more frames than there are; chunks must be in order and contain
 * frames (ISO/IEC 14496-12, sections 8.6 and 8.7).
 *
 * @param fileSize In bytes, if known: frames of one size take up no more.
 * @throws Error with a sentence.
 */
export const checkMp4Tables = (body: Uint8Array, fileSize = Number.POSITIVE_INFINITY): void => {
  const boxes = [...mp4Boxes(body)];
  const view = viewOf(body);
  let at = 0;
  for (const box of boxes) {
    if (view.getUint32(at) > body.length - at) throw damaged(box.type, 'is larger than the box that it stands in');
    at += 8 + box.body.length;
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

/** Sums up the counts of a table whose entries are two numbers: how many frames, and a value for them. */
const framesOf = (body: Uint8Array): number => {
  const view = viewOf(body);
  let frames = 0;
  for (let at = 8; at + 8 <= body.length && at < 8 + 8 * view.getUint32(4); at += 8) frames += view.getUint32(at);
  return frames;
};

/** Entries of three numbers: the first chunk, frames per chunk, and an index. */
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
