/** Complex numbers in two arrays. */
export type Complex = { re: Float64Array; im: Float64Array };

export const complex = (size: number): Complex => ({ re: new Float64Array(size), im: new Float64Array(size) });

/**
 * The discrete Fourier transform of `size` complex numbers, unscaled, in place; the inverse is not divided by `size` either.
 * Stockham's algorithm for any size with small factors: each stage reads from one array and writes to the other.
 */
export const fourier = (size: number): { forward: (data: Complex) => void; inverse: (data: Complex) => void } => {
  const stages = stagesOf(size);
  const spare = complex(size);
  const forward = (data: Complex) => {
    let [from, to] = [data, spare];
    for (const stage of stages) {
      step(stage, from, to);
      [from, to] = [to, from];
    }
    if (from === data) return;
    data.re.set(from.re);
    data.im.set(from.im);
  };
  // With real and imaginary part exchanged, forward is inverse.
  return { forward, inverse: ({ re, im }) => forward({ re: im, im: re }) };
};

type Stage = { radix: number; groups: number; stride: number; re: Float64Array; im: Float64Array };

const stagesOf = (size: number): Stage[] => {
  const stages: Stage[] = [];
  for (let [left, stride] = [size, 1]; left > 1; ) {
    const radix = [4, 2, 3, 5].find((each) => left % each === 0) ?? left;
    const groups = left / radix;
    const re = new Float64Array(groups * radix * radix);
    const im = new Float64Array(re.length);
    for (let p = 0, at = 0; p < groups; p++) {
      for (let k = 0; k < radix; k++) {
        for (let i = 0; i < radix; i++, at++) {
          const angle = -2 * Math.PI * (((p * k) % left) / left + ((i * k) % radix) / radix);
          re[at] = Math.cos(angle);
          im[at] = Math.sin(angle);
        }
      }
    }
    stages.push({ radix, groups, stride, re, im });
    left = groups;
    stride *= radix;
  }
  return stages;
};

const step = ({ radix, groups, stride, re, im }: Stage, from: Complex, to: Complex) => {
  const [fromRe, fromIm, toRe, toIm] = [from.re, from.im, to.re, to.im];
  const apart = stride * groups;
  for (let p = 0; p < groups; p++) {
    for (let k = 0; k < radix; k++) {
      const factors = (p * radix + k) * radix;
      for (let q = 0; q < stride; q++) {
        let sumRe = 0;
        let sumIm = 0;
        // Without destructuring: this is where the time goes.
        for (let i = 0, at = q + stride * p; i < radix; i++, at += apart) {
          const a = fromRe[at] as number;
          const b = fromIm[at] as number;
          const c = re[factors + i] as number;
          const d = im[factors + i] as number;
          sumRe += a * c - b * d;
          sumIm += a * d + b * c;
        }
        const into = q + stride * (radix * p + k);
        toRe[into] = sumRe;
        toIm[into] = sumIm;
      }
    }
  }
};
