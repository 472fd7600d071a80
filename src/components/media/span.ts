/** The shortest length that the width represents while the final duration is unknown, in seconds. */
export const firstSpan = 15;

/** The length that the width represents meanwhile, in seconds. It doubles when full, so that it seldom changes. */
export const growingSpan = (duration: number): number => {
  let span = firstSpan;
  while (span < duration) span *= 2;
  return span;
};
