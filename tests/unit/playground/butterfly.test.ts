import { readFileSync } from 'node:fs';
import { afterEach, expect, test, vi } from 'vitest';

type Example = {
  channels: number;
  hidden: number;
  side: number;
  pass(cells: Float32Array, rule: Float32Array): Float32Array;
};

// User code has settings of its own for its types.
const { channels, hidden, pass, side } = (await import(
  new URL('../../../src/playground/examples/butterfly/cells.ts', import.meta.url).pathname
)) as Example;

// The committed weights, as an implementation of our own reads them: a plane for each channel, and edges that are padded.

const width = 1 + 3 * channels + channels;
const units = (() => {
  const bytes = readFileSync('public/examples/butterfly.bin');
  return Float64Array.from({ length: hidden * width }, (_, i) => bytes.readInt16LE(2 * i) / 4096);
})();
const target = readFileSync('tests/fixtures/butterfly/target.bin');

const line = side + 2;
type Planes = Float64Array[];
const at = (x: number, y: number) => (y + 1) * line + x + 1;
const all = [...Array(side * side).keys()].map((i) => at(i % side, Math.floor(i / side)));

const seeded = (seed: number) => {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
};

const oneCell = (): Planes =>
  Array.from({ length: channels }, (_, i) => {
    const plane = new Float64Array(line * line);
    if (i >= 3) plane[at(side / 2, side / 2)] = 1;
    return plane;
  });

const next = (planes: Planes, random: () => number): Planes => {
  const grown = planes.map(() => new Float64Array(line * line));
  const alive = planes[3] as Float64Array;
  const seen = new Float64Array(3 * channels);
  for (const i of all) {
    const around = [i - line - 1, i - line, i - line + 1, i - 1, i, i + 1, i + line - 1, i + line, i + line + 1];
    if (Math.max(...around.map((each) => alive[each] as number)) < 0.1) continue;
    const isChosen = random() >= 0.5;
    for (const [channel, plane] of planes.entries()) {
      const value = (step: number) => plane[i + step] as number;
      const slope = (along: number, beside: number) =>
        value(along - beside) +
        2 * value(along) +
        value(along + beside) -
        (value(-along - beside) + 2 * value(-along) + value(-along + beside));
      seen.set([value(0), slope(1, line), slope(line, 1)], channel * 3);
      (grown[channel] as Float64Array)[i] = value(0);
    }
    if (!isChosen) continue;
    for (let unit = 0; unit < hidden * width; unit += width) {
      let sum = units[unit] as number;
      for (let each = 0; each < seen.length; each++) sum += (seen[each] as number) * (units[unit + 1 + each] as number);
      if (sum <= 0) continue;
      for (const [channel, plane] of grown.entries())
        plane[i] = (plane[i] as number) + sum * (units[unit + 1 + seen.length + channel] as number);
    }
  }
  return grown;
};

const after = (planes: Planes, passes: number, random: () => number): Planes => {
  let grown = planes;
  for (let count = 0; count < passes; count++) grown = next(grown, random);
  return grown;
};

const isIn = (i: number, [x, y, radius]: readonly number[]) =>
  Math.hypot((i % line) - 1 - (x as number), Math.floor(i / line) - 1 - (y as number)) < (radius as number);

/**
 * How far the picture is from the one that was drawn: the root of the mean square of red, green, blue (times alpha) and alpha,
 * from 0 to 1, everywhere or in a circle.
 */
const distance = (planes: Planes, circle: readonly number[] = [20, 20, 99]): number => {
  let [sum, count] = [0, 0];
  for (const [place, i] of all.entries()) {
    if (!isIn(i, circle)) continue;
    count += 4;
    for (let channel = 0; channel < 4; channel++)
      sum += ((planes[channel]?.[i] as number) - (target[place * 4 + channel] as number) / 255) ** 2;
  }
  return Math.sqrt(sum / count);
};

afterEach(() => vi.restoreAllMocks());

test('the weights grow the butterfly out of one cell, keep it, and heal a wing that is cut away', () => {
  const random = seeded(7);
  const grown = after(oneCell(), 90, random);
  const kept = after(grown, 110, random);
  const wing = [11, 15, 7];
  const wounded = kept.map((plane) => plane.map((value, i) => (isIn(i, wing) ? 0 : value)));
  const healed = after(wounded, 90, random);
  expect(distance(oneCell())).toBeGreaterThan(0.35);
  expect(distance(grown)).toBeLessThan(0.11);
  expect(distance(kept)).toBeLessThan(0.11);
  expect(distance(wounded, wing)).toBeGreaterThan(0.5);
  expect(distance(healed, wing)).toBeLessThan(0.2);
  expect(distance(healed)).toBeLessThan(0.12);
});

test('the example computes what the weights say', () => {
  const rule = Float32Array.from(units);
  let cells: Float32Array = new Float32Array(side * side * channels);
  cells.fill(1, ((side * side + side) / 2) * channels + 3, ((side * side + side) / 2 + 1) * channels);
  vi.spyOn(Math, 'random').mockImplementation(seeded(5));
  for (let count = 0; count < 15; count++) cells = pass(cells, rule);
  const planes = after(oneCell(), 15, seeded(5));
  let [far, living] = [0, 0];
  for (const [place, i] of all.entries()) {
    if ((planes[3]?.[i] as number) > 0.1) living++;
    for (const [channel, plane] of planes.entries())
      far = Math.max(far, Math.abs((plane[i] as number) - (cells[place * channels + channel] as number)));
  }
  expect(living).toBeGreaterThan(50);
  expect(far).toBeLessThan(1e-3);
});
