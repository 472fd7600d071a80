import { ALL_FORMATS, BlobSource, Input } from 'mediabunny';
import type { Report } from '../../shared/messages';
import { viewOf } from '../bytes/bytes';
import { checkMp4Tables } from '../formats/mp4/tables';
import { ebmlHead } from '../formats/webm/ebml';
import { WebmElements } from '../formats/webm/elements';
import { openWebmMovie } from '../formats/webm/movie-reader';
import { ids } from '../formats/webm/write';
import { remadeFilm, withoutTransport } from './remade-film';

/** The boxes that MP4 and QuickTime files begin with. */
const mp4Starts = new Set(['ftyp', 'moov', 'mdat', 'wide', 'free']);

/** More than any film's `moov` box needs, in bytes: hours of frames take a few megabytes. */
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

/** Encodes an element's size in as many bytes as it had before. */
const sizeOf = (size: number, length: number): Uint8Array<ArrayBuffer> => {
  const bytes = Uint8Array.from({ length }, (_, i) => Math.floor(size / 256 ** (length - 1 - i)) % 256);
  bytes[0] = (bytes[0] as number) | (0x80 >> (length - 1));
  return bytes;
};

/** A wrong size in a file: where it is, how many bytes it takes, and what it should be. */
type Size = { readonly at: number; readonly length: number; readonly size: number };

/** How far a WebM file can be read, and the corrected size of the cluster that it breaks off in. */
const endOfWebm = async (file: Blob, from: number): Promise<{ end: number; cluster?: Size }> => {
  const headAt = async (at: number) => ebmlHead(await bytesAt(file, at, 12));
  for (let at = from; ; ) {
    const head = await headAt(at);
    if (!head) return { end: at };
    const body = at + head.headLength;
    // An element of unknown size ends where another one begins; it is read as it is.
    if (head.size === undefined) return { end: file.size };
    if (body + head.size <= file.size) {
      at = body + head.size;
      continue;
    }
    if (head.id !== ids.cluster) return { end: at };
    let end = body;
    for (;;) {
      const block = await headAt(end);
      if (block?.size === undefined || end + block.headLength + block.size > file.size) break;
      end += block.headLength + block.size;
    }
    return { end, cluster: { at: at + 4, length: head.headLength - 4, size: end - body } };
  }
};

/**
 * Repairs a WebM file that was cut off: ends it after its last whole block and corrects its sizes. mediabunny (1.61)
 * reads nothing from an incomplete cluster, and loops forever at the end of a segment that claims to be longer.
 */
const mendWebm = async (file: Blob): Promise<Blob> => {
  const first = ebmlHead(await bytesAt(file, 0, 12));
  const at = first?.size === undefined ? 0 : first.headLength + first.size;
  const segment = at > 0 && ebmlHead(await bytesAt(file, at, 12));
  if (!segment || segment.id !== ids.segment) return file;
  const body = at + segment.headLength;
  if (segment.size === undefined || body + segment.size <= file.size) return file;
  const { end, cluster } = await endOfWebm(file, body);
  const sizes = [{ at: at + 4, length: segment.headLength - 4, size: end - body }, ...(cluster ? [cluster] : [])];
  const parts: BlobPart[] = [];
  let done = 0;
  for (const { at, length, size } of sizes) {
    parts.push(file.slice(done, at), sizeOf(size, length));
    done = at + length;
  }
  return new Blob([...parts, file.slice(done, end)]);
};

/** Files larger than this, in bytes, are not scanned for damage: scanning takes a second per gigabyte. */
const mostLookedThrough = 256 * 1024 * 1024;
const lookedAtOnce = 4 * 1024 * 1024;

/** Scans a WebM file for damage: mediabunny skips what is damaged without reporting it. */
const isDamagedWebm = async (file: Blob): Promise<boolean> => {
  if (file.size > mostLookedThrough) return false;
  const elements = new WebmElements();
  try {
    for (let at = 0; at < file.size && elements.damages === 0; at += lookedAtOnce)
      for (const _ of elements.push(await bytesAt(file, at, lookedAtOnce)));
  } catch {
    // Whoever reads the file reports why it cannot be read.
    return false;
  }
  return elements.damages > 0;
};

/** A film in the form that mediabunny reads. */
export type ReadableFilm = {
  readonly film: Blob;
  readonly source: BlobSource;
  /** What was wrong with it; '' if nothing was. */
  readonly problem: string;
};

/** No one asks for the same bytes this many times in a row, except in an endless loop. */
const endless = 100;

/**
 * mediabunny (1.61) looks for what follows damaged bytes of a WebM or Matroska file. If nothing follows, it asks for
 * the last eight of them forever; this source then reports the end of the file. mediabunny has no public way to
 * see what it asks for, hence `_read`.
 */
const endingSource = (film: Blob): BlobSource => {
  const source = new BlobSource(film);
  const inner = source as unknown as { _read(start: number, end: number, ...more: unknown[]): unknown };
  const read = inner._read.bind(source);
  let [last, times] = [Number.NaN, 0];
  inner._read = (start, end, ...more) => {
    times = start === last ? times + 1 : 0;
    last = start;
    return times > endless ? null : read(start, end, ...more);
  };
  return source;
};

/**
 * Prepares a film for mediabunny: refuses what it would loop in, reads a cut-off film as far as it goes, and remakes a
 * transport stream or a damaged WebM as an MP4. A film that needs none of this is returned as it is.
 *
 * @param wanted For `'pictures'`, no sound is decoded.
 * @throws Error with a sentence.
 */
export const readableFilm = async (
  file: Blob,
  wanted: 'film' | 'pictures' = 'film',
  report: Report = () => {},
): Promise<ReadableFilm> => {
  const start = await bytesAt(file, 0, 8);
  const open = (film: Blob, problem = '') => ({ film, source: endingSource(film), problem });
  if (start.length >= 4 && viewOf(start).getUint32(0) === ids.ebml) {
    const remade = (await isDamagedWebm(file))
      ? await remadeFilm(file, { formats: { webm: openWebmMovie }, wanted }, report).catch(() => undefined)
      : undefined;
    return remade ? open(remade.film, remade.problem) : open(await mendWebm(file));
  }
  if (mp4Starts.has(String.fromCharCode(...start.subarray(4, 8)))) await checkMp4(file);
  else {
    const { film, problem } = await withoutTransport(file, wanted, report);
    return open(film, problem);
  }
  return open(file);
};

/** An open film. */
export type FilmInput = {
  readonly input: Input;
  /** Did it have to be remade first? */
  readonly isRemade: boolean;
  /** What was wrong with it; '' if nothing was. */
  readonly problem: string;
};

/**
 * Opens a film.
 *
 * @param report Receives the share that has been read. For a film that is remade, it reaches 1 before this settles.
 * @throws Error with a sentence.
 */
export const openFilm = async (file: Blob, report: Report = () => {}): Promise<FilmInput> => {
  const { film, source, problem } = await readableFilm(file, 'film', report).catch((error: Error) => {
    // Messages about a stream's chunk do not begin a sentence.
    throw /^[a-z]/.test(error.message) ? new Error(`This film could not be read: ${error.message}.`) : error;
  });
  const isRemade = film !== file;
  if (!isRemade) source.onread = (_, end) => report(end / film.size);
  return { input: new Input({ source, formats: ALL_FORMATS }), isRemade, problem };
};
