import { expect, test } from 'vitest';
import { videoTimescale } from '../../../src/media/worker/codecs/video-packet';
import { count, decoded, ends, film, frame, watch } from './movies';

/** The place of a frame's bytes in a file of whole frames, as a reader gives them. */
const placeOf = (file: Uint8Array, data: Uint8Array): number => {
  for (let at = 0; at + data.length <= file.length; at++) {
    let i = 0;
    while (i < 32 && file[at + i] === data[i]) i++;
    if (i === 32) return at;
  }
  throw new Error('not in the file');
};

test('a transport stream that ends within a frame loses that frame alone, and says so', async () => {
  const file = await film('film.m2t');
  for (const packets of [100, 133, 180, 200]) {
    const seen = await watch([file.slice(0, 188 * packets), await film('alone-0.mp4')]);
    const shown = await decoded(seen);
    expect(shown.slice(-30).map(({ number }) => number)).toEqual(count(30).map(({ number }) => number));
    expect(ends(seen.packets)).toBeGreaterThanOrEqual(30 * frame);
    for (const problem of seen.problems) expect(problem).toMatch(/^chunk 0: .* left out/);
  }
});

test.each(['moov-at-front.mp4', 'no-b-frames.mov', 'h264.mkv'])(
  'a frame of %s whose parts are wrong is held over by the one before, and told',
  async (name) => {
    const file = await film(name);
    const whole = await watch([file]);
    for (const index of [3, 17, 29]) {
      const damaged = file.slice();
      const { data } = whole.packets[index] as (typeof whole.packets)[number];
      damaged.set([0x7f, 0xff, 0xff, 0xff], placeOf(file, data));
      const seen = await watch([damaged]);
      expect(seen.problems).toEqual([
        'chunk 0: one frame of its video is damaged, or came in part: it is left out, and the frame before is held',
      ]);
      expect(seen.packets).toHaveLength(whole.packets.length - 1);
      ends(seen.packets);
      const end = (packets: typeof seen.packets) => Math.max(...packets.map((one) => one.timestamp + one.duration));
      if (index < 29) expect(end(seen.packets)).toBe(end(whole.packets));
    }
  },
);

test('without its key frame a group is left out, and the next one follows in its place', async () => {
  const file = await film('film.mp4');
  const whole = await watch([file]);
  const key = whole.packets.findIndex(({ isKey }, index) => isKey && index > 0);
  const damaged = file.slice();
  damaged.set([0x7f, 0xff, 0xff, 0xff], placeOf(file, (whole.packets[key] as (typeof whole.packets)[number]).data));
  const seen = await watch([damaged]);
  expect(seen.problems).toEqual([expect.stringMatching(/^chunk 0: 30 frames of its video are damaged, .*left out/)]);
  expect(ends(seen.packets)).toBe(3 * videoTimescale);
  expect((await decoded(seen)).map(({ number }) => number)).toEqual([
    ...count(30).map(({ number }) => number),
    ...count(30, 60).map(({ number }) => number),
  ]);
});
