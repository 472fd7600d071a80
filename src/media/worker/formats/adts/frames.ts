import { holdsText } from '../../bytes/bytes';
import { type Frame, type FrameHeader, FrameSplitter, type SameStream, tagLength } from '../../codecs/frame-splitter';

/** The header of an ADTS frame (ISO 13818-7, 6.2; ISO 14496-3, 1.A.2.2). */
export type AdtsHeader = FrameHeader & {
  /** From ISO 14496-3, table 1.17: 2 is AAC-LC. The header does not reveal SBR (5) and PS (29). */
  readonly objectType: number;
  /** 0 if the frame's content says; a configuration of 7 means 8 channels. */
  readonly channels: number;
};

export type AdtsFrame = Frame<AdtsHeader>;

const rates = [96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8000, 7350];

/** The header at the beginning of the bytes; undefined if there is none. */
export const adtsHeader = (bytes: Uint8Array): AdtsHeader | undefined => {
  const [first = 0, second = 0, third = 0, fourth = 0, fifth = 0, sixth = 0, seventh] = bytes;
  if (seventh === undefined || first !== 0xff || (second & 0xf6) !== 0xf0) return;
  const sampleRate = rates[(third >> 2) & 15];
  const frameBytes = ((fourth & 3) << 11) | (fifth << 3) | (sixth >> 5);
  if (!sampleRate || frameBytes < 8) return;
  const configuration = ((third & 1) << 2) | (fourth >> 6);
  return {
    objectType: (third >> 6) + 1,
    channels: configuration === 7 ? 8 : configuration,
    sampleRate,
    frameBytes,
  };
};

const sameStream: SameStream<AdtsHeader> = (one, other) =>
  one.objectType === other.objectType && one.sampleRate === other.sampleRate && one.channels === other.channels;

/**
 * Is the frame at the beginning of the bytes followed by another frame of the same stream, or by a tag? Undefined if
 * too few bytes have arrived to tell.
 */
export const isFollowedInAdts = (bytes: Uint8Array, header: AdtsHeader): boolean | undefined => {
  if (bytes.length < header.frameBytes + 7) return undefined;
  const behind = bytes.subarray(header.frameBytes);
  const next = adtsHeader(behind);
  return next ? sameStream(header, next) : tagLength(behind) !== 0;
};

/** Splits ADTS, cut anywhere, into frames. */
export const splitAdts = (): FrameSplitter<AdtsHeader> => new FrameSplitter(adtsHeader, sameStream);

/** FFmpeg writes its name within this many bytes: in the first element, a fill element. */
const nameWithin = 24;

/** FFmpeg's encoder writes its name every 256 frames, from the first one on (`aac_encode_frame` in its aacenc.c). */
const namedEvery = 256;

/** Does the frame contain the name of FFmpeg's encoder? The first frame it encodes always does. */
export const namesEncoder = (frame: Uint8Array): boolean => {
  for (let at = 7; at < nameWithin; at++) if (holdsText(frame, 'Lavc', at) || holdsText(frame, 'Lavf', at)) return true;
  return false;
};

/** Tells the frames at which FFmpeg's encoder began from those where it merely repeats its name. */
export class EncoderBeginnings {
  /** How many frames have come since the last name, if there was one. */
  #sinceName: number | undefined;
  #any = false;

  /** @param beginsChunk Is it the first frame of a chunk, and did the previous chunk end at a frame boundary? */
  isBeginning(frame: Uint8Array, beginsChunk: boolean): boolean {
    const since = this.#sinceName === undefined ? undefined : this.#sinceName + 1;
    const isFirst = !this.#any;
    this.#any = true;
    this.#sinceName = since;
    if (!namesEncoder(frame)) return false;
    this.#sinceName = 0;
    // A piece from the middle reaches a name sooner or later. Within a chunk that is no beginning.
    if (since === undefined) return isFirst || beginsChunk;
    return since !== namedEvery;
  }
}
