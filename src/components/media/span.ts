/** The least that the width stands for while nobody knows how long it will be, in seconds. */
export const firstSpan = 15;

/** What the width stands for meanwhile, in seconds: doubled when it is full, so that it seldom changes. */
export const growingSpan = (duration: number): number => {
  let span = firstSpan;
  while (span < duration) span *= 2;
  return span;
};
