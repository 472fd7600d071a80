import { FileDecoder } from './fileDecoder';
import { type OggCodec, oggCodec, unreadableName } from './oggCodec';
import { type OggPage, OggPages } from './oggPages';
import type { FormatReader, OpenReader } from './reader';

/** The track of one link of the chain (RFC 3533, section 4) whose sound is given: the first that can be read. */
type Track = {
  readonly serial: number;
  readonly codec: OggCodec;
  readonly headers: Uint8Array[];
  /** The position at which the track begins: not 0 where a live stream was joined. Known after its first page. */
  start: number | undefined;
  /** How many samples the packets until now decode to: at most, where packets do not tell. */
  samples: number;
};

/** Reads Ogg with Opus, Vorbis or FLAC, page by page. Chained streams follow each other. */
export const openOgg: OpenReader = (give, decodeOnPage): FormatReader => {
  const pages = new OggPages();
  const decoder = new FileDecoder(give, decodeOnPage);
  /** The logical streams of this link that have not ended. */
  const open = new Set<number>();
  let others: string[] = [];
  let track: Track | undefined;
  let inHeaders = true;
  /** Of this link, and of all. */
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
      track = { serial: page.serial, codec, headers: [head], start: undefined, samples: 0 };
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
    // FFmpeg ends FLAC with a packet of nothing; decoders take none (Vorbis I, section 4.3, and RFC 7845, section 3).
    const frames = page.packets.filter(({ length }) => length > 0);
    while (frames[0] && codec.isHeader(frames[0], headers.length)) headers.push(...frames.splice(0, 1));
    if (frames.length > 0 && !decoder.opened) {
      await decoder.open(codec.config(headers));
      decoder.trim.from = codec.preSkip / codec.rate;
      heard = true;
    }
    if (!decoder.opened) return;
    if (page.ends && page.granule !== undefined && page.packets.length > 0) {
      decoder.trim.to = (page.granule - (track.start ?? 0)) / codec.rate;
    }
    for (const frame of frames) {
      track.samples += codec.samplesOf(frame);
      decoder.decode(frame);
    }
    if (page.whole && page.granule !== undefined && frames.length > 0) track.start ??= startOf(track, page.granule);
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

/** The position of a track's first sample, told by that at the end of its first page. */
const startOf = ({ codec, samples }: Track, granule: number): number => {
  if (codec.isExact) return Math.max(0, granule - samples);
  // Nobody knows where a live stream was joined; without its beginning, its end cannot be trimmed.
  return granule > samples ? Number.NEGATIVE_INFINITY : 0;
};

const noSound = (others: readonly string[]): Error =>
  new Error(
    others.length > 0
      ? `this Ogg file has no sound that can be read: it holds ${others.join(', ')}; expected Opus, Vorbis or FLAC`
      : 'this Ogg file ends before its sound begins: it is cut off or empty',
  );
