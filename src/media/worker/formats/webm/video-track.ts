import { UndescribedAvc } from '../../codecs/annex-b';
import { av1Codec, avcCodec, hevcCodec, vp9Codec } from '../../codecs/codec-strings';
import type { VideoConfig } from '../../codecs/video-packet';
import { vp8Description, vp9Description } from '../../codecs/vp9';
import { codecName, NoPictures, noVideoTrack, undecodable } from '../movie-problems';
import { ebmlElements, ebmlUnsigned } from './ebml';

/** Elements of TrackEntry (RFC 9559, section 5.1.4). */
const trackEntry = 0xae;
const trackNumber = 0xd7;
const trackType = 0x83;
const codecId = 0x86;
const codecPrivate = 0x63a2;
const defaultDuration = 0x23e383;
const contentEncodings = 0x6d80;
const video = 0xe0;
const pixelWidth = 0xb0;
const pixelHeight = 0xba;
const cropBottom = 0x54aa;
const cropTop = 0x54bb;
const cropLeft = 0x54cc;
const cropRight = 0x54dd;
const displayWidth = 0x54b0;
const displayHeight = 0x54ba;
const displayUnit = 0x54b2;

/** The video track of a WebM or Matroska file. */
export type WebmPicture = {
  readonly number: number;
  /** Seconds from one frame to the next; 0 if unknown. */
  readonly frameDuration: number;
  /** Does the presentation order differ from the decode order? */
  readonly reorders: boolean;
  /** Reads a frame as stored in its block. Pass `isAsked` if the configuration is wanted, which may take a while. */
  read(frame: Uint8Array, isAsked: boolean): PictureFrame;
};

/** A frame, ready to be appended. */
export type PictureFrame = {
  readonly data: Uint8Array;
  /** Undefined while unknown: VP9 needs a key frame, and H.264 that the file does not describe needs parameter sets. */
  readonly config?: VideoConfig | undefined;
  /** Can decoding begin here, according to the frame itself? */
  readonly isKey?: boolean;
};

export type WebmTracks = { readonly picture: WebmPicture; readonly hasSound: boolean };

type Entry = ReadonlyMap<number, Uint8Array>;

const mapOf = (body: Uint8Array | undefined): Entry =>
  new Map([...ebmlElements(body ?? new Uint8Array(0))].map((element) => [element.id, element.body]));

const numberIn = (entry: Entry, id: number): number => {
  const body = entry.get(id);
  return body ? ebmlUnsigned(body) : 0;
};

const textOf = (body: Uint8Array | undefined): string => new TextDecoder().decode(body).replace(/\0+$/, '');

/**
 * Files store the frame duration in rounded nanoseconds. If it is close to a whole frame rate or one of television's,
 * use that.
 */
const exactDuration = (nanoseconds: number): number => {
  const rate = 1e9 / nanoseconds;
  const exact = [Math.round(rate), Math.round(rate * 1.001) / 1.001].find(
    (one) => one > 0 && Math.abs(one / rate - 1) < 1e-5,
  );
  return 1 / (exact ?? rate);
};

/** @throws Error with a sentence if there is no video track, or none that can be played. */
export const webmTracks = (tracks: Uint8Array): WebmTracks => {
  const entries = [...ebmlElements(tracks)].filter(({ id }) => id === trackEntry).map(({ body }) => mapOf(body));
  const entry = entries.find((one) => numberIn(one, trackType) === 1);
  if (!entry)
    throw new NoPictures(
      noVideoTrack(
        'WebM',
        entries.map((one) => textOf(one.get(codecId))),
      ),
    );
  if (entry.has(contentEncodings))
    throw new Error('the video of this Matroska file is compressed twice or encrypted, which is not supported');
  const told = numberIn(entry, defaultDuration);
  const id = textOf(entry.get(codecId));
  return {
    picture: {
      number: numberIn(entry, trackNumber),
      frameDuration: told > 0 ? exactDuration(told) : 0,
      reorders: id.startsWith('V_MPEG'),
      read: readerOf(id, sizeOf(mapOf(entry.get(video))), entry.get(codecPrivate)?.slice()),
    },
    hasSound: entries.some((one) => numberIn(one, trackType) === 2),
  };
};

type Size = { readonly width: number; readonly height: number };

const sizeOf = (settings: Entry): Size => {
  const width = numberIn(settings, pixelWidth) - numberIn(settings, cropLeft) - numberIn(settings, cropRight);
  const height = numberIn(settings, pixelHeight) - numberIn(settings, cropTop) - numberIn(settings, cropBottom);
  const [shownWide, shownHigh] = [numberIn(settings, displayWidth), numberIn(settings, displayHeight)];
  if (shownWide === 0 || shownHigh === 0) return { width, height };
  // Other units than pixels give only the aspect ratio.
  if (numberIn(settings, displayUnit) === 0) return { width: shownWide, height: shownHigh };
  return { width: Math.round((height * shownWide) / shownHigh), height };
};

const readerOf = (id: string, size: Size, told: Uint8Array | undefined): WebmPicture['read'] => {
  const fixed = (codec: string, description: Uint8Array): WebmPicture['read'] => {
    const config = { codec, ...size, description };
    return (data) => ({ data, config });
  };
  if (id === 'V_VP8') return fixed('vp8', vp8Description(size.width, size.height));
  if (id === 'V_VP9') {
    return (data, isAsked) => {
      const description = isAsked ? vp9Description(data, size.width, size.height) : undefined;
      return { data, config: description && { codec: vp9Codec(description), ...size, description } };
    };
  }
  if (id === 'V_AV1' && told) return fixed(av1Codec(told), told);
  if (id === 'V_MPEG4/ISO/AVC') {
    if (told) return fixed(avcCodec(told), told);
    const frames = new UndescribedAvc();
    return (data) => frames.read(data);
  }
  if (id === 'V_MPEGH/ISO/HEVC' && told) return fixed(hevcCodec(told), told);
  throw new Error(
    undecodable('WebM or Matroska', codecName(id) || 'of an unknown codec', 'VP8, VP9, AV1, H.264 or HEVC'),
  );
};
