import type { SaveFormat } from '../../media';

/** File extensions by MIME type. A subtype that is not listed is the extension itself. */
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

/** A file keeps its own name; other blobs are named after the component. */
export const fileNameOf = (file: Blob, name: string, format: SaveFormat): string => {
  if (file instanceof File) return file.name;
  if (format !== 'original') return `${name}.${format}`;
  const [type = ''] = file.type.split(';');
  const subtype = /^(?:audio|video)\/([\w.-]+)$/.exec(type)?.[1];
  return subtype ? `${name}.${endings[type] ?? subtype}` : name;
};
