import { viewOf } from '../../bytes/bytes';
import { mp4Boxes } from './boxes';

/** The part of a track to play, in seconds on mediabunny's timeline of the track's packets. */
export type Mp4Edit = { readonly from: number; readonly to: number };

const find = (body: Uint8Array | undefined, ...path: string[]): Uint8Array | undefined => {
  for (const type of path) body = body && [...mp4Boxes(body)].find((box) => box.type === type)?.body;
  return body;
};

/** `mvhd` and `mdhd` begin alike: version, flags, two times, the time scale and the duration. */
const durationOf = (body: Uint8Array | undefined): { scale: number; duration: number } => {
  if (!body) return { scale: 1, duration: 0 };
  const view = viewOf(body);
  return body[0] === 1
    ? { scale: view.getUint32(20), duration: Number(view.getBigUint64(24)) }
    : { scale: view.getUint32(12), duration: view.getUint32(16) };
};

/**
 * Where a track's sound begins and ends: from its edit list, of which mediabunny reads only the beginning, or from the
 * `iTunSMPB` that iTunes wrote before it wrote edit lists. For a list of several parts, we assume that the first one
 * continues.
 */
export const mp4Edit = (moov: Uint8Array, trackId: number): Mp4Edit => {
  const track = [...mp4Boxes(moov)].find(({ type, body }) => {
    const head = type === 'trak' ? find(body, 'tkhd') : undefined;
    return head && viewOf(head).getUint32(head[0] === 1 ? 20 : 12) === trackId;
  })?.body;
  const movie = durationOf(find(moov, 'mvhd'));
  const media = durationOf(find(track, 'mdia', 'mdhd'));
  const edits = editsOf(find(track, 'edts', 'elst'));
  const first = edits.findIndex(({ start }) => start >= 0);
  const edit = edits[first];
  if (!edit || (edit.start === 0 && edit.duration === 0)) return gaplessOf(moov, media.scale);
  const before = edits.slice(0, first).reduce((sum, { duration }) => sum + duration, 0) / movie.scale;
  if (edits.length > first + 1 || edit.duration === 0) return { from: before, to: Number.POSITIVE_INFINITY };
  const told = before + edit.duration / movie.scale;
  const all = before + (media.duration - edit.start) / media.scale;
  // The movie's time scale is often 1 ms or coarser: an edit that ends within the last tick continues until the end.
  const isAll = Math.abs(all - told) < 1 / movie.scale;
  return { from: before, to: isAll ? all : told };
};

type Edit = { readonly duration: number; readonly start: number };

const editsOf = (body: Uint8Array | undefined): Edit[] => {
  if (!body) return [];
  const view = viewOf(body);
  const wide = body[0] === 1;
  return Array.from(
    { length: Math.min(view.getUint32(4), Math.floor((body.length - 8) / (wide ? 20 : 12))) },
    (_, index) => {
      const at = 8 + index * (wide ? 20 : 12);
      return wide
        ? { duration: Number(view.getBigUint64(at)), start: Number(view.getBigInt64(at + 8)) }
        : { duration: view.getUint32(at), start: view.getInt32(at + 4) };
    },
  );
};

const gapless = /iTunSMPB.{0,32}? [0-9A-F]{8} ([0-9A-F]{8}) ([0-9A-F]{8}) ([0-9A-F]{16})/s;

const gaplessOf = (moov: Uint8Array, rate: number): Mp4Edit => {
  const found = gapless.exec(new TextDecoder('latin1').decode(moov));
  if (!found) return { from: 0, to: Number.POSITIVE_INFINITY };
  const [delay, , length] = found.slice(1).map((digits) => Number.parseInt(digits, 16)) as [number, number, number];
  return { from: delay / rate, to: (delay + length) / rate };
};
