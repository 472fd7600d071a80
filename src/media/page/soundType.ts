const text = (bytes: Uint8Array, from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to));

const typeOfBytes = (bytes: Uint8Array): string => {
  const start = text(bytes, 0, 4);
  if (start === 'RIFF') return 'audio/wav';
  if (start === 'fLaC') return 'audio/flac';
  if (start === 'OggS') return 'audio/ogg';
  if (start === '\x1aE\xdf\xa3') return 'audio/webm';
  if (text(bytes, 4, 8) === 'ftyp') return 'audio/mp4';
  const [first = 0, second = 0] = bytes;
  // ADTS and MPEG audio begin with the same bits; the layer, which ADTS has not, tells them apart.
  if (first === 0xff && (second & 0xf6) === 0xf0) return 'audio/aac';
  return 'audio/mpeg';
};

/**
 * A type under which a file may be played. Plain names alone: `audio/x+xml` or `text/html` would be a document that runs
 * in this page's origin, were its URL opened by itself. Without one, its first bytes tell, since not every engine plays
 * what has no type.
 */
export const soundType = (file: Blob): string | Promise<string> =>
  /^(audio|video)\/[\w.-]+$/.test(file.type)
    ? file.type
    : file
        .slice(0, 12)
        .arrayBuffer()
        .then((start) => typeOfBytes(new Uint8Array(start)));
