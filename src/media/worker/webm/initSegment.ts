import type { VideoConfig } from '../video/packet';
import { ids, tick, trackNumber } from './elements';
import { ElementWriter } from './elementWriter';

const name = 'Yieldcast';
const videoType = 1;

/** The codec's record ends `vpcC`; of H.273, 2 says that nothing is known. */
const bytesOfRecord = 8;
const unknown = 2;

/** Colours, where the codec's record tells them: packets of VP8 do not. */
const putColours = (video: ElementWriter, description: Uint8Array) => {
  const [, , sampling = 0, primaries, transfer, matrix] = description.slice(-bytesOfRecord);
  const told = [
    [ids.matrix, matrix],
    [ids.transfer, transfer],
    [ids.primaries, primaries],
  ] as const;
  const known = told.filter(([, value]) => value !== undefined && value !== unknown);
  if (known.length === 0) return;
  video.element(ids.colour, (colour) => {
    for (const [id, value] of known) colour.unsigned(id, value ?? unknown);
    colour.unsigned(ids.range, sampling & 1 ? 2 : 1);
  });
};

/**
 * The head of a WebM file of one track of VP8 that has no end: the EBML header, and of its segment `Info` and `Tracks`,
 * as RFC 9559 and the byte stream format of Media Source Extensions say, https://www.w3.org/TR/mse-byte-stream-format-webm/.
 */
export const initSegment = ({ width, height, description }: VideoConfig): Uint8Array<ArrayBuffer> =>
  new ElementWriter(256)
    .element(ids.ebml, (ebml) =>
      ebml.string(ids.docType, 'webm').unsigned(ids.docTypeVersion, 4).unsigned(ids.docTypeReadVersion, 2),
    )
    .open(ids.segment)
    .element(ids.info, (info) =>
      info.unsigned(ids.timestampScale, tick).string(ids.muxingApp, name).string(ids.writingApp, name),
    )
    .element(ids.tracks, (tracks) =>
      tracks.element(ids.trackEntry, (entry) => {
        entry.unsigned(ids.trackNumber, trackNumber).unsigned(ids.trackUid, trackNumber);
        entry.unsigned(ids.trackType, videoType).unsigned(ids.flagLacing, 0).string(ids.codecId, 'V_VP8');
        entry.element(ids.video, (video) => {
          video.unsigned(ids.pixelWidth, width).unsigned(ids.pixelHeight, height);
          putColours(video, description);
        });
      }),
    ).bytes;
