import type { SaveFormat } from '../../media';

/** How files end, by their types; subtypes that are not listed are endings themselves. */
const endings: Readonly<Record<string, string>> = {
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
  'audio/x-m4a': 'm4a',
  'audio/x-wav': 'wav',
  'audio/vnd.wave': 'wav',
  'audio/wave': 'wav',
  'audio/x-flac': 'flac',
  'audio/x-aiff': 'aiff',
  'audio/basic': 'au',
  'audio/x-caf': 'caf',
  'audio/x-matroska': 'mka',
  'audio/matroska': 'mka',
  'video/x-matroska': 'mkv',
  'video/matroska': 'mkv',
  'video/quicktime': 'mov',
  'video/x-m4v': 'm4v',
  'video/mp2t': 'ts',
  'video/ogg': 'ogv',
};

/** A file that has a name keeps it; all others are called by what the component is called. */
export const fileNameOf = (file: Blob, name: string, format: SaveFormat): string => {
  if (file instanceof File) return file.name;
  if (format !== 'original') return `${name}.${format}`;
  const [type = ''] = file.type.split(';');
  const subtype = /^(?:audio|video)\/([\w.-]+)$/.exec(type)?.[1];
  return subtype ? `${name}.${endings[type] ?? subtype}` : name;
};
