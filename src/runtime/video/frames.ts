import { BlobSource, BufferSource, Input, MATROSKA, MP4, MPEG_TS, QTFF, WEBM } from 'mediabunny';
import type { FramesOptions } from '../../api/internal';
import { createDrawer } from './drawer';
import { checkRate } from './rate';
import { samplesOf } from './samples';
import { timed } from './timed';
import { openTrack } from './track';

type Source = Blob | ArrayBuffer | Uint8Array;

/**
 * The frames of a video in order, upright, as they are asked for: the decoder is ahead by forty packets at most. Each is
 * closed when the next is asked for, unless it is on its way to the page.
 */
export async function* readFrames(
  source: Source,
  { fps, width }: FramesOptions,
  isKept: (frame: VideoFrame) => boolean,
): AsyncGenerator<VideoFrame, void, void> {
  if (!(source instanceof Blob || source instanceof ArrayBuffer || source instanceof Uint8Array)) {
    throw new TypeError(`yc.frames takes a video as a File, a Blob or its bytes; got ${kindOf(source)}.`);
  }
  if (width !== undefined && !(Number.isInteger(width) && width >= 2 && width <= 16_384)) {
    throw new RangeError(`The width of yc.frames is a whole number of pixels, from 2 to 16384; got ${String(width)}.`);
  }
  checkRate('yc.frames', fps);
  const name = source instanceof File ? `“${source.name}”` : 'The video';
  const input = new Input({
    source: source instanceof Blob ? new BlobSource(source) : new BufferSource(source),
    formats: [MP4, QTFF, WEBM, MATROSKA, MPEG_TS],
  });
  const draw = createDrawer(width);
  try {
    const samples = samplesOf(await openTrack(input, name), name);
    for await (const [sample, times] of timed(samples, fps)) {
      if (times.length === 0) continue;
      const frame = draw(sample);
      try {
        for (const time of times) yield* lent(new VideoFrame(frame, time), isKept);
      } finally {
        frame.close();
      }
    }
  } finally {
    input.dispose();
  }
}

/** A frame for as long as no more is asked for. */
function* lent(frame: VideoFrame, isKept: (frame: VideoFrame) => boolean) {
  try {
    yield frame;
  } finally {
    if (!isKept(frame)) frame.close();
  }
}

const kindOf = (value: unknown) =>
  value === null || typeof value !== 'object' ? String(value) : (value.constructor?.name ?? 'an object');
