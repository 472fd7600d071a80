import type { OpenMovies } from '../../formats/movie-reader';
import { openMp4Movie } from '../../formats/mp4/movie-reader';
import { openTsMovie } from '../../formats/ts/movie-reader';
import { openWebmMovie } from '../../formats/webm/movie-reader';

/** Readers for all film formats. */
export const openMovie: OpenMovies = { mp4: openMp4Movie, ts: openTsMovie, webm: openWebmMovie };
