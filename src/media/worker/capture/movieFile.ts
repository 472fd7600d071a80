import {
  ALL_FORMATS,
  BlobSource,
  Conversion,
  type ConversionAudioOptions,
  type ConversionVideoOptions,
  canEncodeAudio,
  canEncodeVideo,
  EncodedPacketSink,
  Input,
  type InputAudioTrack,
  type InputVideoTrack,
  Output,
} from 'mediabunny';
import type { Cut, MovieFormat } from '../../capture/contract';
import type { Made, Report } from '../../contract';
import { BlobTarget } from './blobTarget';
import { openFilm } from './film-input';
import { joinMovies } from './joinMovies';
import { codecs, containers } from './movieCodecs';
import { withoutTransport } from './transport-stream';

/** What a track is made into: itself, where the format holds it and all of it is wanted. */
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
  // Frames are cut where it was said: a copy begins at a key frame.
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
  unknown_source_codec: 'is in a codec that is not known',
  undecodable_source_codec: 'cannot be decoded by this browser',
  no_encodable_target_codec: 'cannot be encoded by this browser',
};

/** How many seconds there are; 0 where there is not one picture, or nothing of a sound alone. */
const lengthOf = async (input: Input): Promise<number> => {
  const track = (await input.getPrimaryVideoTrack()) ?? (await input.getPrimaryAudioTrack());
  if (!track || !(await new EncodedPacketSink(track).getFirstPacket())) return 0;
  return input.computeDuration();
};

/** How long a film says that it is. */
const toldLengthOf = async (input: Input): Promise<number> =>
  (await input.getDurationFromMetadata(undefined, { skipLiveWait: true })) ?? 0;

/** Shorter than its source by this many seconds, and a film has lost something: the last frame may be told of too long. */
const tolerance = 0.5;

const seconds = (length: number): string => `${Number(length.toFixed(1))} s`;

/** What is missing of a film that was made of `source`, or of a part of it. Throws where nothing is there. */
const lossOf = async (made: Blob, source: Input, part: Cut | undefined): Promise<string> => {
  const told = await toldLengthOf(source);
  // Of a part up to an end that nothing tells of, whatever is there is all.
  const to = part ? Math.min(part.to, told || part.to) : told;
  const wanted = to === Number.POSITIVE_INFINITY ? 0 : to - (part?.from ?? 0);
  const result = new Input({ source: new BlobSource(made), formats: ALL_FORMATS });
  try {
    const length = await lengthOf(result).catch(() => 0);
    if (length === 0) throw new Error('This film is damaged or cut off: no picture of it could be read there.');
    if (length >= wanted - tolerance) return '';
    return `This film is damaged or cut off: only ${seconds(length)} of ${seconds(wanted)} could be read.`;
  } finally {
    result.dispose();
  }
};

/** Makes the errors of the library, which speak of its own insides, a sentence. */
const readable = async <T>(work: Promise<T>): Promise<T> => {
  try {
    return await work;
  } catch {
    throw new Error('This film is damaged: it could not be read to its end. Try another file.');
  }
};

/**
 * Makes a film into one of another format, or of a part of it; pictures and sound are copied where that can be.
 *
 * @throws Error with a sentence.
 */
export const makeMovieFile = async (
  file: Blob,
  format: MovieFormat,
  part: Cut | undefined,
  report: Report,
): Promise<Made> => {
  const { film, problem } = await withoutTransport(file, report);
  const input = await openFilm(film);
  try {
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
    if (lost || !conversion.isValid) {
      const what = lost?.track.isVideoTrack() ? 'picture' : 'sound';
      throw new Error(
        `This film could not be made into ${format}: its ${what} ${reasons[lost?.reason ?? ''] ?? 'cannot be put into it'}.`,
      );
    }
    conversion.onProgress = report;
    await readable(conversion.execute());
    const made = target.blob(`video/${format}`);
    return { file: made, lost: problem || (await lossOf(made, input, part)) };
  } finally {
    input.dispose();
  }
};

/**
 * Makes the file of a recording. It came in one part, or in several where the camera was changed: those are joined.
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

/** Has a file pictures? One that cannot be read has none. */
export const hasPicture = async (file: Blob): Promise<boolean> => {
  let input: Input | undefined;
  try {
    input = await openFilm(file);
    return (await input.canRead()) && (await input.getPrimaryVideoTrack()) !== null;
  } catch {
    return false;
  } finally {
    input?.dispose();
  }
};
