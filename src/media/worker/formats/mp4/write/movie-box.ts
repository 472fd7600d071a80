import type { Rotation } from '../../../codecs/video-packet';
import type { BoxWriter } from './box-writer';
import type { TrackHeader } from './track';

/** Units per second of the movie's duration, and of times in track headers and edit lists. */
const movieTimescale = 1000;

/** ISO 639-2 `und` as three letters of 5 bits: undetermined language. */
const undetermined = 0x55c4;

const trackEnabledAndInMovie = 3;
const dataInSameFile = 1;
/** The one flag that `vmhd` must have. */
const videoHeaderFlag = 1;

const one = 0x1_0000;

/** How frames of this size are rotated: ISO/IEC 14496-12, section 6.2.2, in 16.16 and 2.30 fixed point. */
type Turn = { readonly rotation: Rotation; readonly width: number; readonly height: number };
const unturned: Turn = { rotation: 0, width: 0, height: 0 };

/** Maps a point (x, y) to (a·x + c·y, b·x + d·y), then moves the picture back to the origin. */
const putMatrix = (writer: BoxWriter, { rotation, width, height }: Turn = unturned) => {
  const [a, b, c, d, x, y] = {
    0: [1, 0, 0, 1, 0, 0],
    90: [0, 1, -1, 0, height, 0],
    180: [-1, 0, 0, -1, width, height],
    270: [0, -1, 1, 0, 0, width],
  }[rotation].map((value) => value * one) as [number, number, number, number, number, number];
  for (const value of [a, b, 0, c, d, 0, x, y, 0x4000_0000]) writer.i32(value);
};

/** Version 1 of a header has 64-bit times. */
const versionFor = (duration: number): 0 | 1 => (duration < 2 ** 32 ? 0 : 1);

/** Creation and modification times, left unset. */
const putNoDates = (writer: BoxWriter, version: 0 | 1) => writer.zeros(version === 1 ? 16 : 8);

const putDuration = (writer: BoxWriter, version: 0 | 1, duration: number) =>
  version === 1 ? writer.u64(duration) : writer.u32(duration);

/**
 * Writes the movie header.
 *
 * @param seconds The duration of the movie; 0 if its fragments define it.
 */
export const putMovieHeader = (moov: BoxWriter, seconds: number, nextTrackId: number): void => {
  const duration = Math.round(seconds * movieTimescale);
  const version = versionFor(duration);
  moov.fullBox('mvhd', version, 0, (mvhd) => {
    putDuration(putNoDates(mvhd, version).u32(movieTimescale), version, duration);
    mvhd.u32(0x1_0000).u16(0x100).zeros(10);
    putMatrix(mvhd);
    mvhd.zeros(24).u32(nextTrackId);
  });
};

export type TrackContent = {
  /** The duration in units of the track's time scale; 0 if its fragments define it. */
  readonly duration: number;
  /** When the track begins in the movie, in units of the track's time scale; 0 if omitted. */
  readonly start?: number;
  /** Writes the tables after `stsd`, which locate and time the samples. */
  putTables(stbl: BoxWriter): void;
};

const putTrackHeader = (trak: BoxWriter, track: TrackHeader, duration: number) => {
  const version = versionFor(duration);
  trak.fullBox('tkhd', version, trackEnabledAndInMovie, (tkhd) => {
    putDuration(putNoDates(tkhd, version).u32(track.id).zeros(4), version, duration);
    tkhd.zeros(8).u16(0).u16(0);
    tkhd.u16(track.kind === 'audio' ? 0x100 : 0).u16(0);
    const turn = track.kind === 'video' ? track : unturned;
    putMatrix(tkhd, turn);
    tkhd.u32(turn.width * one).u32(turn.height * one);
  });
};

/** An edit list: first an empty edit, then the whole track. ISO/IEC 14496-12, section 8.6.6. */
const putStart = (trak: BoxWriter, start: number, duration: number) =>
  trak.box('edts', (edts) =>
    edts.fullBox('elst', 1, 0, (elst) => {
      const noMedia = [0xffff_ffff, 0xffff_ffff] as const;
      elst.u32(2);
      elst.u64(start).u32(noMedia[0]).u32(noMedia[1]).u16(1).u16(0);
      elst.u64(duration).u64(0).u16(1).u16(0);
    }),
  );

const putMedia = (trak: BoxWriter, track: TrackHeader, { duration, putTables }: TrackContent) =>
  trak.box('mdia', (mdia) => {
    const version = versionFor(duration);
    mdia.fullBox('mdhd', version, 0, (mdhd) => {
      putDuration(putNoDates(mdhd, version).u32(track.timescale), version, duration);
      mdhd.u16(undetermined).u16(0);
    });
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
      minf.box('stbl', (stbl) => {
        stbl.fullBox('stsd', 0, 0, (stsd) => stsd.u32(1).put(track.sampleEntry));
        putTables(stbl);
      });
    });
  });

/** Writes one track of `moov`: ISO/IEC 14496-12, section 8.3. */
export const putTrack = (moov: BoxWriter, track: TrackHeader, content: TrackContent): void => {
  const inMovie = (time: number) => Math.round((time / track.timescale) * movieTimescale);
  const start = inMovie(content.start ?? 0);
  const duration = inMovie(content.duration);
  moov.box('trak', (trak) => {
    putTrackHeader(trak, track, start + duration);
    if (start > 0) putStart(trak, start, duration);
    putMedia(trak, track, content);
  });
};
