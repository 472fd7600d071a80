/** A function that acts so many milliseconds after its first call, once for all calls until then. */
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
