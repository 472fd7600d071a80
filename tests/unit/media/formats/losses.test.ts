import { expect, test } from 'vitest';
import { Losses } from '../../../../src/media/worker/formats/losses';
import { lostSamples, type Pcm } from '../../../../src/media/worker/pcm/pcm';

const sound = (seconds: number): Pcm => ({
  sampleRate: 1000,
  format: 's16',
  channels: [new Int16Array(1000 * seconds)],
});
const silence = (seconds: number): Pcm => lostSamples(sound(0), 1000 * seconds);

const toldOf = (...pieces: Pcm[]): string[] => {
  const told: string[] = [];
  const losses = new Losses((problem) => told.push(problem));
  for (const pcm of pieces) {
    losses.pass(pcm);
    losses.tell();
  }
  losses.end();
  return told;
};

test('what is lost is told with its length and its place', () => {
  expect(toldOf(sound(133), silence(0.1), sound(2))).toEqual(['0.1 s at 2:13 could not be read']);
  expect(toldOf(sound(3725), silence(0.02))).toEqual(['0.02 s at 1:02:05 could not be read']);
  expect(toldOf(sound(5))).toEqual([]);
});

test('parts close to each other are one place, and of many places only the first are told one by one', () => {
  expect(toldOf(silence(0.1), sound(0.1), silence(0.1), sound(1))).toEqual(['0.2 s at 0:00 could not be read']);
  const many = Array.from({ length: 10 }, () => [sound(1), silence(0.5)]).flat();
  expect(toldOf(...many)).toEqual([
    '0.5 s at 0:01 could not be read',
    '0.5 s at 0:02 could not be read',
    '0.5 s at 0:04 could not be read',
    '3.5 s at 7 other places could not be read',
  ]);
});
