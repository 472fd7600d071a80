/** Checks a number of frames per second: from 0.1 to 1000, or undefined. */
export const checkRate = (whose: string, fps: number | undefined) => {
  if (fps === undefined || (fps >= 0.1 && fps <= 1000)) return;
  throw new RangeError(`The fps of ${whose} is a number of frames a second, from 0.1 to 1000; got ${String(fps)}.`);
};
