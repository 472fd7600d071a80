import { FileDecoder } from '../../codecs/decode/file-decoder';
import type { FormatReader, OpenReader } from '../sound-reader';
import { type OggCodec, oggCodec, unreadableName } from './codec';
import { type OggPage, OggPages } from './pages';

/** The track to play in one link of the chain (RFC 3533, section 4): the first one that can be read. */
type Track = {
  readonly serial: number;
  readonly codec: OggCodec;
  readonly headers: Uint8Array[];
  /** The position at which the track begins: not 0 if a live stream was joined. Known after its first page. */
  start: number | undefined;
  /** How many samples the packets so far decode to; an upper bound if packets do not tell. */
  samples: number;
  /** The packets so far of a page that follows lost pages, until the page is complete. */
  behindGap: Uint8Array[];
};

/** In seconds. A damaged position could otherwise ask for years of silence. */
const longestGap = 600;
const mostAtStart = 10;

/** Reads Ogg with Opus, Vorbis or FLAC, page by page. Chained streams play one after the other. */
export const openOgg: OpenReader = (give, decodeOnPage): FormatReader => {
  const pages = new OggPages();
  const decoder = new FileDecoder(give, decodeOnPage);
  /** The logical streams of this link that have not ended. */
  const open = new Set<number>();
  let others: string[] = [];
  let track: Track | undefined;
  let inHeaders = true;
  /** In this link, and in the whole chain. */
  let hasSound = false;
  let heard = false;

  const begin = async (page: OggPage): Promise<void> => {
    if (!inHeaders) {
      await finish();
      open.clear();
      others = [];
      hasSound = false;
      inHeaders = true;
    }
    open.add(page.serial);
    const [head] = page.packets;
    if (!head || track) return;
    const codec = oggCodec(head);
    if (!codec) others.push(unreadableName(head));
    else {
      hasSound = true;
      track = { serial: page.serial, codec, headers: [head], start: undefined, samples: 0, behindGap: [] };
    }
  };

  const finish = async (): Promise<void> => {
    if (!track) return;
    track = undefined;
    await decoder.finish();
  };

  const listen = async (page: OggPage): Promise<void> => {
    if (!track) return;
    const { codec, headers } = track;
    // FFmpeg ends FLAC with an empty packet, which decoders reject (Vorbis I, section 4.3, and RFC 7845, section 3).
    let frames = page.packets.filter(({ length }) => length > 0);
    while (frames[0] && codec.isHeader(frames[0], headers.length)) headers.push(...frames.splice(0, 1));
    if (frames.length > 0 && !decoder.opened) {
      await decoder.open(codec.config(headers));
      decoder.trim.from = codec.preSkip / codec.rate;
      heard = true;
    }
    if (!decoder.opened) return;
    if (page.lostPages > 0) {
      track.behindGap.push(...frames);
      if (!page.whole) return;
      frames = track.behindGap.splice(0);
      await lose(track, frames, page);
    }
    if (page.ends && page.granule !== undefined && page.packets.length > 0) {
      decoder.trim.to = (page.granule - (track.start ?? 0)) / codec.rate;
    }
    for (const frame of frames) {
      track.samples += codec.samplesOf(frame);
      decoder.decode(frame);
    }
    if (page.whole && page.granule !== undefined && frames.length > 0)
      track.start ??= page.ends ? 0 : startOf(track, page.granule);
  };

  /** After lost pages, the next page's position shows how much was in them. */
  const lose = async (of: Track, frames: readonly Uint8Array[], { granule, lostPages }: OggPage): Promise<void> => {
    const { codec } = of;
    if (granule === undefined) return;
    // When we join a live stream, its position jumps from the headers to the current place. A small jump means lost
    // pages.
    const isJoined = lostPages > 2 || granule > mostAtStart * codec.rate;
    of.start ??= isJoined ? undefined : 0;
    if (of.start === undefined || !Number.isFinite(of.start)) return;
    const count = granule - of.start - of.samples - frames.reduce((sum, frame) => sum + codec.samplesOf(frame), 0);
    if (!(count > 0 && count <= longestGap * codec.rate)) return;
    await decoder.lose(count);
    of.samples += count;
  };

  const read = async (): Promise<void> => {
    for (;;) {
      if (complete() && pages.atOther) return;
      const page = pages.next();
      if (!page) break;
      if (page.begins) {
        await begin(page);
        if (page.ends) open.delete(page.serial);
        continue;
      }
      inHeaders = false;
      if (!hasSound) throw noSound(others);
      if (page.serial === track?.serial) await listen(page);
      if (!page.ends || !page.whole) continue;
      open.delete(page.serial);
      if (page.serial === track?.serial) await finish();
    }
    await decoder.settled();
  };

  const complete = (): boolean => heard && open.size === 0;

  return {
    push: (bytes) => {
      decoder.keep(bytes);
      pages.push(bytes);
      return read();
    },
    end: async () => {
      const cutOff = pages.midst && !complete();
      await finish();
      if (cutOff) throw new Error('this Ogg file is cut off: its last page is not whole');
      if (!heard) throw noSound(others);
    },
    get complete() {
      return complete();
    },
    get leftover() {
      return complete() && pages.atOther ? pages.rest.slice() : new Uint8Array(0);
    },
    close: () => decoder.close(),
  };
};

/**
 * The position of a track's first sample, from the position at the end of its first page. It is negative if the file
 * was cut from a longer one without decoding: all of it is played, as by FFmpeg.
 */
const startOf = ({ codec, samples }: Track, granule: number): number => {
  if (codec.isExact || granule < samples) return granule - samples;
  // Nobody knows where a live stream was joined; without its beginning, its end cannot be trimmed.
  return granule > samples ? Number.NEGATIVE_INFINITY : 0;
};

const noSound = (others: readonly string[]): Error =>
  new Error(
    others.length > 0
      ? `this Ogg file has no sound that can be read: it holds ${others.join(', ')}; expected Opus, Vorbis or FLAC`
      : 'this Ogg file ends before its sound begins: it is cut off or empty',
  );
