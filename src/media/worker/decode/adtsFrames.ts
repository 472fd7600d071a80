import { holdsText } from './bytes';
import { type Frame, type FrameHeader, FrameSplitter, type SameStream, tagLength } from './frameSplitter';

/** A frame's header of ADTS (ISO 13818-7, 6.2; ISO 14496-3, 1.A.2.2). */
export type AdtsHeader = FrameHeader & {
  /** Of ISO 14496-3, table 1.17: 2 is AAC-LC. SBR (5) and PS (29) can not be told here. */
  readonly objectType: number;
  /** 0 when the frame itself tells; 7 means 8 channels. */
  readonly channels: number;
};

export type AdtsFrame = Frame<AdtsHeader>;

const rates = [96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8000, 7350];

/** The header that the bytes begin with; undefined when they begin none. */
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

/** Does another frame of the same stream, or a tag, follow the frame that begins the bytes? Undefined where that is not to be seen. */
export const isFollowedInAdts = (bytes: Uint8Array, header: AdtsHeader): boolean | undefined => {
  if (bytes.length < header.frameBytes + 7) return undefined;
  const behind = bytes.subarray(header.frameBytes);
  const next = adtsHeader(behind);
  return next ? sameStream(header, next) : tagLength(behind) !== 0;
};

/** Splits ADTS, cut anywhere, into frames. */
export const splitAdts = (): FrameSplitter<AdtsHeader> => new FrameSplitter(adtsHeader, sameStream);

/** How far behind the header FFmpeg writes its name: in the first element, a fill element. */
const nameWithin = 24;

/** Every so many frames FFmpeg's encoder writes its name, from the first one on (`aac_encode_frame` in its aacenc.c). */
const namedEvery = 256;

/** Does the frame bear the name of FFmpeg's encoder? The first of all that it encodes does. */
export const namesEncoder = (frame: Uint8Array): boolean => {
  for (let at = 7; at < nameWithin; at++) if (holdsText(frame, 'Lavc', at) || holdsText(frame, 'Lavf', at)) return true;
  return false;
};

/** Tells the frames with which FFmpeg's encoder began from those in which it only says its name again. */
export class EncoderBeginnings {
  /** How many frames have come since a name, if one has. */
  #sinceName: number | undefined;
  #any = false;

  /** @param beginsChunk Is it the first of a chunk, and did the one before end with a frame? */
  isBeginning(frame: Uint8Array, beginsChunk: boolean): boolean {
    const since = this.#sinceName === undefined ? undefined : this.#sinceName + 1;
    const isFirst = !this.#any;
    this.#any = true;
    this.#sinceName = since;
    if (!namesEncoder(frame)) return false;
    this.#sinceName = 0;
    // A piece from the midst comes to a name sooner or later. Within a chunk that is no beginning.
    if (since === undefined) return isFirst || beginsChunk;
    return since !== namedEvery;
  }
}
