import type { ElementWriter } from './element-writer';
import { ids } from './elements';

const name = 'Yieldcast';

/** The number of the only track. */
const trackNumber = 1;

/** A track number below 127 takes one byte, marked by its highest bit. */
const trackByte = 0x80 | trackNumber;

/** The header of every WebM file, which identifies the format. */
export const putHeader = (file: ElementWriter): ElementWriter =>
  file.element(ids.ebml, (ebml) =>
    ebml.string(ids.docType, 'webm').unsigned(ids.docTypeVersion, 4).unsigned(ids.docTypeReadVersion, 2),
  );

/**
 * Writes a segment's Info.
 *
 * @param tick The unit of its times, in nanoseconds.
 * @param duration In ticks; omit it if the end is unknown.
 */
export const putInfo = (segment: ElementWriter, tick: number, duration?: number): ElementWriter =>
  segment.element(ids.info, (info) => {
    info.unsigned(ids.timestampScale, tick);
    if (duration !== undefined) info.float(ids.duration, duration);
    info.string(ids.muxingApp, name).string(ids.writingApp, name);
  });

const types = { video: 1, audio: 2 } as const;

/** Writes the only track of a segment; `more` adds what its kind and its codec require. */
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

/**
 * Writes the body of a block, simple or not. `time` is in ticks since its cluster began, 16 bits; for `flags` see RFC
 * 9559.
 */
export const putPacket = (block: ElementWriter, time: number, flags: number, data: Uint8Array): ElementWriter =>
  block.u8(trackByte).u16(time).u8(flags).put(data);
