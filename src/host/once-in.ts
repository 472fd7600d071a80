/** Coalesces calls: runs once, `milliseconds` after the first call. */
export const onceIn = (milliseconds: number, act: () => void): (() => void) => {
  let waits = false;
  return () => {
    if (waits) return;
    waits = true;
    setTimeout(() => {
      waits = false;
      act();
    }, milliseconds);
  };
};
