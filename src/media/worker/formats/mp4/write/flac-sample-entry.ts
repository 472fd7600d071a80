import { BoxWriter } from './box-writer';

/** A track of 16-bit FLAC. */
export type FlacTrack = {
  /** Starts at 1. */
  readonly id: number;
  readonly codec: 'flac';
  /** In Hz. It is also the unit of the durations and times of the track's samples, which are exact. */
  readonly sampleRate: number;
  readonly channels: number;
  /** The STREAMINFO block, 34 bytes. */
  readonly streamInfo: Uint8Array;
};

/** The highest rate that fits the 16 integer bits of a sample entry. */
const highestRate = 0xffff;

/** Halves a rate until it fits the entry; uses the highest possible one if that fails. */
const entryRate = (sampleRate: number): number => {
  if (sampleRate <= highestRate) return sampleRate;
  return sampleRate % 2 === 0 ? entryRate(sampleRate / 2) : highestRate;
};

/** The header of a STREAMINFO block (type 0) that is the last block, RFC 9639, section 8.1. */
const lastStreamInfo = 0x80;

/**
 * The box `fLaC` with its `dfLa`: "Encapsulation of FLAC in ISO Base Media File Format", version 0.0.3, sections 3.3.1
 * and 3.3.2 (https://github.com/xiph/flac/blob/master/doc/isoflac.txt). The rate in STREAMINFO takes precedence.
 */
export const flacSampleEntry = (track: FlacTrack): Uint8Array<ArrayBuffer> =>
  new BoxWriter(128).box('fLaC', (entry) => {
    // SampleEntry: reserved bytes and the data reference index. AudioSampleEntry: ISO/IEC 14496-12, 12.2.3.
    entry.zeros(6).u16(1);
    entry.zeros(8).u16(track.channels).u16(16).zeros(4);
    entry.u16(entryRate(track.sampleRate)).u16(0);
    entry.fullBox('dfLa', 0, 0, (dfLa) => {
      dfLa.u8(lastStreamInfo).u8(0).u16(track.streamInfo.length).put(track.streamInfo);
    });
  }).bytes;
