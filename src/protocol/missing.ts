import type { Kind } from './wire';

/** What to do about an empty input, by its kind. */
export const cures: Partial<Record<Kind, string>> = {
  number: 'Type a number first.',
  radio: 'Choose one first.',
  dropdown: 'Choose one first.',
  image: 'Add an image first.',
  audio: 'Add a sound first.',
  video: 'Add a video first.',
  file: 'Add a file first.',
};

/**
 * What to tell users if an input is empty but not `optional`. `undefined` for kinds that can be empty: an empty text,
 * no files, no selected choices.
 */
export const cureOf = (kind: Kind, properties: object): string | undefined => {
  const { fileCount, multiselect } = properties as { fileCount?: string; multiselect?: boolean };
  return /^[md]/.test(fileCount ?? '') || multiselect ? undefined : cures[kind];
};
