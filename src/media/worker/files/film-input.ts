import { ALL_FORMATS, Input } from 'mediabunny';
import type { Report } from '../../shared/messages';
import { readableFilm } from './readable-film';

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
