import { formatOf } from '../../formats/detect';
import { pictureName } from '../../formats/movie-problems';
import { beginsTs, tsStart } from '../../formats/ts/packets';

export type MovieFormat = 'mp4' | 'ts' | 'webm';

/** Recognizes a film's format by its first bytes; twelve are enough. */
export const movieFormat = (bytes: Uint8Array): MovieFormat | undefined => {
  const format = formatOf(bytes);
  if ((format === 'mp4' || format === 'webm' || format === 'ts') && !pictureName(bytes)) return format;
  return tsStart(bytes) === undefined ? undefined : 'ts';
};

/** Do three packets of a transport stream begin here in a row? That is no coincidence. */
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
