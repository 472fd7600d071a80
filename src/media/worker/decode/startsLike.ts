import { beginsTs } from '../video/read/tsPackets';
import { adtsHeader, isFollowedInAdts } from './adtsFrames';
import { holdsText } from './bytes';
import { tagLength } from './frameSplitter';
import { isFollowed, mpegHeader, mpegTag } from './mpegFrames';

export type SoundFormat = 'wav' | 'mp3' | 'adts' | 'ogg' | 'flac' | 'mp4' | 'webm' | 'aiff' | 'au' | 'caf' | 'ts';

const boxes = ['ftyp', 'styp', 'moov', 'moof', 'sidx', 'mdat', 'free', 'skip', 'wide', 'emsg', 'prft'];
const isEbml = (bytes: Uint8Array): boolean => holdsText(bytes, '\x1a\x45\xdf\xa3');
const isWave = (bytes: Uint8Array): boolean =>
  (holdsText(bytes, 'RIFF') || holdsText(bytes, 'RF64')) && (bytes.length < 12 || holdsText(bytes, 'WAVE', 8));

const isAiff = (bytes: Uint8Array): boolean =>
  holdsText(bytes, 'FORM') && (holdsText(bytes, 'AIFF', 8) || holdsText(bytes, 'AIFC', 8));

/** What is behind the ID3 tag that the bytes begin with; empty while the tag has not come whole. */
const behindId3 = (bytes: Uint8Array): Uint8Array | undefined =>
  holdsText(bytes, 'ID3') ? bytes.subarray(tagLength(bytes) || bytes.length) : undefined;

const startsMpeg = (bytes: Uint8Array): boolean => {
  const header = mpegHeader(bytes);
  return header !== undefined && isFollowed(bytes, header) !== false;
};

const startsAdts = (bytes: Uint8Array): boolean => {
  const header = adtsHeader(bytes);
  return header !== undefined && isFollowedInAdts(bytes, header) !== false;
};

/**
 * What the first bytes of a file show it to be. Twelve bytes suffice for all but MP3 and ADTS, of which a header can be
 * there by chance: a second one at the right distance is looked for, where the bytes reach so far.
 */
export const formatOf = (bytes: Uint8Array): SoundFormat | undefined => {
  const behind = behindId3(bytes);
  if (behind) {
    const format = formatOf(behind);
    return format === 'adts' || format === 'flac' ? format : 'mp3';
  }
  if (isWave(bytes)) return 'wav';
  if (holdsText(bytes, 'OggS')) return 'ogg';
  if (holdsText(bytes, 'fLaC')) return 'flac';
  if (isEbml(bytes)) return 'webm';
  if (isAiff(bytes)) return 'aiff';
  if (holdsText(bytes, '.snd')) return 'au';
  if (holdsText(bytes, 'caff')) return 'caf';
  if (boxes.some((name) => holdsText(bytes, name, 4))) return 'mp4';
  if (beginsTs(bytes)) return 'ts';
  if (startsAdts(bytes)) return 'adts';
  return startsMpeg(bytes) ? 'mp3' : undefined;
};

const fragmentBoxes = ['moof', 'styp', 'sidx', 'emsg', 'prft'];

/** A fragment of MP4, which is of no use without the file's beginning. */
export const isFragment = (bytes: Uint8Array): boolean => fragmentBoxes.some((name) => holdsText(bytes, name, 4));

/** The first page of a logical stream; one that goes on has other flags. */
const beginsOgg = (bytes: Uint8Array): boolean => ((bytes[5] ?? 0) & 2) > 0;

/** A file, or a new init segment; fragments go on with the one before. */
const beginsMp4 = (bytes: Uint8Array): boolean => holdsText(bytes, 'ftyp', 4) || holdsText(bytes, 'moov', 4);

const beginsMp3 = (bytes: Uint8Array): boolean => {
  const header = mpegHeader(bytes);
  return header !== undefined && mpegTag({ header, bytes: bytes.subarray(0, header.frameBytes) }) !== undefined;
};

/**
 * Does a chunk, yielded in the midst of a stream of the given format, begin a file of its own? If not, it goes on with
 * the stream. Whether frames of MP3 and ADTS without a tag do, their readers find out: it takes what was before.
 */
export const beginsNewFile = (bytes: Uint8Array, current: SoundFormat): boolean => {
  const format = formatOf(bytes);
  if (!format) return false;
  if (holdsText(bytes, 'ID3')) return true;
  if (format === 'mp3') return isSure(bytes, current, 'mp3') && (current !== 'mp3' || beginsMp3(bytes));
  if (format === 'adts') return isSure(bytes, current, 'adts') && current !== 'adts';
  if (format === 'ogg') return beginsOgg(bytes);
  if (format === 'mp4') return beginsMp4(bytes);
  return true;
};

/** A header by itself may be there by chance, in the midst of anything else. */
const isSure = (bytes: Uint8Array, current: SoundFormat, format: 'mp3' | 'adts'): boolean => {
  if (current === format) return true;
  if (format === 'mp3') {
    const header = mpegHeader(bytes);
    return header !== undefined && isFollowed(bytes, header) === true;
  }
  const header = adtsHeader(bytes);
  return header !== undefined && isFollowedInAdts(bytes, header) === true;
};
