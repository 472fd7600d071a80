/** Makes a file name that Windows and macOS accept, in ASCII, which needs no flag in a zip. */
export const plainName = (title: string, otherwise: string): string =>
  title
    .normalize('NFKD')
    .replace(/[^\w -]+/g, '')
    .trim()
    .replace(/\s+/g, '-')
    .slice(0, 60)
    .toLowerCase() || otherwise;

/** Zip files cannot store dates before 1980, which a clock that was never set may show. */
const earliest = Date.UTC(1981, 0, 1);

/** @param time milliseconds since 1970 */
export const zipTime = (time: number): number => Math.max(time, earliest);
