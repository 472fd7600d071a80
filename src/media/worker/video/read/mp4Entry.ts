import { viewOf } from '../../decode/bytes';
import { mp4Boxes } from '../../decode/mp4Boxes';

const find = (body: Uint8Array | undefined, ...path: string[]): Uint8Array | undefined => {
  for (const type of path) body = body && [...mp4Boxes(body)].find((box) => box.type === type)?.body;
  return body;
};

/** Bytes of a VisualSampleEntry before the boxes in it (ISO/IEC 14496-12, 12.1.3). */
const entryBytes = 78;
const described = new Set(['avcC', 'hvcC', 'vpcC', 'av1C']);

/** The body of the box in which a track's first sample entry holds its codec's configuration. */
export const mp4Description = (moov: Uint8Array, trackId: number): Uint8Array | undefined => {
  const track = [...mp4Boxes(moov)].find(({ type, body }) => {
    const head = type === 'trak' ? find(body, 'tkhd') : undefined;
    return head && viewOf(head).getUint32(head[0] === 1 ? 20 : 12) === trackId;
  })?.body;
  const entries = find(track, 'mdia', 'minf', 'stbl', 'stsd');
  const [entry] = entries ? mp4Boxes(entries.subarray(8)) : [];
  const boxes = entry ? [...mp4Boxes(entry.body.subarray(entryBytes))] : [];
  return boxes.find(({ type }) => described.has(type))?.body.slice();
};
