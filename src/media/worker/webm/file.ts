import { ids } from './elements';
import type { ElementWriter } from './elementWriter';

const name = 'Yieldcast';

/** The number of the one track. */
const trackNumber = 1;

/** Track numbers below 127 have one byte, which says so. */
const trackByte = 0x80 | trackNumber;

/** What every WebM file begins with: it says that it is one. */
export const putHeader = (file: ElementWriter): ElementWriter =>
  file.element(ids.ebml, (ebml) =>
    ebml.string(ids.docType, 'webm').unsigned(ids.docTypeVersion, 4).unsigned(ids.docTypeReadVersion, 2),
  );

/**
 * What a segment says of itself.
 *
 * @param tick What its times are counted in, in nanoseconds.
 * @param duration In ticks; left out where nobody knows the end.
 */
export const putInfo = (segment: ElementWriter, tick: number, duration?: number): ElementWriter =>
  segment.element(ids.info, (info) => {
    info.unsigned(ids.timestampScale, tick);
    if (duration !== undefined) info.float(ids.duration, duration);
    info.string(ids.muxingApp, name).string(ids.writingApp, name);
  });

const types = { video: 1, audio: 2 } as const;

/** The one track of a segment; `more` puts what its kind and its codec ask for. */
export const putTrack = (
  segment: ElementWriter,
  type: keyof typeof types,
  codecId: string,
  more: (entry: ElementWriter) => void,
): ElementWriter =>
  segment.element(ids.tracks, (tracks) =>
    tracks.element(ids.trackEntry, (entry) => {
      entry.unsigned(ids.trackNumber, trackNumber).unsigned(ids.trackUid, trackNumber);
      entry.unsigned(ids.trackType, types[type]).unsigned(ids.flagLacing, 0).string(ids.codecId, codecId);
      more(entry);
    }),
  );

/** What a block holds, simple or not: `time` is in ticks since its cluster began, of 16 bits; flags are RFC 9559's. */
export const putPacket = (block: ElementWriter, time: number, flags: number, data: Uint8Array): ElementWriter =>
  block.u8(trackByte).u16(time).u8(flags).put(data);
