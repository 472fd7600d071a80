/**
 * The fixed predictors of RFC 9639, section 9.2.5. The predictor of order n leaves the n-th difference of the samples,
 * so each order is the difference of the one before.
 */

export const highestOrder = 4;

/**
 * The order with the smallest sum of differences. The first four samples count for no order, since not every order
 * predicts them.
 */
export const bestOrder = (samples: Int32Array, length: number): number => {
  if (length <= highestOrder) return 0;
  const at = (i: number) => samples[i] as number;
  // The latest value, and its first, second and third difference.
  let value = at(3);
  let first = value - at(2);
  let second = first - (at(2) - at(1));
  let third = second - (at(2) - 2 * at(1) + at(0));
  let sum0 = 0;
  let sum1 = 0;
  let sum2 = 0;
  let sum3 = 0;
  let sum4 = 0;
  for (let i = highestOrder; i < length; i++) {
    const newValue = samples[i] as number;
    const newFirst = newValue - value;
    const newSecond = newFirst - first;
    const newThird = newSecond - second;
    const fourth = newThird - third;
    sum0 += newValue < 0 ? -newValue : newValue;
    sum1 += newFirst < 0 ? -newFirst : newFirst;
    sum2 += newSecond < 0 ? -newSecond : newSecond;
    sum3 += newThird < 0 ? -newThird : newThird;
    sum4 += fourth < 0 ? -fourth : fourth;
    value = newValue;
    first = newFirst;
    second = newSecond;
    third = newThird;
  }
  const sums = [sum0, sum1, sum2, sum3, sum4];
  return sums.indexOf(Math.min(...sums));
};

/** Writes the predictor's residual to `residual[order…length - 1]`; the samples before that have no prediction. */
export const predict = (order: number, samples: Int32Array, length: number, residual: Int32Array): void => {
  residual.set(samples.subarray(0, length));
  // In place from the end, since each difference needs the previous value unchanged.
  for (let done = 0; done < order; done++) {
    for (let i = length - 1; i > done; i--) residual[i] = (residual[i] as number) - (residual[i - 1] as number);
  }
};
