import { holdsText } from '../bytes/bytes';
import type { VideoConfig } from '../codecs/video-packet';
import { isText, pieceAdvice } from './problems';

/** Common names of codecs, keyed by the names that files and mediabunny use. */
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

/** Advice for video that a browser cannot play. */
const cure = 'encode as H.264 (ffmpeg -c:v libx264 -pix_fmt yuv420p)';

export const undecodable = (container: string, codec: string, expected: string): string => {
  const isPart2 = codec.startsWith('MPEG-4 Part 2');
  const why = isPart2 ? 'which browsers do not play; OpenCV writes it by default' : 'which cannot be played';
  const how = isPart2
    ? `write H.264 instead: fourcc “avc1” in OpenCV's VideoWriter, or ffmpeg -c:v libx264`
    : `expected ${expected}: ${cure}`;
  return `the video of this ${container} file is ${codec}, ${why}; ${how}`;
};

/** Only some browsers play H.264 with more pixels than this (4K). */
const playedEverywhere = 4096 * 2304;

export const unplayable = ({ codec, width, height }: VideoConfig): string => {
  const isLarge = width * height > playedEverywhere;
  const what = isLarge ? `${codec} of ${width}×${height} pixels` : codec;
  const how = isLarge ? 'make it smaller (ffmpeg -vf scale=1920:-2 -c:v libx264 -pix_fmt yuv420p)' : cure;
  return `its video is ${what}, which this browser does not play; ${how}, which every browser plays`;
};

/** Browsers accept no larger pictures; only a damaged header claims a size of zero. */
const mostSide = 32_767;
const mostPixels = 16_384 ** 2;

/** Explains why a video of this size cannot be shown; undefined if it can. */
export const sizeProblem = ({ width, height }: VideoConfig): string | undefined =>
  width >= 1 && height >= 1 && Math.max(width, height) <= mostSide && width * height <= mostPixels
    ? undefined
    : `it tells of pictures of ${width}×${height} pixels: it is damaged, or too large for any browser`;

/** The text after “chunk 3: ” for frames that no decoder accepts. */
export const damagedFrames = (kind: 'video' | 'sound', count: number): string => {
  const what = count === 1 ? `one frame of its ${kind} is` : `${count} frames of its ${kind} are`;
  const instead = kind === 'video' ? 'the frame before is held' : 'silence takes the place';
  return `${what} damaged, or came in part: ${count === 1 ? 'it is' : 'they are'} left out, and ${instead}`;
};

/**
 * The file is readable but has no pictures. Its message is reported only if the stream had films with pictures before.
 */
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

/** The text after “chunk 3 ” for bytes that are not video. `sound` names their format if they are sound. */
export const noVideo = (bytes: Uint8Array, sound: string | undefined, type = ''): string => {
  const picture = pictureName(bytes);
  if (picture)
    return `is an image (${picture}), no video: ${expected}; frames to be encoded are yielded as ImageData or VideoFrame`;
  if (sound) return `is an audio file (${sound}), no video: ${expected}; yield sound from a stream of yc.Audio`;
  const start = [...bytes.subarray(0, shownBytes)];
  const begins = isText(bytes)
    ? `“${String.fromCharCode(...start.map((byte) => (printable(byte) ? byte : 0x20)))}” (text?)`
    : start.map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
  return `is no video that can be read: it begins with ${begins}${bytes.length > shownBytes ? '…' : ''}; ${expected}${pieceAdvice(bytes, type)}`;
};

export const withoutKeyFrame = (frames: number, seconds: number): string =>
  `does not begin with a key frame: its first ${frames} frames (${seconds.toFixed(2)} s) are left out, with their sound; cut films at key frames`;

export const soundLeads = (seconds: number): string =>
  `: its sound begins ${Math.round(seconds)} s before its pictures: those are left out`;
