/**
 * A date as a clock on the wall shows it, in the time zone of its component: `2026-05-01 10:30:00`, or `2026-05-01` without
 * its time.
 */
export type WallClock = string;

const written = /^(\d{4})-(\d\d)-(\d\d)(?: (\d\d):(\d\d):(\d\d))?$/;

/** The milliseconds that a wall clock in UTC shows; `undefined` for text that is no date, or one that does not exist. */
export const utcOf = (text: string): number | undefined => {
  const [, year, month, day, ...time] = written.exec(text) ?? [];
  if (!year) return undefined;
  const [hour = 0, minute = 0, second = 0] = time.map((each) => Number(each ?? 0));
  const utc = new Date(0);
  // `Date.UTC` takes the years before 100 for those of the last century.
  utc.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  utc.setUTCHours(hour, minute, second);
  return wallClockOf(utc.getTime()).startsWith(text) ? utc.getTime() : undefined;
};

/** What a wall clock in UTC shows. */
export const wallClockOf = (utc: number): WallClock => new Date(utc).toISOString().slice(0, 19).replace('T', ' ');

export const isWallClock = (text: string) => utcOf(text) !== undefined;
