import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { StallGuard } from '../../../../../src/media/page/playback/stall-guard';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** An element that plays as time goes by, for as long as there is media. */
const open = () => {
  const element = { ahead: 0, complete: false, rate: 1, playing: false, starved: false, told: [] as string[] };
  const stallGuard = new StallGuard({
    ahead: () => element.ahead,
    complete: () => element.complete,
    playbackRate: () => element.rate,
    starved: () => element.starved,
    nudge: () => element.told.push('nudge'),
    play: () => {
      element.playing = true;
      element.told.push('play');
    },
    pause: () => {
      element.playing = false;
      element.told.push('pause');
    },
  });
  const more = (seconds: number) => {
    element.ahead += seconds;
    stallGuard.look();
  };
  const pass = (milliseconds: number) => {
    for (let i = 0; i < milliseconds; i++) {
      vi.advanceTimersByTime(1);
      if (element.playing) element.ahead = Math.max(0, element.ahead - element.rate / 1000);
    }
  };
  return { element, hold: stallGuard, more, pass };
};

test('it begins at once with 0.2 s', () => {
  const { element, hold: stallGuard, more } = open();
  stallGuard.start();
  expect(stallGuard.holding).toBe(true);
  more(0.1);
  expect(element.told).toEqual([]);
  more(0.1);
  expect(element.told).toEqual(['play']);
  expect(stallGuard.holding).toBe(false);
});

test('it begins with a little less when nothing more comes', () => {
  const { element, hold: stallGuard, more, pass } = open();
  stallGuard.start();
  more(0.18);
  pass(60);
  more(0.001);
  pass(70);
  expect(element.told).toEqual([]);
  pass(30);
  expect(element.told).toEqual(['play']);
});

test('it does not begin with what it would be held at', () => {
  const { element, hold: stallGuard, more, pass } = open();
  stallGuard.start();
  more(0.1);
  pass(1_000);
  expect(element.told).toEqual([]);
});

test('a short stream that is complete is played', () => {
  const { element, hold: stallGuard, more } = open();
  stallGuard.start();
  more(0.02);
  element.complete = true;
  stallGuard.look();
  expect(element.told).toEqual(['play']);
});

test('it is held before it runs dry, and goes on at 0.4 s', () => {
  const { element, hold: stallGuard, more, pass } = open();
  stallGuard.start();
  more(1);
  pass(2_000);
  expect(element.told).toEqual(['play', 'pause']);
  expect(element.ahead).toBeGreaterThan(0.13);
  expect(element.ahead).toBeLessThan(0.15);
  more(0.2);
  pass(1_000);
  expect(stallGuard.holding).toBe(true);
  more(0.1);
  expect(element.told).toEqual(['play', 'pause', 'play']);
});

test('a complete stream is never held', () => {
  const { element, hold: stallGuard, more, pass } = open();
  stallGuard.start();
  element.complete = true;
  more(1);
  pass(2_000);
  expect(element.told).toEqual(['play']);
});

test('at twice the speed it takes twice as much', () => {
  const { element, hold: stallGuard, more, pass } = open();
  element.rate = 2;
  stallGuard.start();
  more(0.39);
  expect(element.told).toEqual([]);
  more(0.61);
  pass(1_000);
  expect(element.told).toEqual(['play', 'pause']);
  expect(element.ahead).toBeGreaterThan(0.26);
  more(0.5);
  expect(element.told).toEqual(['play', 'pause']);
  more(0.05);
  expect(element.told).toEqual(['play', 'pause', 'play']);
});

test('another place begins as one that has not been heard', () => {
  const { element, hold: stallGuard, more, pass } = open();
  stallGuard.start();
  more(0.3);
  pass(300);
  element.ahead = 0;
  stallGuard.renew();
  more(0.2);
  expect(element.told).toEqual(['play', 'pause', 'play']);
});

test('an engine that stands though there is enough is nudged, once for each time', () => {
  const { element, hold: stallGuard, more, pass } = open();
  stallGuard.start();
  more(20);
  pass(1_000);
  element.starved = true;
  pass(350);
  expect(element.told).toEqual(['play']);
  pass(500);
  expect(element.told).toEqual(['play', 'nudge']);
  element.starved = false;
  pass(2_000);
  expect(element.told).toEqual(['play', 'nudge']);
});

test('when stopped it looks no more', () => {
  const { element, hold: stallGuard, more, pass } = open();
  stallGuard.start();
  more(1);
  stallGuard.stop();
  pass(2_000);
  more(1);
  expect(element.told).toEqual(['play']);
  expect(stallGuard.holding).toBe(false);
  expect(vi.getTimerCount()).toBe(0);
});
