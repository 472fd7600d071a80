import type { FramesOptions } from '../../api/internal';
import { createDrawer } from './drawer';
import { checkRate } from './rate';
import { samplesOf, shownSamples } from './samples';
import { shownPart } from './shown-part';
import { nameOf, openSource, type Source } from './source';
import { timed } from './timed';
import { openTrack } from './track';

/**
 * The frames of a video in order, upright, as they are asked for: the decoder is ahead by forty packets at most. Each is
 * closed when the next is asked for, unless it is on its way to the page.
 */
export async function* readFrames(
  source: Source,
  { fps, width }: FramesOptions,
  isKept: (frame: VideoFrame) => boolean,
): AsyncGenerator<VideoFrame, void, void> {
  const input = openSource(source, 'yc.frames takes a video as');
  if (width !== undefined && !(Number.isInteger(width) && width >= 2 && width <= 16_384)) {
    throw new RangeError(`The width of yc.frames is a whole number of pixels, from 2 to 16384; got ${String(width)}.`);
  }
  checkRate('yc.frames', fps);
  const name = nameOf(source);
  const draw = createDrawer(width);
  try {
    const track = await openTrack(input, name);
    const samples = shownSamples(samplesOf(track, name), await shownPart(source, track.id));
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
