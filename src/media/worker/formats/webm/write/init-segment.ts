import type { VideoConfig } from '../../../codecs/video-packet';
import { ElementWriter } from './element-writer';
import { ids } from './elements';
import { putHeader, putInfo, putTrack } from './file';

/** Nanoseconds per tick in a stream: a microsecond, which browsers use as well. */
export const tick = 1000;

/** Ticks per second. */
export const ticksPerSecond = 1e9 / tick;

/** `vpcC` ends with the codec's record; in H.273, 2 means unspecified. */
const bytesOfRecord = 8;
const unknown = 2;

/** Writes the colours if the codec's record has them: VP8 packets do not. */
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
 * The beginning of an endless WebM file with one VP8 track: the EBML header, and the segment's `Info` and `Tracks`,
 * according to RFC 9559 and the byte stream format of Media Source Extensions,
 * https://www.w3.org/TR/mse-byte-stream-format-webm/.
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
