/** Milliseconds by which a time zone's clocks are ahead of UTC at an instant. */
const aheadAt = (instant: number, zone: Intl.DateTimeFormat): number => {
  const parts: Record<string, number> = {};
  for (const { type, value } of zone.formatToParts(instant)) parts[type] = Number(value);
  const { year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  const shown = new Date(0);
  // `Date.UTC` takes the years before 100 for those of the last century.
  shown.setUTCFullYear(year, month - 1, day);
  shown.setUTCHours(hour, minute, second);
  return shown.getTime() - Math.floor(instant / 1000) * 1000;
};

/** The clocks of a time zone, by default of this device. @throws RangeError for a zone that there is not */
export const clocksOf = (timeZone?: string) => {
  const zone = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return {
    /** What a clock in UTC shows when one of this zone shows the instant. */
    shown: (instant: number) => instant + aheadAt(instant, zone),
    /** The instant at which a clock of this zone shows what one in UTC shows then. */
    instantOf: (utc: number) => utc - aheadAt(utc - aheadAt(utc, zone), zone),
  };
};
