import { createEffect, on, onCleanup } from 'solid-js';

/**
 * Work that takes time belongs to the value it was begun for. Returns a function to call when work begins; what that
 * gives tells whether nothing else has become the value since, and the component is still there.
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
