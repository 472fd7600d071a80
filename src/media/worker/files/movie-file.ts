import {
  ALL_FORMATS,
  BlobSource,
  Conversion,
  type ConversionAudioOptions,
  type ConversionVideoOptions,
  canEncodeAudio,
  canEncodeVideo,
  type DiscardedTrack,
  EncodedPacketSink,
  Input,
  type InputAudioTrack,
  type InputVideoTrack,
  Output,
} from 'mediabunny';
import type { Cut, MovieFormat } from '../../shared/capture-messages';
import type { Made, Report } from '../../shared/messages';
import { codecName } from '../formats/movie-problems';
import { mendAll } from '../streams/movie/mend';
import { openMovie } from '../streams/movie/open-movie';
import { BlobTarget } from './blob-target';
import { joinMovies } from './join-movies';
import { codecs, containers } from './movie-codecs';
import { type FilmInput, openFilm } from './readable-film';
import { isTransport, remadeFilm } from './remade-film';

/** How to convert a track: it is copied if the format can hold its codec and the whole film is wanted. */
const videoOptions = async (
  track: InputVideoTrack,
  format: MovieFormat,
  whole: boolean,
): Promise<ConversionVideoOptions> => {
  const codec = await track.getCodec();
  const held = codecs[format].video;
  const same = held.find((one) => one === codec);
  if (same && whole) return { codec: same };
  const width = await track.getDisplayWidth();
  const height = await track.getDisplayHeight();
  // Re-encode to cut at the exact frame: a copy can only begin at a key frame.
  for (const one of held) if (await canEncodeVideo(one, { width, height })) return { codec: one, forceTranscode: true };
  return same ? { codec: same } : {};
};

const audioOptions = async (track: InputAudioTrack, format: MovieFormat): Promise<ConversionAudioOptions> => {
  const codec = await track.getCodec();
  const [best] = codecs[format].audio;
  const numberOfChannels = await track.getNumberOfChannels();
  if (codec === best || (await canEncodeAudio(best, { numberOfChannels, sampleRate: 48_000 }))) return { codec: best };
  const other = codecs[format].audio.find((one) => one === codec);
  return { codec: other ?? 'opus' };
};

const reasons: Readonly<Record<string, string>> = {
  unknown_source_codec: 'is in a codec that browsers do not decode',
  undecodable_source_codec: 'cannot be decoded by this browser',
  no_encodable_target_codec: 'cannot be encoded by this browser',
};

/** @param lost The track that cannot be converted, if that is the reason. */
const discarded = async (lost: DiscardedTrack | undefined, format: MovieFormat): Promise<string> => {
  const what = lost?.track.isVideoTrack() ? 'picture' : 'sound';
  const codec = lost && ((await lost.track.getCodec()) ?? lost.track.internalCodecId);
  const name = typeof codec === 'string' ? `, ${codecName(codec)},` : '';
  return `This film could not be made into ${format}: its ${what}${name} ${reasons[lost?.reason ?? ''] ?? 'cannot be put into it'}.`;
};

/** Length in seconds; 0 if there is not a single picture, or, for sound alone, not a single packet. */
const lengthOf = async (input: Input): Promise<number> => {
  const track = (await input.getPrimaryVideoTrack()) ?? (await input.getPrimaryAudioTrack());
  if (!track || !(await new EncodedPacketSink(track).getFirstPacket())) return 0;
  return input.computeDuration();
};

/** The length that a film's metadata states, in seconds; 0 if it states none. */
const toldLengthOf = async (input: Input): Promise<number> =>
  (await input.getDurationFromMetadata(undefined, { skipLiveWait: true })) ?? 0;

/** When the last picture ends, in seconds; 0 if there is none. */
const endOfPictures = async (input: Input): Promise<number> =>
  (await (await input.getPrimaryVideoTrack())?.computeDuration()) ?? 0;

/**
 * A film that is shorter than its source by more than this, in seconds, has lost something. Less may only mean that the
 * last frame's stated duration was too long.
 */
const tolerance = 0.5;

const seconds = (length: number): string => `${Number(length.toFixed(1))} s`;

/**
 * Says what is missing at the end of a film that was made from `source`, or from a part of it; '' if nothing is.
 *
 * @throws Error with a sentence, if nothing could be read.
 */
const lossOf = async (made: Blob, source: Input, part: Cut | undefined): Promise<string> => {
  const told = await toldLengthOf(source);
  const from = part?.from ?? 0;
  // For a part with no end, of a film that states no length, whatever is there counts as all of it.
  const to = part ? Math.min(part.to, told || part.to) : told;
  const wanted = to === Number.POSITIVE_INFINITY ? 0 : to - from;
  const result = new Input({ source: new BlobSource(made), formats: ALL_FORMATS });
  try {
    const length = await lengthOf(result).catch(() => 0);
    if (length === 0) throw new Error('This film is damaged or cut off: no picture of it could be read there.');
    if (length < wanted - tolerance)
      return `This film is damaged or cut off: only ${seconds(length)} of ${seconds(wanted)} could be read.`;
    const pictures = Math.min(to, await endOfPictures(source).catch(() => 0)) - from;
    const end = await endOfPictures(result).catch(() => 0);
    if (end >= pictures - tolerance) return '';
    return `This film is damaged: its pictures could only be read up to ${seconds(from + end)}, where the last one is held.`;
  } finally {
    result.dispose();
  }
};

