/** Loaded on demand: only sketches that run again by themselves need it. */
export const loadCarry = () => import('./carry').then(({ carryValues }) => carryValues);
