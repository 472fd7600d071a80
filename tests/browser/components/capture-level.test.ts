import { describe, expect, test } from 'vitest';
import { nextReading } from '../../../src/components/capture/level';

describe('the level', () => {
  const quiet = { rms: -43, peak: -40, clipped: false };

  test('holds its peak for a second and a half, and then takes what there is', () => {
    let reading = nextReading(undefined, { rms: -9, peak: -6, clipped: false }, 0);
    for (let at = 100; at <= 1400; at += 100) reading = nextReading(reading, quiet, at);
    expect(reading.held).toBe(-6);
    reading = nextReading(reading, quiet, 1500);
    expect(reading.held).toBe(reading.peak);
    expect(nextReading(reading, { ...quiet, peak: -3 }, 1510).held).toBe(-3);
  });

  test('rises at once, and falls slowly enough to be seen', () => {
    const loud = nextReading(undefined, { rms: -9, peak: -6, clipped: false }, 0);
    const after = nextReading(loud, quiet, 100);
    expect([after.peak, after.rms]).toEqual([-9, -12]);
    expect(nextReading(after, { rms: -4, peak: -1, clipped: false }, 110).peak).toBe(-1);
  });

  test('marks a clip for three seconds', () => {
    let reading = nextReading(undefined, { rms: -3, peak: 0, clipped: true }, 0);
    reading = nextReading(reading, quiet, 2999);
    expect(reading.clipped).toBe(true);
    expect(nextReading(reading, quiet, 3000).clipped).toBe(false);
  });

  test('is told five times a second, as the loudest since', () => {
    let reading = nextReading(undefined, quiet, 0);
    reading = nextReading(reading, { ...quiet, peak: -10 }, 50);
    expect(reading.told).toBe(-40);
    reading = nextReading(reading, quiet, 200);
    expect(reading.told).toBe(-10);
    expect(nextReading(reading, quiet, 400).told).toBe(-40);
  });
});
