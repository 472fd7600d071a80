import { expect, test } from 'vitest';
import { StreamConformer } from '../../../../src/media/worker/pcm/conform';
import { lengthOf, type Pcm } from '../../../../src/media/worker/pcm/pcm';
import { counted, joined, total } from '../tools/sound';

const fitted = (pieces: readonly Pcm[]): Pcm[] => {
  const given: Pcm[] = [];
  const conformer = new StreamConformer((pcm) => given.push(pcm));
  for (const pcm of pieces) conformer.push(pcm);
  conformer.flush();
  return given;
};

const shapes = (pieces: readonly Pcm[]) =>
  pieces
    .map(({ sampleRate, channels }) => `${sampleRate}×${channels.length}`)
    .filter((one, i, all) => one !== all[i - 1]);

const sine = (length: number, from: number, sampleRate: number): Pcm => ({
  sampleRate,
  format: 'f32',
  channels: [Float32Array.from({ length }, (_, i) => 0.5 * Math.sin((2 * Math.PI * 300 * (from + i)) / sampleRate))],
});

test('sound of one rate goes through as it is, at once', () => {
  const given: Pcm[] = [];
  const conformer = new StreamConformer((pcm) => given.push(pcm));
  const pcm = counted(5, { format: 's24' });
  conformer.push(pcm);
  expect(given).toEqual([pcm]);
  expect(given[0]?.channels[0]).toBe(pcm.channels[0]);
});

test('a higher rate or more channels make the stream such, and it stays such', () => {
  const given = fitted([
    counted(800, { sampleRate: 8_000 }),
    counted(1_600, { sampleRate: 16_000 }),
    counted(800, { sampleRate: 8_000, channels: 2 }),
    counted(1_600, { sampleRate: 16_000 }),
  ]);
  expect(shapes(given)).toEqual(['8000×1', '16000×1', '16000×2']);
  expect(total(given)).toBe(800 + 3 * 1_600);
});

test('one channel in a stream of two is heard from both', () => {
  const [, second] = fitted([counted(4, { channels: 2 }), counted(4)]) as [Pcm, Pcm];
  expect(second.channels.map((samples) => [...samples])).toEqual([
    [0, 1, 2, 3],
    [0, 1, 2, 3],
  ]);
});

test('chunks of a lower rate are joined without a seam, whatever their lengths', () => {
  const before = counted(1, { sampleRate: 48_000, format: 'f32' });
  const whole = joined(fitted([before, sine(4_410, 0, 44_100)]).slice(1));
  const lengths = [1, 882, 7, 2_000, 20, 1_500];
  let from = 0;
  const chunks = lengths.map((length) => {
    const chunk = sine(length, from, 44_100);
    from += length;
    return chunk;
  });
  const cut = joined(fitted([before, ...chunks]).slice(1));
  expect(cut).toEqual(whole);
  expect(cut.length).toBe(4_800);
  const middle = cut.slice(200, -200);
  const wrong = middle.filter(
    (value, i) => Math.abs(value - 0.5 * Math.sin((2 * Math.PI * 300 * (200 + i)) / 48_000)) > 1e-3,
  );
  expect(wrong).toEqual([]);
});

test('what the resampler holds back is given before other sound', () => {
  const given = fitted([
    counted(480, { sampleRate: 48_000 }),
    sine(441, 0, 44_100),
    counted(480, { sampleRate: 48_000 }),
    sine(441, 0, 44_100),
    sine(80, 0, 8_000),
  ]);
  expect(given.reduce((sum, pcm) => sum + lengthOf(pcm), 0)).toBe(5 * 480);
  const [whole] = given.filter(({ format }, i) => format === 's16' && i > 0) as [Pcm];
  const before = given.slice(1, given.indexOf(whole));
  expect(total(before)).toBe(480);
});

test.each([
  [1_000, 3_000],
  [2_999, 3_000],
  [3_000, 3_000],
  [384_000, 384_000],
  [1_048_575, 384_000],
])('sound of %i Hz, which may be out of what engines play, has %i', (given, played) => {
  const seconds = 0.1;
  const pieces = fitted([counted(Math.round(given * seconds), { sampleRate: given })]);
  expect(pieces[0]?.sampleRate).toBe(played);
  expect(Math.abs(total(pieces) - played * seconds)).toBeLessThan(2);
});
