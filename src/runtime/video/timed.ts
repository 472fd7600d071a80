import type { VideoSample } from 'mediabunny';

/** When and for how long a frame is shown, in microseconds. */
export type Time = { timestamp: number; duration: number };

type Timed = [sample: VideoSample, times: Time[]];

/** In microseconds. WebM and Matroska round times to a millisecond, so a frame late by no more is on time. */
const tolerance = 1000;

/**
 * Each sample with the times at which to show it: its own, or those of a steady rate, each of which shows the latest
 * sample. A sample is closed when the next one is requested.
 */
export const timed = (samples: AsyncIterable<VideoSample>, fps: number | undefined) =>
  fps === undefined ? atTheirOwn(samples) : atRate(samples, fps);

const startOf = ({ timestamp }: VideoSample) => Math.round(timestamp * 1e6);
const durationOf = ({ duration }: VideoSample) => Math.round(duration * 1e6);

async function* atTheirOwn(samples: AsyncIterable<VideoSample>): AsyncGenerator<Timed, void, void> {
  for await (const sample of samples) {
    try {
      yield [sample, [{ timestamp: startOf(sample), duration: durationOf(sample) }]];
    } finally {
      sample.close();
    }
  }
}

async function* atRate(samples: AsyncIterable<VideoSample>, fps: number): AsyncGenerator<Timed, void, void> {
  let began: number | undefined;
  let count = 0;
  const at = (i: number) => (began ?? 0) + Math.round((i * 1e6) / fps);
  /** The times before `end` that were not given yet. */
  const timesTo = (end: number): Time[] => {
    const times: Time[] = [];
    for (; at(count) < end - tolerance; count++) {
      times.push({ timestamp: at(count), duration: at(count + 1) - at(count) });
    }
    return times;
  };
  let held: VideoSample | undefined;
  try {
    for await (const next of samples) {
      const shown = held;
      held = next;
      began ??= startOf(next);
      if (!shown) continue;
      try {
        yield [shown, timesTo(startOf(next))];
      } finally {
        shown.close();
      }
    }
    // The last sample may have no duration; it is shown once all the same.
    if (held) yield [held, timesTo(startOf(held) + Math.max(durationOf(held), 2 * tolerance))];
  } finally {
    held?.close();
  }
}
