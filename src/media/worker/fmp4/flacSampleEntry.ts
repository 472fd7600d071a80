import { BoxWriter } from './boxWriter';
import type { FlacTrack } from './track';

/** The most that a sample entry's 16 whole bits of rate can tell. */
const highestRate = 0xffff;

/** A rate with no room in the entry is halved until it has, or told as the most there is. */
const entryRate = (sampleRate: number): number => {
  if (sampleRate <= highestRate) return sampleRate;
  return sampleRate % 2 === 0 ? entryRate(sampleRate / 2) : highestRate;
};

/** The header of a STREAMINFO block (type 0) that is the last one, RFC 9639, section 8.1. */
const lastStreamInfo = 0x80;

/**
 * The box `fLaC` with its `dfLa`: "Encapsulation of FLAC in ISO Base Media File Format", version 0.0.3, sections 3.3.1
 * and 3.3.2 (https://github.com/xiph/flac/blob/master/doc/isoflac.txt). The rate that counts is that of STREAMINFO.
 */
export const flacSampleEntry = (track: FlacTrack): Uint8Array<ArrayBuffer> =>
  new BoxWriter(128).box('fLaC', (entry) => {
    // SampleEntry: reserved bytes and the number of the data reference. AudioSampleEntry: ISO/IEC 14496-12, 12.2.3.
    entry.zeros(6).u16(1);
    entry.zeros(8).u16(track.channels).u16(16).zeros(4);
    entry.u16(entryRate(track.sampleRate)).u16(0);
    entry.fullBox('dfLa', 0, 0, (dfLa) => {
      dfLa.u8(lastStreamInfo).u8(0).u16(track.streamInfo.length).put(track.streamInfo);
    });
  }).bytes;
