import { BoxWriter } from './boxWriter';
import { headerOf, type Track, type TrackHeader } from './track';

/** Units a second of the movie's own duration, which is not told. */
const movieTimescale = 1000;

/** ISO 639-2 `und` in three letters of 5 bits: the language is not told. */
const undetermined = 0x55c4;

const trackEnabledAndInMovie = 3;
const dataInSameFile = 1;
/** The one flag that `vmhd` has to have. */
const videoHeaderFlag = 1;

/** The unity matrix, in 16.16 and 2.30 fixed point. */
const putMatrix = (writer: BoxWriter) => {
  for (const value of [0x1_0000, 0, 0, 0, 0x1_0000, 0, 0, 0, 0x4000_0000]) writer.u32(value);
};

const putTrackHeader = (writer: BoxWriter, track: TrackHeader) =>
  writer.fullBox('tkhd', 0, trackEnabledAndInMovie, (tkhd) => {
    tkhd.zeros(8).u32(track.id).zeros(4).u32(0).zeros(8).u16(0).u16(0);
    tkhd.u16(track.kind === 'audio' ? 0x100 : 0).u16(0);
    putMatrix(tkhd);
    const [width, height] = track.kind === 'video' ? [track.width, track.height] : [0, 0];
    tkhd.u32(width * 0x1_0000).u32(height * 0x1_0000);
  });

/** The tables are there and empty: samples are told of by fragments. */
const putSampleTable = (writer: BoxWriter, track: TrackHeader) =>
  writer.box('stbl', (stbl) => {
    stbl.fullBox('stsd', 0, 0, (stsd) => stsd.u32(1).put(track.sampleEntry));
    stbl.fullBox('stts', 0, 0, (stts) => stts.u32(0));
    stbl.fullBox('stsc', 0, 0, (stsc) => stsc.u32(0));
    stbl.fullBox('stsz', 0, 0, (stsz) => stsz.u32(0).u32(0));
    stbl.fullBox('stco', 0, 0, (stco) => stco.u32(0));
  });

const putMedia = (writer: BoxWriter, track: TrackHeader) =>
  writer.box('mdia', (mdia) => {
    mdia.fullBox('mdhd', 0, 0, (mdhd) => mdhd.zeros(8).u32(track.timescale).u32(0).u16(undetermined).u16(0));
    mdia.fullBox('hdlr', 0, 0, (hdlr) =>
      hdlr
        .u32(0)
        .text(track.kind === 'audio' ? 'soun' : 'vide')
        .zeros(12)
        .text('Yieldcast\0'),
    );
    mdia.box('minf', (minf) => {
      if (track.kind === 'audio') minf.fullBox('smhd', 0, 0, (smhd) => smhd.zeros(4));
      else minf.fullBox('vmhd', 0, videoHeaderFlag, (vmhd) => vmhd.zeros(8));
      minf.box('dinf', (dinf) => dinf.fullBox('dref', 0, 0, (dref) => dref.u32(1).fullBox('url ', 0, dataInSameFile)));
      putSampleTable(minf, track);
    });
  });

/**
 * The head of a fragmented file: `ftyp` and `moov`, ISO/IEC 14496-12, section 8, and the byte stream format of Media
 * Source Extensions, https://www.w3.org/TR/mse-byte-stream-format-isobmff/.
 */
export const initSegment = ({ tracks }: { tracks: readonly Track[] }): Uint8Array<ArrayBuffer> =>
  new BoxWriter()
    .box('ftyp', (ftyp) => ftyp.text('iso5').u32(512).text('isomiso5iso6mp41'))
    .box('moov', (moov) => {
      moov.fullBox('mvhd', 0, 0, (mvhd) => {
        mvhd.zeros(8).u32(movieTimescale).u32(0).u32(0x1_0000).u16(0x100).zeros(10);
        putMatrix(mvhd);
        mvhd.zeros(24).u32(1 + Math.max(...tracks.map(({ id }) => id)));
      });
      for (const track of tracks.map(headerOf)) {
        moov.box('trak', (trak) => {
          putTrackHeader(trak, track);
          putMedia(trak, track);
        });
      }
      moov.box('mvex', (mvex) => {
        for (const { id } of tracks) mvex.fullBox('trex', 0, 0, (trex) => trex.u32(id).u32(1).u32(0).u32(0).u32(0));
      });
    }).bytes;
