/**
 * The range that contains a time or is at most `nearly` away from it; all in seconds. If there is none, an empty range
 * at the time itself.
 */
export const rangeAround = (ranges: TimeRanges, time: number, nearly = 0): readonly [from: number, to: number] => {
  for (let i = 0; i < ranges.length; i++) {
    const [from, to] = [ranges.start(i), ranges.end(i)];
    if (from <= time + nearly && time <= to + nearly) return [from, to];
  }
  return [time, time];
};
