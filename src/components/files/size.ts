const units = ['bytes', 'kB', 'MB', 'GB', 'TB'];

/** A human-readable size: "812 bytes", "3.4 MB". A kilobyte is 1,000 bytes. */
export const sizeOf = (bytes: number): string => {
  const power = bytes < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** power;
  return `${power === 0 ? value : value.toFixed(1)} ${power === 0 && bytes === 1 ? 'byte' : units[power]}`;
};
