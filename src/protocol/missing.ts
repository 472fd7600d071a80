import type { Kind } from './wire';

const cures: Partial<Record<Kind, string>> = {
  number: 'Type a number first.',
  radio: 'Choose one first.',
  dropdown: 'Choose one first.',
  image: 'Add an image first.',
  audio: 'Add a sound first.',
  video: 'Add a video first.',
  file: 'Add a file first.',
};

/**
 * What a person is told where an input is empty and its author did not declare it `optional`. Nothing for the kinds
 * that have a value for that: an empty text, no files, none of several choices.
 */
export const cureOf = (kind: Kind, properties: object): string | undefined => {
  const { fileCount, multiselect } = properties as { fileCount?: string; multiselect?: boolean };
  return fileCount === 'multiple' || multiselect ? undefined : cures[kind];
};
