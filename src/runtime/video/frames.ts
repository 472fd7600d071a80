import type { VideoSample } from 'mediabunny';
import type { FramesOptions } from '../../api/internal';
import { checkRate } from './rate';
import { samplesOf, shownSamples } from './samples';
import { shownPart } from './shown-part';
import { checkSource, type MakeReadable, openSource, type Source, sourceName } from './source';
import { timed } from './timed';
import { openTrack } from './track';

/** Makes frames from samples: upright, with square pixels, and of this width if given. The caller closes them. */
const createDrawer = (wanted: number | undefined): ((sample: VideoSample) => VideoFrame) => {
  let canvas: OffscreenCanvas | undefined;
  return (sample) => {
    const { displayWidth, displayHeight, codedWidth, codedHeight, rotation, flip } = sample;
    const width = wanted ?? displayWidth;
    const isAsIs =
      width === displayWidth && displayWidth === codedWidth && displayHeight === codedHeight && rotation === 0 && !flip;
    if (isAsIs) return sample.toVideoFrame();
    // Encoders take even heights only.
    const height =
      wanted === undefined ? displayHeight : 2 * Math.round((width * displayHeight) / displayWidth / 2) || 2;
    canvas ??= new OffscreenCanvas(width, height);
    if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
    sample.draw(canvas.getContext('2d') as OffscreenCanvasRenderingContext2D, 0, 0, width, height);
    return new VideoFrame(canvas, { timestamp: sample.microsecondTimestamp, alpha: 'discard' });
  };
};

/**
 * The frames of a video, in order and upright, decoded on demand: the decoder is ahead by forty packets at most. Each
 * frame is closed when the next one is requested, unless it is on its way to the page.
 */
export async function* readFrames(
  source: Source,
  { fps, width }: FramesOptions,
  isKept: (frame: VideoFrame) => boolean,
  tell: (message: string) => void,
  makeReadable: MakeReadable,
): AsyncGenerator<VideoFrame, void, void> {
  checkSource(source, 'yc.frames takes a video as');
  if (width !== undefined && !(Number.isInteger(width) && width >= 2 && width <= 16_384)) {
    throw new RangeError(`The width of yc.frames is a whole number of pixels, from 2 to 16384; got ${String(width)}.`);
  }
  checkRate('yc.frames', fps);
  const name = sourceName(source);
  const draw = createDrawer(width);
  const { input, film, problem } = await openSource(source, 'pictures', makeReadable);
  if (problem) tell(`${name}: ${problem}`);
  try {
    const track = await openTrack(input, name);
    const samples = shownSamples(samplesOf(track, name, tell), await shownPart(film, track.id));
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

/** Lends a frame until the next one is requested. */
function* lent(frame: VideoFrame, isKept: (frame: VideoFrame) => boolean) {
  try {
    yield frame;
  } finally {
    if (!isKept(frame)) frame.close();
  }
}
