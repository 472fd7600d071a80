import {
  type EncodedPacket,
  EncodedPacketSink,
  type InputVideoTrack,
  type VideoSample,
  VideoSampleSink,
} from 'mediabunny';
import type { ShownPart } from './shown-part';

/** How many seconds may be missing at the end of a video: the duration that a track states is not always exact. */
const slack = 0.1;

/** The same for the duration that the whole file states: its sound may be longer than its pictures. */
const fileSlack = 0.5;

/** How many restarts to tolerate before we give up on a damaged video. */
const patience = 50;

/** Finds the key frame at which decoding can resume, after the one from which it failed. */
class Restarts {
  readonly #packets: EncodedPacketSink;
  #tried: EncodedPacket | null | undefined;
  #count = 0;

  constructor(track: InputVideoTrack) {
    this.#packets = new EncodedPacketSink(track);
  }

  /** @param end when the last decoded frame ends, in seconds */
  async after(end: number): Promise<EncodedPacket | null> {
    if (++this.#count > patience) return null;
    try {
      this.#tried ??= await this.#packets.getFirstPacket();
      const reached = await this.#packets.getKeyPacket(end);
      const from =
        reached && this.#tried && reached.sequenceNumber > this.#tried.sequenceNumber ? reached : this.#tried;
      this.#tried = from && (await this.#packets.getNextKeyPacket(from));
      return this.#tried;
    } catch {
      return null;
    }
  }
}

/** More samples than the sink decodes ahead of its reader. */
const decodedAhead = 64;

/** In seconds: a sample this little before the end of the one before it comes after it. */
const rounding = 1e-3;

/**
 * Samples from a time on, up to a damaged place. When decoding fails, the sink drops what it has decoded and not yet
 * given, so a slow reader would lose more than a fast one. This finds the samples as fast as they are decoded, then
 * decodes just those.
 */
async function* samplesBeforeDamage(sink: VideoSampleSink, from: number): AsyncGenerator<VideoSample, void, void> {
  const times: number[] = [];
  try {
    for await (const sample of sink.samples(from)) {
      if (sample.timestamp >= from) times.push(sample.timestamp);
      sample.close();
      if (times.length === decodedAhead) break;
    }
  } catch {
    // Expected: these are the samples before it fails.
  }
  try {
    for await (const sample of sink.samplesAtTimestamps(times)) if (sample) yield sample;
  } catch {
    // What comes after the damage is read in any case.
  }
}

const clock = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;

/**
 * A track's samples in order. The caller closes them. If some cannot be decoded, continues with the next key frame and
 * reports it.
 *
 * @throws Error with a message for people if the track cannot be decoded at all or to its end; and, after the last
 * sample, if the track is cut off.
 */
export async function* samplesOf(
  track: InputVideoTrack,
  name: string,
  tell: (message: string) => void,
): AsyncGenerator<VideoSample, void, void> {
  let count = 0;
  let end = 0;
  /** When the last frame before a damaged place ended. */
  let gap: number | undefined;
  const sink = new VideoSampleSink(track);
  const restarts = new Restarts(track);
  const passed = (sample: VideoSample): VideoSample => {
    if (gap !== undefined) {
      const lost = Number(Math.max(0, sample.timestamp - gap).toFixed(2));
      tell(`${name} is damaged: ${lost} s at ${clock(gap)} could not be read.`);
      gap = undefined;
    }
    count++;
    end = sample.timestamp + sample.duration;
    return sample;
  };
  for (let from: number | undefined, over = false; !over; ) {
    try {
      for await (const sample of sink.samples(from)) yield passed(sample);
      over = true;
    } catch (cause) {
      // Nothing of the part that begins at `gap` was decoded, so nothing before its damage was dropped either.
      if (gap === undefined) {
        for await (const sample of samplesBeforeDamage(sink, end - rounding)) yield passed(sample);
      }
      const next = await restarts.after(end);
      if (!next) throw new Error(`${name} cannot be decoded after ${count} frames: it is damaged.`, { cause });
      gap ??= end;
      from = next.timestamp;
    }
  }
  if (count === 0) throw new Error(`${name} has no frames: it is cut off, or empty.`);
  const expected = await track.computeDuration({ metadataOnly: true });
  if (end <= expected - slack) throw cutOff(name, end, expected);
  const told = (await track.input.getDurationFromMetadata(undefined, { skipLiveWait: true })) ?? 0;
  if (end <= told - fileSlack && (await track.input.computeDuration()) <= told - fileSlack) {
    throw cutOff(name, end, told);
  }
}

const cutOff = (name: string, ...seconds: [had: number, wanted: number]): Error => {
  const [had, wanted] = seconds.map((each) => each.toFixed(1));
  return new Error(`${name} is cut off: its frames end after ${had} of ${wanted} seconds. Get the whole file.`);
};

/** In seconds: most edit lists count in milliseconds. */
const tolerance = 1e-3;

/** The samples that are shown, cut to the time for which they are. Only decoders need the others. */
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
