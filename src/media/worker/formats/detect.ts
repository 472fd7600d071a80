import { holdsText } from '../bytes/bytes';
import { tagLength } from '../codecs/frame-splitter';
import { isFollowed, mpegHeader, mpegTag } from '../codecs/mpeg-audio';
import { adtsHeader, isFollowedInAdts } from './adts/frames';
import { beginsTs } from './ts/packets';

export type SoundFormat = 'wav' | 'mp3' | 'adts' | 'ogg' | 'flac' | 'mp4' | 'webm' | 'aiff' | 'au' | 'caf' | 'ts';

const boxes = ['ftyp', 'styp', 'moov', 'moof', 'sidx', 'mdat', 'free', 'skip', 'wide', 'emsg', 'prft'];
const isEbml = (bytes: Uint8Array): boolean => holdsText(bytes, '\x1a\x45\xdf\xa3');
const isWave = (bytes: Uint8Array): boolean =>
  (holdsText(bytes, 'RIFF') || holdsText(bytes, 'RF64')) && (bytes.length < 12 || holdsText(bytes, 'WAVE', 8));

const isAiff = (bytes: Uint8Array): boolean =>
  holdsText(bytes, 'FORM') && (holdsText(bytes, 'AIFF', 8) || holdsText(bytes, 'AIFC', 8));

/** The bytes after a leading ID3 tag; empty until the whole tag has arrived. Undefined if there is no tag. */
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
 * Detects a file's format from its first bytes. Twelve bytes are enough for all formats but MP3 and ADTS: their headers
 * can occur by chance, so we also look for a second header at the right distance, if the bytes reach that far.
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

/** Do the bytes begin with an MP4 fragment? A fragment is of no use without the beginning of its file. */
export const isFragment = (bytes: Uint8Array): boolean => fragmentBoxes.some((name) => holdsText(bytes, name, 4));

/** Is this the first page of a logical stream? Later pages have other flags. */
const beginsOgg = (bytes: Uint8Array): boolean => ((bytes[5] ?? 0) & 2) > 0;

/** Is this a new file or init segment? Fragments continue the current one. */
const beginsMp4 = (bytes: Uint8Array): boolean => holdsText(bytes, 'ftyp', 4) || holdsText(bytes, 'moov', 4);

const beginsMp3 = (bytes: Uint8Array): boolean => {
  const header = mpegHeader(bytes);
  return header !== undefined && mpegTag({ header, bytes: bytes.subarray(0, header.frameBytes) }) !== undefined;
};

/**
 * Does a chunk in the middle of a stream of the given format begin a new file? If not, it continues the stream. For MP3
 * and ADTS frames without a tag, the readers decide: the answer depends on the frames before.
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

/** Outside a stream of the same format, a single header may occur by chance: require a second one after it. */
const isSure = (bytes: Uint8Array, current: SoundFormat, format: 'mp3' | 'adts'): boolean => {
  if (current === format) return true;
  if (format === 'mp3') {
    const header = mpegHeader(bytes);
    return header !== undefined && isFollowed(bytes, header) === true;
  }
  const header = adtsHeader(bytes);
  return header !== undefined && isFollowedInAdts(bytes, header) === true;
};

/** The sample rate in a file's first frame header; 48,000 Hz if there is none, as a browser would decode it. */
export const rateOf = (file: Uint8Array): number => (adtsHeader(file) ?? mpegHeader(file))?.sampleRate ?? 48_000;
