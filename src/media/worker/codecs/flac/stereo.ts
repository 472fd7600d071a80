import { assignment } from './frame-header';

/** Two channels in one of the forms of RFC 9639, section 4.2: left and right, mid and side, or one channel and side. */
export type Stereo = {
  /** The code in the frame header. */
  readonly assignment: number;
  readonly subframes: readonly { readonly samples: Int32Array; readonly isSide: boolean }[];
};

const magnitude = (value: number): number => (value < 0 ? -value : value);

/**
 * Writes mid, half the sum of two channels rounded down, and side, their difference. The lost bit is the lowest bit of
 * side.
 */
const writeMidAndSide = (
  left: Int32Array,
  right: Int32Array,
  mid: Int32Array,
  side: Int32Array,
  length: number,
): void => {
  for (let i = 0; i < length; i++) {
    const l = left[i] as number;
    const r = right[i] as number;
    mid[i] = (l + r) >> 1;
    side[i] = l - r;
  }
};

/** The sum of second differences, a cheap estimate of how many bits a channel will take. */
const roughness = (samples: Int32Array, length: number): number => {
  let sum = 0;
  for (let i = 2; i < length; i++) {
    sum += magnitude((samples[i] as number) - 2 * (samples[i - 1] as number) + (samples[i - 2] as number));
  }
  return sum;
};

/** Chooses the form of two channels that looks cheapest. Writes to `mid` and `side`. */
export const chooseStereo = (
  left: Int32Array,
  right: Int32Array,
  mid: Int32Array,
  side: Int32Array,
  length: number,
): Stereo => {
  writeMidAndSide(left, right, mid, side, length);
  const [l, r, m, s] = [left, right, mid, side].map((samples) => roughness(samples, length)) as [
    number,
    number,
    number,
    number,
  ];
  const cheapest = Math.min(l + r, l + s, s + r, m + s);
  const plain = (samples: Int32Array) => ({ samples, isSide: false });
  const difference = { samples: side, isSide: true };
  if (cheapest === l + r) return { assignment: 1, subframes: [plain(left), plain(right)] };
  if (cheapest === m + s) return { assignment: assignment.midSide, subframes: [plain(mid), difference] };
  if (cheapest === l + s) return { assignment: assignment.leftSide, subframes: [plain(left), difference] };
  return { assignment: assignment.sideRight, subframes: [difference, plain(right)] };
};
