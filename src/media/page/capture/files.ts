import * as Comlink from 'comlink';
import type { Cut, MovieFormat, SoundFormat } from '../../capture/contract';
import { decodeOnPage } from '../decodeOnPage';
import { withMediaWorker } from '../mediaWorker';
import type { SoundPiece } from './capture';

/** Formats by the ends of their MIME types, and of files' names. */
const soundFormats: Readonly<Record<string, SoundFormat>> = {
  wav: 'wav',
  'x-wav': 'wav',
  wave: 'wav',
  'vnd.wave': 'wav',
  mp3: 'mp3',
  mpeg: 'mp3',
  webm: 'webm',
};

const endOf = (file: File): string =>
  file.type.split(';')[0]?.split('/')[1] || file.name.split('.').at(-1)?.toLowerCase() || '';

const renamed = (file: Blob, before: File, format: string): File =>
  new File([file], `${before.name.replace(/\.[^.]*$/, '') || 'file'}.${format}`, { type: file.type });

/** Only what may hold pictures is asked whether it does. */
const isFilm = async (file: File): Promise<boolean> => {
  if (file.type.startsWith('audio/')) return false;
  return withMediaWorker((worker) => worker.hasPicture(file));
};

const soundFile = async (file: File, format: SoundFormat, part?: Cut): Promise<File> => {
  const made = await withMediaWorker((worker) =>
    worker.soundFile(file, format, part, Comlink.proxy(decodeOnPage) as typeof decodeOnPage),
  );
  return renamed(made, file, format);
};

const movieFile = async (file: File, format: MovieFormat, part?: Cut): Promise<File> =>
  renamed(await withMediaWorker((worker) => worker.movieFile(file, format, part)), file, format);

/**
 * Cuts a part out of a sound or a film, from one second to before another. A WAV, MP3 or WebM stays what it is; other
 * sounds become WAV, and films MP4. WAV is cut at the sample.
 *
 * @throws Error with a sentence.
 */
export const cutMedia = async (file: File, from: number, to: number): Promise<File> => {
  if (!(from >= 0 && to > from)) {
    throw new Error(`The part from ${from} s to ${to} s cannot be cut out. Its end has to lie behind its beginning.`);
  }
  if (await isFilm(file)) return movieFile(file, endOf(file) === 'webm' ? 'webm' : 'mp4', { from, to });
  return soundFile(file, soundFormats[endOf(file)] ?? 'wav', { from, to });
};

/**
 * A sound or a film in another format; itself, where it has that one. WAV and MP3 are sound alone, MP4 is film, and WebM
 * what the file is.
 *
 * @throws Error with a sentence.
 */
export const convertMedia = async (file: File, format: SoundFormat | MovieFormat): Promise<File> => {
  const film = format === 'mp4' || (format === 'webm' && (await isFilm(file)));
  const end = endOf(file);
  if (film ? end === format : soundFormats[end] === format) return file;
  return film ? movieFile(file, format as MovieFormat) : soundFile(file, format as SoundFormat);
};

/** All the sound of a file, one `Float32Array` a channel. Rejects with a sentence. */
export const decodeSound = async (file: Blob): Promise<SoundPiece> =>
  withMediaWorker((worker) => worker.decodeSound(file, Comlink.proxy(decodeOnPage) as typeof decodeOnPage));
