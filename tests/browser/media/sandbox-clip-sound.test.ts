import { describe, expect, test } from 'vitest';
import type { VideoWire } from '../../../src/protocol';
import { film, heard, watch } from './movies';
import { run } from './sandbox-video';

/** The clips that a sketch makes of a film's frames, with the film's sound. */
const clipsOf = async (name: string, { fps = 30, seconds = 0.5 } = {}) => {
  const { yielded, outcome } = await run(
    `async function* (file) {
      const clip = new yc.Clip({ fps: ${fps}, sound: file });
      for await (const frame of yc.frames(file, { fps: ${fps}, width: 160 })) {
        await clip.add(frame);
        if (clip.duration >= ${seconds}) yield await clip.finish();
      }
      if (clip.duration > 0) yield await clip.finish();
    }`,
    new File([await film(name)], name),
    'video',
  );
  const files = (yielded as VideoWire[]).map((each) => (each.as === 'file' ? each.file : new File([], each.as)));
  return { outcome, clips: await Promise.all(files.map(async (file) => new Uint8Array(await file.arrayBuffer()))) };
};

describe('the sound of a clip', () => {
  test.each([
    ['film.mp4', 3, 6],
    ['film.m2t', 3, 6],
    ['h264.mkv', 1, 2],
    ['vp8-0.webm', 1, 2],
    ['mp3.m2t', 1, 2],
    ['vp9.mp4', 1, 2],
  ])('is that of %s, in place, and goes on from clip to clip', async (name, seconds, count) => {
    const { outcome, clips } = await clipsOf(name);
    expect(outcome).toBe('done');
    expect(clips).toHaveLength(count);
    const seen = await watch(clips);
    expect(seen.problems).toEqual([]);
    const source = heard(await watch([await film(name)]), seconds);
    const clip = heard(seen, seconds);
    // A sample that is lost or doubled where clips join would show: the sweep rises to 900 Hz.
    expect(clip.alike).toBeGreaterThan(0.999);
    expect(Math.abs(clip.late - source.late)).toBeLessThan(3);
    expect(clip.samples / clip.rate).toBeCloseTo(seconds, 1);
  });

  test('begins where the first frame of the film is shown: an edit list hides half a second before it', async () => {
    const { clips } = await clipsOf('from-half.mp4');
    const seen = await watch(clips);
    expect(seen.problems).toEqual([]);
    const { late, alike } = heard(seen, 1.5, 0.5);
    expect(Math.abs(late)).toBeLessThan(3);
    expect(alike).toBeGreaterThan(0.999);
  });

  test('is left out where the film has none', async () => {
    const { outcome, clips } = await clipsOf('silent.mp4');
    expect(outcome).toBe('done');
    const seen = await watch(clips);
    expect(seen.problems).toEqual([]);
    expect(seen.pcms).toEqual([]);
    expect(seen.packets.length).toBe(30);
  });

  test.each([
    ['text.txt', /^“text\.txt” cannot be read for the sound of a clip: /],
    [null, /^The sound of yc\.Clip is a File, a Blob or its bytes; got 7\.$/],
  ])('that cannot be had is told of in a sentence: %s', async (name, says) => {
    const file = name === null ? null : new File([await film(name)], name);
    const { outcome } = await run(
      `async function* (file) {
        const clip = new yc.Clip({ sound: file ?? 7 });
        await clip.add(flat(16, 16, 20));
        yield await clip.finish();
      }`,
      file,
      'video',
    );
    expect(outcome).toMatch(says);
  });
});
