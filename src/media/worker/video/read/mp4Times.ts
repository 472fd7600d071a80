import { viewOf } from '../../decode/bytes';
import { mp4Boxes } from '../../decode/mp4Boxes';

const within = new Set(['trak', 'mdia', 'minf', 'stbl']);
/** Tables that tell times for runs of frames (ISO/IEC 14496-12, 8.6.1). */
const runs = new Set(['stts', 'ctts']);
/** Writers are wrong by a few frames. */
const slack = 1000;

/**
 * Looks at the tables that mediabunny (1.61) unfolds: in damaged ones, it would do so for billions of frames.
 *
 * @throws Error with a sentence.
 */
export const checkMp4Times = (body: Uint8Array): void => {
  const boxes = [...mp4Boxes(body)];
  const sizes = boxes.find(({ type }) => type === 'stsz')?.body;
  const frames = sizes && sizes.length >= 12 ? viewOf(sizes).getUint32(8) : Number.POSITIVE_INFINITY;
  const isListed = sizes && sizes.length >= 12 && viewOf(sizes).getUint32(4) === 0;
  if (isListed && 12 + 4 * frames > sizes.length)
    throw new Error('this MP4 file is damaged (its table of sizes, “stsz”, is cut off)');
  for (const box of boxes) {
    if (within.has(box.type)) checkMp4Times(box.body);
    if (runs.has(box.type) && framesOf(box.body) > frames + slack) {
      throw new Error(
        `this MP4 file is damaged (its table of times, “${box.type}”, tells of more frames than there are)`,
      );
    }
  }
};

/** Entries of two numbers, of which the first is a count. */
const framesOf = (body: Uint8Array): number => {
  if (body.length < 8) return 0;
  const view = viewOf(body);
  const end = Math.min(body.length - 7, 8 + 8 * view.getUint32(4));
  let frames = 0;
  for (let at = 8; at < end; at += 8) frames += view.getUint32(at);
  return frames;
};
