import { createEffect, on, onCleanup } from 'solid-js';

/**
 * Ties slow work to the value it was started for. Returns a function to call when work starts; that returns another
 * one, which tells whether the value is still the same and the component still mounted.
 */
export const createBelonging = (value: () => unknown): (() => () => boolean) => {
  let turn = 0;
  const end = () => {
    turn++;
  };
  createEffect(on(value, end, { defer: true }));
  onCleanup(end);
  return () => {
    const begun = turn;
    return () => turn === begun;
  };
};
