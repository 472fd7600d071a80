const text = (bytes: Uint8Array, from: number, length = 4) =>
  String.fromCharCode(...bytes.subarray(from, from + length));

/** Boxes that QuickTime files from before `ftyp` start with. */
const oldBoxes = new Set(['moov', 'mdat', 'free', 'skip', 'wide', 'pnot']);

const isTs = (bytes: Uint8Array, at: number, distance: number): boolean =>
  [0, 1, 2].every((packet) => bytes[at + packet * distance] === 0x47);

/** How many bytes it takes to tell what a file is: three MPEG-TS packets with their time codes. */
const toldBy = 3 * 192;

/** MP4, QuickTime, WebM, Matroska and Ogg may hold sound or film. Only reading them shows which; hence `kind`. */
const typeOfBytes = (bytes: Uint8Array, kind: 'audio' | 'video'): string | undefined => {
  const start = text(bytes, 0);
  const box = text(bytes, 4);
  if ((start === 'RIFF' || start === 'RF64') && text(bytes, 8) === 'WAVE') return 'audio/wav';
  if (start === 'fLaC') return 'audio/flac';
  if (start === 'OggS') return `${kind}/ogg`;
  if (start === '\x1aE\xdf\xa3') return text(bytes, 0, 64).includes('matroska') ? `${kind}/x-matroska` : `${kind}/webm`;
  if (box === 'ftyp') return text(bytes, 8) === 'qt  ' && kind === 'video' ? 'video/quicktime' : `${kind}/mp4`;
  if (oldBoxes.has(box)) return 'video/quicktime';
  if (start === 'FORM' && /^AIF[FC]$/.test(text(bytes, 8))) return 'audio/aiff';
  if (start === '.snd') return 'audio/basic';
  if (start === 'caff') return 'audio/x-caf';
  if (isTs(bytes, 0, 188) || isTs(bytes, 4, 192)) return 'video/mp2t';
  const [first = 0, second = 0] = bytes;
  if (start.startsWith('ID3')) return 'audio/mpeg';
  // ADTS and MPEG audio start with the same bits. The layer bits tell them apart: ADTS always has 0 there.
  if (first === 0xff && (second & 0xf6) === 0xf0) return 'audio/aac';
  return first === 0xff && (second & 0xe0) === 0xe0 && (second & 0x06) !== 0 ? 'audio/mpeg' : undefined;
};

/** The type of a sound or film by its bytes, whatever its name and type say; undefined if the bytes do not tell. */
export const typeByBytes = async (file: Blob, kind: 'audio' | 'video'): Promise<string | undefined> =>
  typeOfBytes(new Uint8Array(await file.slice(0, toldBy).arrayBuffer()), kind);

/**
 * The type to play a file as. Only plain names are accepted: a file of type `audio/x+xml` or `text/html` would run as a
 * document in this page's origin if its URL were opened on its own. Any other file gets its type from its first bytes,
 * since not every browser plays a file without a type.
 */
export const playableType = (file: Blob, kind: 'audio' | 'video'): string | Promise<string> =>
  /^(audio|video)\/[\w.-]+$/.test(file.type)
    ? file.type
    : typeByBytes(file, kind).then((type) => type ?? (kind === 'audio' ? 'audio/mpeg' : 'video/mp4'));
