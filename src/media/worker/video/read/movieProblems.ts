import { holdsText } from '../../decode/bytes';
import { isText, pieceAdvice } from '../../decode/chunkProblems';
import type { VideoConfig } from '../packet';

/** Codecs as people know them, by what files and mediabunny call them. */
const names: Readonly<Record<string, string>> = {
  avc: 'H.264',
  hevc: 'HEVC (H.265)',
  vp8: 'VP8',
  vp9: 'VP9',
  av1: 'AV1',
  aac: 'AAC',
  opus: 'Opus',
  mp3: 'MP3',
  vorbis: 'Vorbis',
  flac: 'FLAC',
  mp4v: 'MPEG-4 Part 2 (mp4v)',
  'V_MPEG4/ISO/ASP': 'MPEG-4 Part 2 (V_MPEG4/ISO/ASP)',
  V_THEORA: 'Theora',
  apch: 'ProRes',
  apcn: 'ProRes',
  apcs: 'ProRes',
  apco: 'ProRes',
  ap4h: 'ProRes',
  jpeg: 'Motion JPEG',
  mjpa: 'Motion JPEG',
  V_MJPEG: 'Motion JPEG',
  encv: 'encrypted',
  alac: 'Apple Lossless (ALAC)',
  'ac-3': 'Dolby Digital (AC-3)',
  'ec-3': 'Dolby Digital Plus (E-AC-3)',
};

export const codecName = (codec: string): string => names[codec] ?? codec;

/** What to do instead of what a browser cannot play. */
const cure = 'encode as H.264 (ffmpeg -c:v libx264 -pix_fmt yuv420p)';

export const undecodable = (container: string, codec: string, expected: string): string => {
  const isPart2 = codec.startsWith('MPEG-4 Part 2');
  const why = isPart2 ? 'which browsers do not play; OpenCV writes it by default' : 'which cannot be played';
  const how = isPart2
    ? `write H.264 instead: fourcc “avc1” in OpenCV's VideoWriter, or ffmpeg -c:v libx264`
    : `expected ${expected}: ${cure}`;
  return `the video of this ${container} file is ${codec}, ${why}; ${how}`;
};

/** H.264 of more than so many pixels, as of 4K, is played by some browsers alone. */
const playedEverywhere = 4096 * 2304;

export const unplayable = ({ codec, width, height }: VideoConfig): string => {
  const isLarge = width * height > playedEverywhere;
  const what = isLarge ? `${codec} of ${width}×${height} pixels` : codec;
  const how = isLarge ? 'make it smaller (ffmpeg -vf scale=1920:-2 -c:v libx264 -pix_fmt yuv420p)' : cure;
  return `its video is ${what}, which this browser does not play; ${how}, which every browser plays`;
};

/** What stands behind the chunk, of frames that no decoder takes. */
export const damagedFrames = (kind: 'video' | 'sound', count: number): string => {
  const what = count === 1 ? `one frame of its ${kind} is` : `${count} frames of its ${kind} are`;
  const instead = kind === 'video' ? 'the frame before is held' : 'silence takes the place';
  return `${what} damaged, or came in part: ${count === 1 ? 'it is' : 'they are'} left out, and ${instead}`;
};

/** A file may be read that has no pictures. Its message is told where a stream has had films with pictures before. */
export class NoPictures extends Error {}

export const noVideoTrack = (container: string, tracks: readonly string[]): string =>
  tracks.length > 0
    ? `this ${container} file has no pictures (its tracks are: ${tracks.join(', ')}), in a stream of films that have; yield such files as a stream of their own`
    : `this ${container} file has no tracks: a track of video was expected`;

const pictures: readonly (readonly [start: string, name: string, at?: number])[] = [
  ['\x89PNG', 'PNG'],
  ['\xff\xd8\xff', 'JPEG'],
  ['GIF8', 'GIF'],
  ['WEBP', 'WebP', 8],
  ['ftypavif', 'AVIF', 4],
  ['ftypheic', 'HEIC', 4],
  ['BM', 'BMP'],
  ['<svg', 'SVG'],
];

export const pictureName = (bytes: Uint8Array): string | undefined =>
  pictures.find(([start, , at]) => holdsText(bytes, start, at))?.[1];

const printable = (byte: number): boolean => byte >= 0x20 && byte < 0x7f;
const shownBytes = 4;
const expected = 'expected MP4, MOV, MPEG-TS, WebM or Matroska';

/** What follows “chunk 3 ”, of bytes that are no video; `sound` is their format, where they are sound. */
export const noVideo = (bytes: Uint8Array, sound: string | undefined, type = ''): string => {
  const picture = pictureName(bytes);
  if (picture)
    return `is a picture (${picture}), no video: ${expected}; frames to be encoded are yielded as ImageData or VideoFrame`;
  if (sound) return `is an audio file (${sound}), no video: ${expected}; yield sound from a stream of yc.Audio`;
  const start = [...bytes.subarray(0, shownBytes)];
  const begins = isText(bytes)
    ? `“${String.fromCharCode(...start.map((byte) => (printable(byte) ? byte : 0x20)))}” (text?)`
    : start.map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
  return `is no video that can be read: it begins with ${begins}${bytes.length > shownBytes ? '…' : ''}; ${expected}${pieceAdvice(bytes, type)}`;
};
