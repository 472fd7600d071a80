import type { SaveFormat } from '../../media';

const endings: Record<string, string> = {
  mpeg: 'mp3',
  mp4: 'm4a',
  'x-m4a': 'm4a',
  'x-wav': 'wav',
  'vnd.wave': 'wav',
  wave: 'wav',
  'x-flac': 'flac',
};

/** A file that has a name keeps it; all others are called by what the component is called. */
export const fileNameOf = (file: Blob, name: string, format: SaveFormat): string => {
  if (file instanceof File) return file.name;
  if (format !== 'original') return `${name}.${format}`;
  const subtype = /^(?:audio|video)\/([\w.-]+)/.exec(file.type)?.[1];
  return subtype ? `${name}.${endings[subtype] ?? subtype}` : name;
};
