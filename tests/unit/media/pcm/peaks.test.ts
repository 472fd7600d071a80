import { expect, test } from 'vitest';
import type { Pcm } from '../../../../src/media/worker/pcm/pcm';
import { Peaks } from '../../../../src/media/worker/pcm/peaks';

const flat = (length: number, value: number, sampleRate = 1_000, other = value): Pcm => ({
  sampleRate,
  format: 'f32',
  channels: [new Float32Array(length).fill(value), new Float32Array(length).fill(other)],
});

test('there is one value a hundredth of a second: the loudest of all channels', () => {
  const peaks = new Peaks();
  peaks.push(flat(10, 0.5));
  peaks.push(flat(10, 0.1, 1_000, -1));
  peaks.push(flat(10, 3));
  expect([...peaks.take()]).toEqual([128, 255, 255]);
});

test('chunks of any length come to the same', () => {
  const peaks = new Peaks();
  const whole = new Peaks();
  const sound = Float32Array.from({ length: 4_410 }, (_, i) => Math.sin(i / 50) * Math.sin(i / 900));
  const of = (samples: Float32Array<ArrayBuffer>): Pcm => ({ sampleRate: 22_050, format: 'f32', channels: [samples] });
  whole.push(of(sound));
  for (let at = 0; at < sound.length; at += 37) peaks.push(of(sound.slice(at, at + 37)));
  expect([...peaks.values]).toEqual([...whole.values]);
  expect(peaks.values.length).toBe(20);
});

test('what was taken is not taken again; what is not full waits for more, or for the end', () => {
  const peaks = new Peaks();
  peaks.push(flat(25, 1));
  expect([...peaks.take()]).toEqual([255, 255]);
  expect([...peaks.take()]).toEqual([]);
  expect([...peaks.take({ end: true })]).toEqual([255]);
});

test('another rate goes on where the last one ended', () => {
  const peaks = new Peaks();
  peaks.push(flat(1_005, 0.5));
  peaks.push(flat(995 * 8, 1, 8_000));
  const values = peaks.take({ end: true });
  expect(values.length).toBe(200);
  expect([...values.slice(98, 103)]).toEqual([128, 128, 255, 255, 255]);
});

test('there is room for hours', () => {
  const peaks = new Peaks();
  for (let i = 0; i < 50; i++) peaks.push(flat(60_000, i / 100));
  expect(peaks.take().length).toBe(50 * 6_000);
});
