import { formatOf } from '../../decode/startsLike';
import { pictureName } from './movieProblems';
import type { OpenMovie } from './movieReader';
import { openMp4Movie } from './mp4Movie';
import { openTsMovie } from './tsMovie';
import { beginsTs, tsStart } from './tsPackets';
import { openWebmMovie } from './webmMovie';

export type MovieFormat = 'mp4' | 'ts' | 'webm';

export const openMovie: Readonly<Record<MovieFormat, OpenMovie>> = {
  mp4: openMp4Movie,
  ts: openTsMovie,
  webm: openWebmMovie,
};

/** What the first bytes of a file show it to be; twelve suffice. */
export const movieFormat = (bytes: Uint8Array): MovieFormat | undefined => {
  const format = formatOf(bytes);
  if ((format === 'mp4' || format === 'webm' || format === 'ts') && !pictureName(bytes)) return format;
  return tsStart(bytes) === undefined ? undefined : 'ts';
};

/** Packets of a transport stream whose beginnings are three in a row: not by chance. */
export const isSurelyTs = (bytes: Uint8Array): boolean => bytes.length > 4 + 2 * 192 && beginsTs(bytes);

const soundNames = {
  wav: 'WAV',
  mp3: 'MP3',
  adts: 'AAC',
  ogg: 'Ogg',
  flac: 'FLAC',
  aiff: 'AIFF',
  au: 'AU',
  caf: 'CAF',
  mp4: undefined,
  webm: undefined,
  ts: undefined,
} as const;

export const soundName = (bytes: Uint8Array): string | undefined => {
  const format = formatOf(bytes);
  return format && soundNames[format];
};
