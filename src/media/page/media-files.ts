import * as Comlink from 'comlink';
import type { Cut, MovieFormat, SoundFormat } from '../shared/capture-messages';
import type { Made } from '../shared/messages';
import { decodeOnPage } from './decode-on-page';
import type { SoundPiece } from './devices/capture';
import { typeByBytes } from './file-type';
import { withMediaWorker } from './media-worker';

/** The format of a file's sound after a cut, by the file's type: the same again, where we can write it. */
const soundFormats: Readonly<Record<string, SoundFormat>> = {
  'audio/wav': 'wav',
  'audio/mpeg': 'mp3',
  'video/webm': 'webm',
};

const renamed = (file: Blob, before: File, format: string, type = file.type): File =>
  new File([file], `${before.name.replace(/\.[^.]*$/, '') || 'file'}.${format}`, { type });

const endings = { wav: /\.wave?$/i, mp3: /\.mp3$/i, webm: /\.webm$/i, mp4: /\.m(?:p4|4v)$/i };

/** A file that already has the format, renamed if its extension says otherwise: other programs may go by that. */
const as = (file: File, format: SoundFormat | MovieFormat, type: string): File =>
  endings[format].test(file.name) ? file : renamed(file, file, format, type);

/** How work on a file reports to the person who waits for it, and how it is cancelled. */
export type FileWork = {
  signal?: AbortSignal | undefined;
  /** What the file was given as: a sound or a film. */
  kind?: 'audio' | 'video';
  onProgress?: ((share: number) => void) | undefined;
  /** Called with a sentence if a part of the file could not be read. */
  lost?: ((message: string) => void) | undefined;
};

const jobOn = (file: Blob, { signal, onProgress }: FileWork) => ({ bytes: file.size, signal, onProgress });

/** Only reads files whose type allows for pictures. */
const isFilm = async (file: File, type: string | undefined, { signal }: FileWork): Promise<boolean> =>
  type?.startsWith('video/') === true &&
  withMediaWorker((worker) => worker.hasPicture(file), { bytes: file.size, signal });

/** A cut must be complete; a whole file may have gaps. @throws Error with a sentence. */
const taken = ({ file, lost, short }: Made, part: Cut | undefined, work: FileWork): Blob => {
  if (part && short) throw new Error(lost);
  if (lost) work.lost?.(lost);
  return file;
};

const soundFile = async (file: File, format: SoundFormat, part: Cut | undefined, work: FileWork): Promise<File> => {
  const made = await withMediaWorker(
    (worker, report) =>
      worker.soundFile(file, format, part, Comlink.proxy(decodeOnPage) as typeof decodeOnPage, report),
    jobOn(file, work),
  );
  return renamed(taken(made, part, work), file, format);
};

const movieFile = async (file: File, format: MovieFormat, part: Cut | undefined, work: FileWork): Promise<File> => {
  const made = await withMediaWorker(
    (worker, report) => worker.movieFile(file, format, part, report),
    jobOn(file, work),
  );
  return renamed(taken(made, part, work), file, format);
};

/**
 * Cuts a part out of a sound or a film: from `from` up to, but not including, `to`, in seconds. An infinite `to` means
 * the end. WAV, MP3 and WebM keep their format; other sounds become WAV, other films MP4. WAV is cut at the exact
 * sample.
 *
 * @throws Error with a sentence.
 */
export const cutMedia = async (file: File, from: number, to: number, work: FileWork = {}): Promise<File> => {
  if (!(from >= 0 && to > from)) {
    throw new Error(`The part from ${from} s to ${to} s cannot be cut out. Its end has to lie behind its beginning.`);
  }
  const type = await typeByBytes(file, 'video');
  if (await isFilm(file, type, work))
    return movieFile(file, type === 'video/webm' ? 'webm' : 'mp4', { from, to }, work);
  return soundFile(file, soundFormats[type ?? ''] ?? 'wav', { from, to }, work);
};

/**
 * Converts a sound or a film to another format. Returns the file itself if its bytes show that it already has that
 * format. WAV and MP3 hold sound only, MP4 is for films, and WebM holds whichever the file is.
 *
 * @throws Error with a sentence.
 */
export const convertMedia = async (
  file: File,
  format: SoundFormat | MovieFormat,
  work: FileWork = {},
): Promise<File> => {
  const type = await typeByBytes(file, 'video');
  if (format === 'mp4') return type === 'video/mp4' ? as(file, format, type) : movieFile(file, format, undefined, work);
  if (type && soundFormats[type] === format) return as(file, format, type);
  if (format === 'webm' && (await isFilm(file, type, work))) return movieFile(file, format, undefined, work);
  try {
    return await soundFile(file, format, undefined, work);
  } catch (error) {
    // If the file was given as a film, fail with the reason why it is not one.
    if (format !== 'webm' || work.kind !== 'video') throw error;
    return movieFile(file, format, undefined, work);
  }
};

/** Decodes all the sound of a file: one `Float32Array` per channel. Rejects with a sentence. */
export const decodeSound = async (file: Blob, work: FileWork = {}): Promise<SoundPiece> => {
  const { lost, ...sound } = await withMediaWorker(
    (worker, report) => worker.decodeSound(file, Comlink.proxy(decodeOnPage) as typeof decodeOnPage, report),
    jobOn(file, work),
  );
  if (lost) work.lost?.(lost);
  return sound;
};
