import type { Report } from '../../contract';
import { Archive } from '../timeline/archive';
import { Fit } from '../timeline/fit';
import { movieFormat } from '../video/read/movieFormat';
import { MovieStream } from '../video/read/movieStream';
import { saveMovie } from '../video/save/saveMovie';
import { VideoArchive } from '../video/timeline/videoArchive';

/** How much of a file is read at once, in bytes: it may be longer than memory. */
const readAtOnce = 4 * 1024 * 1024;

/** Enough to tell that packets follow each other. */
const beginning = 4096;

/**
 * A transport stream is made into an MP4 by the reader of streams, before mediabunny (1.61) reads it: that one knows no
 * Opus in it, takes packets for frames, and loses what stands around the place where the clock begins anew. Frames are
 * copied; sound becomes FLAC. Other files, and streams without pictures, are given back as they are.
 *
 * @returns with the film, what was wrong with it; '' where nothing was.
 * @throws Error with a sentence, where it has pictures of which none can be read.
 */
export const withoutTransport = async (file: Blob, report: Report): Promise<{ film: Blob; problem: string }> => {
  const start = new Uint8Array(await file.slice(0, beginning).arrayBuffer());
  if (movieFormat(start) !== 'ts') return { film: file, problem: '' };
  const video = new VideoArchive();
  const sound = new Archive();
  const fit = new Fit((pcm) => sound.append(pcm));
  let problem = '';
  let isSoundAlone = false;
  const stream = new MovieStream(
    {
      video: (config, packets) => video.append(config, packets),
      sound: (pcm) => fit.push(pcm),
      soundAlone: () => {
        isSoundAlone = true;
        return true;
      },
      problem: (_, message) => {
        problem ||= message.replace(/^chunk \d+:? */, '');
      },
    },
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
  if (isSoundAlone) return { film: file, problem: '' };
  fit.flush();
  if (video.pieces.length === 0) throw new Error(`This film could not be read: ${problem}.`);
  return { film: await saveMovie(video, sound), problem: problem && `Not all of this film could be read: ${problem}.` };
};