class Damaged extends Error {}

/** Replaces the library's errors, which describe its internals, with a sentence for the user. */
const readable = async <T>(work: Promise<T>): Promise<T> => {
  try {
    return await work;
  } catch {
    throw new Damaged('This film is damaged: it could not be read to its end. Try another file.');
  }
};

const convert = async (
  { input, isRemade, problem }: FilmInput,
  format: MovieFormat,
  part: Cut | undefined,
  report: Report,
): Promise<Made> => {
  if (!(await readable(input.canRead()))) {
    throw new Error('This is no film that could be read. Take an MP4 or a WebM file.');
  }
  const target = new BlobTarget();
  const output = new Output({ format: containers[format](), target: target.target });
  const conversion = await readable(
    Conversion.init({
      input,
      output,
      tracks: 'primary',
      video: (track) => videoOptions(track, format, part === undefined),
      audio: (track) => audioOptions(track, format),
      showWarnings: false,
      ...(part ? { trim: { start: part.from, ...(Number.isFinite(part.to) && { end: part.to }) } } : {}),
    }),
  );
  const [lost] = conversion.discardedTracks;
  if (lost || !conversion.isValid) throw new Error(await discarded(lost, format));
  // If a film does not state its length, the library reads all of it before it begins.
  const isSecondHalf = isRemade || (await toldLengthOf(input)) === 0;
  conversion.onProgress = (share) => report(isSecondHalf ? (1 + share) / 2 : share);
  await readable(conversion.execute());
  const made = target.blob(`video/${format}`);
  const missing = await lossOf(made, input, part);
  return { file: made, lost: [problem, missing].filter(Boolean).join(' '), short: missing !== '' };
};

/**
 * Remakes a film that cannot be decoded completely from what can be. Where frames are missing, the one before is held.
 */
const mendedFilm = async (file: Blob, report: Report): Promise<FilmInput | undefined> => {
  const remade = await remadeFilm(
    file,
    {
      formats: openMovie,
      wanted: 'film',
      mend: (video) => mendAll(video, (share) => report(share / 2)),
    },
    () => {},
  );
  if (!remade) return undefined;
  const input = new Input({ source: new BlobSource(remade.film), formats: ALL_FORMATS });
  return { input, isRemade: true, problem: remade.problem };
};

/**
 * Converts a film, or a part of it, to a format. Pictures and sound are copied where possible. From a damaged film, it
 * keeps what can be decoded.
 *
 * @throws Error with a sentence.
 */
export const makeMovieFile = async (
  file: Blob,
  format: MovieFormat,
  part: Cut | undefined,
  report: Report,
): Promise<Made> => {
  let reached = 0;
  const advance: Report = (share) => {
    reached = Math.max(reached, share);
    report(share);
  };
  let isReading = true;
  const film = await openFilm(file, (share) => {
    if (isReading) advance(share / 2);
  });
  try {
    return await convert(film, format, part, (share) => {
      isReading = false;
      advance(share);
    });
  } catch (error) {
    if (!(error instanceof Damaged)) throw error;
    isReading = false;
    const from = reached;
    const goOn: Report = (share) => report(from + (1 - from) * share);
    const mended = await mendedFilm(file, goOn).catch(() => undefined);
    if (!mended) throw error;
    try {
      return await convert(mended, format, part, goOn);
    } finally {
      mended.input.dispose();
    }
  } finally {
    film.input.dispose();
  }
};

/**
 * Makes the file of a recording. It came in one part, or in several if the camera was changed; those are joined.
 *
 * @throws Error with a sentence.
 */
export const makeRecordedMovie = async (parts: readonly Blob[], format: MovieFormat, report: Report): Promise<Blob> => {
  const [first] = parts;
  if (!first) throw new Error('Nothing was recorded.');
  return parts.length === 1
    ? (await makeMovieFile(first, format, undefined, report)).file
    : joinMovies(parts, format, report);
};

/** Length of a film in seconds, by its packets, since its header may not state it. Rejects if it cannot be read. */
export const filmLength = async (file: Blob, report: Report): Promise<number> => {
  const { input } = await openFilm(file, report);
  try {
    return await readable(input.computeDuration());
  } finally {
    input.dispose();
  }
};

/** Does a file have pictures? A file that cannot be read has none. */
export const hasPicture = async (file: Blob): Promise<boolean> => {
  let input: Input | undefined;
  try {
    // A transport stream need not be remade for this.
    input = (await isTransport(file))
      ? new Input({ source: new BlobSource(file), formats: ALL_FORMATS })
      : (await openFilm(file)).input;
    return (await input.canRead()) && (await input.getPrimaryVideoTrack()) !== null;
  } catch {
    return false;
  } finally {
    input?.dispose();
  }
};
