import { type BlobSource, Input, MATROSKA, MP4, MPEG_TS, QTFF, WEBM } from 'mediabunny';

export type Source = Blob | ArrayBuffer | Uint8Array;

/** An opened film. */
export type Opened = {
  readonly input: Input;
  /** What `input` reads: the source itself, or what we had to make of it. */
  readonly film: Blob;
  /** What was wrong with the film, as a sentence; '' if nothing was. */
  readonly problem: string;
};

/**
 * Turns a film into one that mediabunny can read: see `readableFilm`. The function belongs to the media worker, so that
 * whole files are read in the same way here and there. The bundle that contains both passes it in.
 */
export type MakeReadable = (
  film: Blob,
  wanted: 'film' | 'pictures',
) => Promise<{ readonly film: Blob; readonly source: BlobSource; readonly problem: string }>;

/**
 * Checks that the source is a file or bytes.
 *
 * @param takes what the source is for, as the start of a sentence: “yc.frames takes a video as”
 * @throws TypeError for anything else
 */
export const checkSource = (source: Source, takes: string): void => {
  if (source instanceof Blob || source instanceof ArrayBuffer || source instanceof Uint8Array) return;
  throw new TypeError(`${takes} a File, a Blob or its bytes; got ${kindOf(source)}.`);
};

/** @throws Error with a message for people if the source cannot be read */
export const openSource = async (
  given: Source,
  wanted: 'film' | 'pictures',
  makeReadable: MakeReadable,
): Promise<Opened> => {
  const blob = given instanceof Blob ? given : new Blob([given as BlobPart]);
  const { film, source, problem } = await makeReadable(blob, wanted).catch((cause) => {
    // In WebKit (2.50), a worker with an opaque origin cannot read any Blob, not even one that it made.
    const why = cause instanceof DOMException ? 'Some browsers let no generator read files' : cause.message;
    throw new Error(`${sourceName(given)} cannot be read: ${why.replace(/\.$/, '')}.`, { cause });
  });
  const input = new Input({ source, formats: [MP4, QTFF, WEBM, MATROSKA, MPEG_TS] });
  return { input, film, problem };
};

/** How messages name the source. */
export const sourceName = (source: Source): string => (source instanceof File ? `“${source.name}”` : 'The video');

const kindOf = (value: unknown) =>
  value === null || typeof value !== 'object' ? String(value) : (value.constructor?.name ?? 'an object');
