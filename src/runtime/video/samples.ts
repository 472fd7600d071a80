import { type InputVideoTrack, type VideoSample, VideoSampleSink } from 'mediabunny';
import type { ShownPart } from './shown-part';

/** How much may be missing at the end of a video, in seconds: what a track says of its length is not always exact. */
const slack = 0.1;

/**
 * A track's samples in order. Who gets one closes it.
 *
 * @throws Error with a sentence for what cannot be decoded in its midst, and, after the last sample, where it breaks off.
 */
export async function* samplesOf(track: InputVideoTrack, name: string): AsyncGenerator<VideoSample, void, void> {
  let count = 0;
  let end = 0;
  try {
    for await (const sample of new VideoSampleSink(track).samples()) {
      count++;
      end = sample.timestamp + sample.duration;
      yield sample;
    }
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`${name} cannot be decoded after ${count} frames: it is damaged (${reason}).`, { cause });
  }
  if (count === 0) throw new Error(`${name} has no frames: it is cut off, or empty.`);
  const expected = await track.computeDuration({ metadataOnly: true });
  if (end > expected - slack) return;
  const [had, wanted] = [end, expected].map((seconds) => seconds.toFixed(1));
  throw new Error(`${name} is cut off: its frames end after ${had} of ${wanted} seconds. Get the whole file.`);
}

/** Edit lists tell times in units of a millisecond, mostly. */
const tolerance = 1e-3;

/** Those samples that are shown, for as long as they are. Decoders need the others, and people do not see them. */
export async function* shownSamples(
  samples: AsyncIterable<VideoSample>,
  { from, to }: ShownPart,
): AsyncGenerator<VideoSample, void, void> {
  for await (const sample of samples) {
    const { timestamp } = sample;
    const end = timestamp + sample.duration;
    const isBefore = timestamp < from - tolerance && end <= from + tolerance;
    if (isBefore || timestamp >= to - tolerance) {
      sample.close();
      continue;
    }
    const begin = timestamp < from - tolerance ? from : timestamp;
    if (begin > timestamp) sample.setTimestamp(begin);
    if (begin > timestamp || end > to + tolerance) sample.setDuration(Math.min(end, to) - begin);
    yield sample;
  }
}
