import type { Report } from '../../shared/messages';
import type { OpenMovies } from '../formats/movie-reader';
import { openTsMovie } from '../formats/ts/movie-reader';
import { StreamConformer } from '../pcm/conform';
import { saveMovie } from '../save/movie';
import { PacketStore } from '../store/packet-store';
import { SoundStore } from '../store/sound-store';
import { MovieChunkReader } from '../streams/movie/chunk-reader';
import { movieFormat } from '../streams/movie/open-format';

/** How much of a file to read at once, in bytes: the file may be larger than memory. */
const readAtOnce = 4 * 1024 * 1024;

/** Bytes needed to see that packets follow each other. */
const beginning = 4096;

export const isTransport = async (file: Blob): Promise<boolean> =>
  movieFormat(new Uint8Array(await file.slice(0, beginning).arrayBuffer())) === 'ts';

type Remaking = {
  readonly formats: OpenMovies;
  /** For `'pictures'`, the sound is left out and not decoded. */
  readonly wanted: 'film' | 'pictures';
  /** Drops pictures that cannot be decoded, and returns a sentence about them. */
  readonly mend?: (video: PacketStore) => Promise<string>;
};

/** The film, and what was wrong with its source; '' if nothing was. */
type Remade = { readonly film: Blob; readonly problem: string };

/**
 * Reads a film like a stream and makes an MP4 from it. Frames are copied; sound becomes FLAC. Returns undefined for a
 * film without pictures.
 *
 * @throws Error with a sentence, if it has pictures but none can be read.
 */
export const remadeFilm = async (
  file: Blob,
  { formats, wanted, mend = async () => '' }: Remaking,
  report: Report,
): Promise<Remade | undefined> => {
  const video = new PacketStore();
  const sound = new SoundStore();
  const conformer = new StreamConformer((pcm) => sound.append(pcm));
  let problem = '';
  let isSoundAlone = false;
  const stream = new MovieChunkReader(
    {
      video: (config, packets) => video.append(config, packets),
      ...(wanted === 'film' && { sound: (pcm) => conformer.push(pcm) }),
      soundAlone: () => {
        isSoundAlone = true;
        return true;
      },
      problem: (_, message) => {
        problem ||= message.replace(/^chunk \d+(:?) */, (_, colon) => (colon ? '' : 'it '));
      },
    },
    formats,
    () => Promise.reject(new Error('this browser does not decode it here')),
  );
  try {
    for (let at = 0; at < file.size && !isSoundAlone; at += readAtOnce) {
      await stream.push(1, { bytes: await file.slice(at, at + readAtOnce).arrayBuffer(), type: file.type });
      report(Math.min(file.size, at + readAtOnce) / file.size);
    }
    await stream.end();
  } finally {
    stream.close();
  }
  if (isSoundAlone) return undefined;
  conformer.flush();
  if (video.pieces.length === 0) throw new Error(`This film could not be read: ${problem}.`);
  const told = [problem && `Not all of this film could be read: ${problem}.`, await mend(video)];
  return { film: await saveMovie(video, sound), problem: told.filter(Boolean).join(' ') };
};

/**
 * Remakes a transport stream before mediabunny (1.61) reads it: mediabunny knows no Opus in it, mistakes packets for
 * frames, and loses what is around the place where the clock restarts. Other files, and streams without pictures, are
 * returned as they are.
 *
 * @throws Error with a sentence, if it has pictures but none can be read.
 */
export const withoutTransport = async (file: Blob, wanted: Remaking['wanted'], report: Report): Promise<Remade> => {
  const remade = (await isTransport(file))
    ? await remadeFilm(file, { formats: { ts: openTsMovie }, wanted }, report)
    : undefined;
  return remade ?? { film: file, problem: '' };
};
