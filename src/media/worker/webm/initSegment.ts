import type { VideoConfig } from '../video/packet';
import { ids } from './elements';
import { ElementWriter } from './elementWriter';
import { putHeader, putInfo, putTrack } from './file';
import { tick } from './ticks';

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
export const initSegment = ({ width, height, description }: VideoConfig): Uint8Array<ArrayBuffer> => {
  const segment = putInfo(putHeader(new ElementWriter(256)).open(ids.segment), tick);
  return putTrack(segment, 'video', 'V_VP8', (entry) =>
    entry.element(ids.video, (video) => {
      video.unsigned(ids.pixelWidth, width).unsigned(ids.pixelHeight, height);
      putColours(video, description);
    }),
  ).bytes;
};
