import type { VideoSample } from 'mediabunny';

/** When a frame is shown, in microseconds. */
export type Time = { timestamp: number; duration: number };

type Timed = [sample: VideoSample, times: Time[]];

/** WebM and Matroska round times to a millisecond: a frame that is late by no more is not late. In microseconds. */
const tolerance = 1000;

/**
 * Each sample with the times at which it is to be shown: its own, or those of a steady rate, at each of which the latest
 * sample is shown. A sample is closed when the next one is asked for.
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
  /** The times before `end` that have not been. */
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
    // The last one may have no duration, and is shown once all the same.
    if (held) yield [held, timesTo(startOf(held) + Math.max(durationOf(held), 2 * tolerance))];
  } finally {
    held?.close();
  }
}
