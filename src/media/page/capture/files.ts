import * as Comlink from 'comlink';
import type { Cut, MovieFormat, SoundFormat } from '../../capture/contract';
import { decodeOnPage } from '../decodeOnPage';
import { typeByBytes } from '../file-type';
import { withMediaWorker } from '../mediaWorker';
import type { SoundPiece } from './capture';

/** What files of sound and of film are made into when they are cut, by their types: the same again, where that can be. */
const soundFormats: Readonly<Record<string, SoundFormat>> = {
  'audio/wav': 'wav',
  'audio/mpeg': 'mp3',
  'video/webm': 'webm',
};

const renamed = (file: Blob, before: File, format: string, type = file.type): File =>
  new File([file], `${before.name.replace(/\.[^.]*$/, '') || 'file'}.${format}`, { type });

const endings = { wav: /\.wave?$/i, mp3: /\.mp3$/i, webm: /\.webm$/i, mp4: /\.m(?:p4|4v)$/i };

/** A file that has the format, by a name that says so too: a program that is given it may go by that. */
const as = (file: File, format: SoundFormat | MovieFormat, type: string): File =>
  endings[format].test(file.name) ? file : renamed(file, file, format, type);

/** What a person sees of work on a file, and how it is called off. */
export type FileWork = {
  signal?: AbortSignal | undefined;
  onProgress?: ((share: number) => void) | undefined;
  /** A part of the file could not be read. Called with a sentence. */
  lost?: ((message: string) => void) | undefined;
};

const jobOn = (file: Blob, { signal, onProgress }: FileWork) => ({ bytes: file.size, signal, onProgress });

/** Only what may hold pictures is asked whether it does. */
const isFilm = async (file: File, type: string | undefined, { signal }: FileWork): Promise<boolean> =>
  type?.startsWith('video/') === true &&
  withMediaWorker((worker) => worker.hasPicture(file), { bytes: file.size, signal });

const soundFile = async (file: File, format: SoundFormat, part: Cut | undefined, work: FileWork): Promise<File> => {
  const made = await withMediaWorker(
    (worker, report) =>
      worker.soundFile(file, format, part, Comlink.proxy(decodeOnPage) as typeof decodeOnPage, report),
    jobOn(file, work),
  );
  if (made.lost) work.lost?.(made.lost);
  return renamed(made.file, file, format);
};

const movieFile = async (file: File, format: MovieFormat, part: Cut | undefined, work: FileWork): Promise<File> => {
  const made = await withMediaWorker(
    (worker, report) => worker.movieFile(file, format, part, report),
    jobOn(file, work),
  );
  if (made.lost) work.lost?.(made.lost);
  return renamed(made.file, file, format);
};

/**
 * Cuts a part out of a sound or a film, from one second to before another, or to the end where that is infinite. A WAV, MP3 or WebM stays what it is; other
 * sounds become WAV, and films MP4. WAV is cut at the sample.
 *
 * @throws Error with a sentence.
 */
export const cutMedia = async (file: File, from: number, to: number, work: FileWork = {}): Promise<File> => {
  if (!(from >= 0 && to > from)) {
    throw new Error(`The part from ${from} s to ${to} s cannot be cut out. Its end has to lie behind its beginning.`);
  }
  const type = await typeByBytes(file, 'video');
  if (await isFilm(file, type, work)) {
    // A part that is not all there takes no whole film's place.
    const lost = (message: string) => {
      throw new Error(message);
    };
    return movieFile(file, type === 'video/webm' ? 'webm' : 'mp4', { from, to }, { ...work, lost });
  }
  return soundFile(file, soundFormats[type ?? ''] ?? 'wav', { from, to }, work);
};

/**
 * A sound or a film in another format; itself, where its bytes show that it has that one already. WAV and MP3 are sound
 * alone, MP4 is film, and WebM what the file is.
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
  return format === 'webm' && (await isFilm(file, type, work))
    ? movieFile(file, format, undefined, work)
    : soundFile(file, format, undefined, work);
};

/** All the sound of a file, one `Float32Array` a channel. Rejects with a sentence. */
export const decodeSound = async (file: Blob, work: FileWork = {}): Promise<SoundPiece> => {
  const { lost, ...sound } = await withMediaWorker(
    (worker, report) => worker.decodeSound(file, Comlink.proxy(decodeOnPage) as typeof decodeOnPage, report),
    jobOn(file, work),
  );
  if (lost) work.lost?.(lost);
  return sound;
};
