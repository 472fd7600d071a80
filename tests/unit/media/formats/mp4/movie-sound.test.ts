import { describe, expect, test } from 'vitest';
import { mp4SoundDuration } from '../../../../../src/media/worker/formats/mp4/movie-sound';

const frame = new Uint8Array(8);
const durations = (codec: string, sampleRate: number, told: readonly number[]) => {
  const durationOf = mp4SoundDuration({ codec, sampleRate, numberOfChannels: 1 });
  return told.map((samples) => Math.round(durationOf(frame, samples / sampleRate) * sampleRate));
};

describe('how long frames of sound in MP4 decode to', () => {
  test('the last frame is as long as the others, though less of it is to be heard', () => {
    expect(durations('mp4a.40.2', 44_100, [1024, 1024, 300])).toEqual([1024, 1024, 1024]);
    expect(durations('mp3', 44_100, [1152, 1152, 300])).toEqual([1152, 1152, 1152]);
  });

  test('a first frame that stands before a hole makes no other longer', () => {
    expect(durations('mp4a.40.2', 44_100, [2940, 1024, 1024])).toEqual([1024, 1024, 1024]);
    expect(durations('mp3', 22_050, [2940, 576, 576]).slice(1)).toEqual([576, 576]);
  });

  test('frames of other lengths are taken as they are told', () => {
    expect(durations('mp4a.40.2', 48_000, [960, 960, 960])).toEqual([960, 960, 960]);
    expect(durations('mp4a.40.5', 48_000, [2048, 2048, 1000])).toEqual([2048, 2048, 2048]);
    expect(durations('flac', 48_000, [4096, 4096, 100])).toEqual([4096, 4096, 100]);
  });
});
