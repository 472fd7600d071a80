import { BoxWriter } from './box-writer';
import { putMovieHeader, putTrack, type TrackContent } from './movie-box';
import { headerOf, type Track } from './track';

/** The tables exist but are empty: fragments describe the samples. */
const fragmented: TrackContent = {
  duration: 0,
  putTables(stbl) {
    stbl.fullBox('stts', 0, 0, (stts) => stts.u32(0));
    stbl.fullBox('stsc', 0, 0, (stsc) => stsc.u32(0));
    stbl.fullBox('stsz', 0, 0, (stsz) => stsz.u32(0).u32(0));
    stbl.fullBox('stco', 0, 0, (stco) => stco.u32(0));
  },
};

/**
 * The beginning of a fragmented file: `ftyp` and `moov`, ISO/IEC 14496-12, section 8, and the byte stream format of
 * Media Source Extensions, https://www.w3.org/TR/mse-byte-stream-format-isobmff/.
 */
export const initSegment = ({ tracks }: { tracks: readonly Track[] }): Uint8Array<ArrayBuffer> =>
  new BoxWriter()
    .box('ftyp', (ftyp) => ftyp.text('iso5').u32(512).text('isomiso5iso6mp41'))
    .box('moov', (moov) => {
      putMovieHeader(moov, 0, 1 + Math.max(...tracks.map(({ id }) => id)));
      for (const track of tracks) putTrack(moov, headerOf(track), fragmented);
      moov.box('mvex', (mvex) => {
        for (const { id } of tracks) mvex.fullBox('trex', 0, 0, (trex) => trex.u32(id).u32(1).u32(0).u32(0).u32(0));
      });
    }).bytes;
