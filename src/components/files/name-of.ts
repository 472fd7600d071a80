import type { FileWire } from '../../protocol';

/** A file's name. Until it is fetched, that is the last part of its URL. */
export const nameOf = (file: FileWire): string => {
  if (file instanceof File) return file.name;
  const [path = ''] = file.url.startsWith('data:') ? [] : file.url.split(/[?#]/);
  return path.split('/').at(-1) || 'file';
};
