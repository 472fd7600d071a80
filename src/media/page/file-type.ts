const text = (bytes: Uint8Array, from: number, length = 4) =>
  String.fromCharCode(...bytes.subarray(from, from + length));

/** The first boxes of QuickTime files from before there was `ftyp`. */
const oldBoxes = new Set(['moov', 'mdat', 'free', 'skip', 'wide', 'pnot']);

const isTs = (bytes: Uint8Array, at: number, distance: number): boolean =>
  [0, 1, 2].every((packet) => bytes[at + packet * distance] === 0x47);

/** How many bytes of a file tell what it is: three packets of MPEG-TS, with their time codes. */
const toldBy = 3 * 192;

/** MP4, QuickTime, WebM, Matroska and Ogg hold sound or film; nothing short of reading them tells which. */
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
  // ADTS and MPEG audio begin with the same bits; the layer, which ADTS has not, tells them apart.
  if (first === 0xff && (second & 0xf6) === 0xf0) return 'audio/aac';
  return first === 0xff && (second & 0xe0) === 0xe0 && (second & 0x06) !== 0 ? 'audio/mpeg' : undefined;
};

/** What a file of sound or film is by its bytes, whatever its name and its type say; undefined where they do not tell. */
export const typeByBytes = async (file: Blob, kind: 'audio' | 'video'): Promise<string | undefined> =>
  typeOfBytes(new Uint8Array(await file.slice(0, toldBy).arrayBuffer()), kind);

/**
 * A type to play a file under. Plain names alone: `audio/x+xml` or `text/html` would be a document that runs in this
 * page's origin, were its URL opened by itself. Without one, the first bytes tell, since not every engine plays what has
 * no type.
 */
export const playableType = (file: Blob, kind: 'audio' | 'video'): string | Promise<string> =>
  /^(audio|video)\/[\w.-]+$/.test(file.type)
    ? file.type
    : typeByBytes(file, kind).then((type) => type ?? (kind === 'audio' ? 'audio/mpeg' : 'video/mp4'));
