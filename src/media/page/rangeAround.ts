/**
 * The range that holds a time, or lies next to it by no more than `nearly`; all in seconds. An empty one at the time
 * itself where there is none.
 */
export const rangeAround = (ranges: TimeRanges, time: number, nearly = 0): readonly [from: number, to: number] => {
  for (let i = 0; i < ranges.length; i++) {
    const [from, to] = [ranges.start(i), ranges.end(i)];
    if (from <= time + nearly && time <= to + nearly) return [from, to];
  }
  return [time, time];
};
