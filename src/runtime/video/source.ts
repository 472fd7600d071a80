import { BlobSource, BufferSource, Input, MATROSKA, MP4, MPEG_TS, QTFF, WEBM } from 'mediabunny';

export type Source = Blob | ArrayBuffer | Uint8Array;

/**
 * Opens a film.
 *
 * @param takes What it is for, as the beginning of a sentence: “yc.frames takes a video as”.
 * @throws TypeError for what is neither a file nor bytes.
 */
export const openSource = (source: Source, takes: string): Input => {
  if (!(source instanceof Blob || source instanceof ArrayBuffer || source instanceof Uint8Array)) {
    throw new TypeError(`${takes} a File, a Blob or its bytes; got ${kindOf(source)}.`);
  }
  return new Input({
    source: source instanceof Blob ? new BlobSource(source) : new BufferSource(source),
    formats: [MP4, QTFF, WEBM, MATROSKA, MPEG_TS],
  });
};

/** How messages call it. */
export const nameOf = (source: Source): string => (source instanceof File ? `“${source.name}”` : 'The video');

const kindOf = (value: unknown) =>
  value === null || typeof value !== 'object' ? String(value) : (value.constructor?.name ?? 'an object');
