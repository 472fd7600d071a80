/** The most workers that may be asked for, and the most that `'auto'` starts. */
export const mostWorkers = 32;
const mostAuto = 8;

export const isWorkers = (value: unknown): value is number | 'auto' =>
  value === 'auto' || (Number.isInteger(value) && Number(value) >= 1 && Number(value) <= mostWorkers);

/** A number of workers; for `'auto'`, that of the computer's cores. */
export const workersOf = (value: number | 'auto'): number =>
  value === 'auto' ? Math.max(1, Math.min(mostAuto, globalThis.navigator?.hardwareConcurrency || 1)) : value;
