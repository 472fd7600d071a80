import type { Source } from './source';

/** The part of a track that is shown or heard, in seconds on the clock of its packets. */
export type ShownPart = { readonly from: number; readonly to: number };

const whole: ShownPart = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };

/** A larger “moov” box is not a table of contents but damage. */
const mostBytes = 256 * 1024 * 1024;

const read = async (source: Source, from: number, to: number): Promise<DataView> => {
  if (source instanceof Blob) return new DataView(await source.slice(from, to).arrayBuffer());
  const bytes = source instanceof ArrayBuffer ? new Uint8Array(source) : source;
  return new DataView(bytes.slice(from, to).buffer);
};

const typeAt = (view: DataView, at: number): string =>
  String.fromCharCode(...[4, 5, 6, 7].map((i) => view.getUint8(at + i)));

/** The “moov” box of an MP4 or QuickTime film (ISO/IEC 14496-12, section 8.2.1); undefined if there is none. */
const moovOf = async (source: Source): Promise<DataView | undefined> => {
  const length = source instanceof Blob ? source.size : source.byteLength;
  for (let at = 0; at + 8 <= length; ) {
    const head = await read(source, at, at + 16);
    const told = head.getUint32(0);
    const size = told === 1 && head.byteLength === 16 ? Number(head.getBigUint64(8)) : told || length - at;
    if (size < 8) return undefined;
    if (typeAt(head, 0) === 'moov')
      return size <= mostBytes ? read(source, at + (told === 1 ? 16 : 8), at + size) : undefined;
    at += size;
  }
  return undefined;
};

/** The bodies of all boxes at a path of types. */
const find = (view: DataView | undefined, [type, ...path]: readonly string[]): DataView[] => {
  if (!view || type === undefined) return view ? [view] : [];
  const found: DataView[] = [];
  for (let at = 0; at + 8 <= view.byteLength; ) {
    const size = Math.min(view.getUint32(at), view.byteLength - at);
    if (size < 8) break;
    const body = new DataView(view.buffer, view.byteOffset + at + 8, size - 8);
    if (typeAt(view, at) === type) found.push(...find(body, path));
    at += size;
  }
  return found;
};

/** Version 1 of a box has 64-bit times. */
const isWide = (view: DataView): boolean => view.getUint8(0) === 1;

type Edit = { readonly duration: number; readonly start: number };

const editsOf = (list: DataView): Edit[] => {
  const wide = isWide(list);
  const size = wide ? 20 : 12;
  const count = Math.min(list.getUint32(4), Math.floor((list.byteLength - 8) / size));
  return Array.from({ length: count }, (_, i) => {
    const at = 8 + i * size;
    return wide
      ? { duration: Number(list.getBigUint64(at)), start: Number(list.getBigInt64(at + 8)) }
      : { duration: list.getUint32(at), start: list.getInt32(at + 4) };
  });
};

/**
 * The part of a track that its edit list shows (ISO/IEC 14496-12, section 8.6.6). mediabunny (1.61) only reports where
 * the clock begins. A list with several parts is read as if the first one went on to the end.
 */
export const shownPart = async (source: Source, trackId: number): Promise<ShownPart> => {
  const moov = await moovOf(source);
  const track = find(moov, ['trak']).find((each) => {
    const [head] = find(each, ['tkhd']);
    return head?.getUint32(isWide(head) ? 20 : 12) === trackId;
  });
  const [list] = find(track, ['edts', 'elst']);
  const [movie] = find(moov, ['mvhd']);
  if (!list || !movie) return whole;
  const scale = movie.getUint32(isWide(movie) ? 20 : 12) || 1;
  const edits = editsOf(list);
  const first = edits.findIndex(({ start }) => start >= 0);
  const edit = edits[first];
  if (!edit) return whole;
  const from = edits.slice(0, first).reduce((sum, { duration }) => sum + duration, 0) / scale;
  const goesOn = edits.length > first + 1 || edit.duration === 0;
  return { from, to: goesOn ? Number.POSITIVE_INFINITY : from + edit.duration / scale };
};
