import { language, say } from '../../words';

const units = ['kB', 'MB', 'GB', 'TB'];

/** A human-readable size: "812 bytes", "3.4 MB". A kilobyte is 1,000 bytes. */
export const sizeOf = (bytes: number): string => {
  if (bytes < 1000) return bytes === 1 ? say('1 byte') : say`${bytes} bytes`;
  const power = Math.min(units.length, Math.floor(Math.log10(bytes) / 3));
  const value = (bytes / 1000 ** power).toLocaleString(language(), {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
    useGrouping: false,
  });
  return `${value} ${units[power - 1]}`;
};
