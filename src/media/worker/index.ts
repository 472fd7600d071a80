import { transfer } from 'comlink';
import { leastStep, type MediaWorker, type Report } from '../shared/messages';
import { openRecording } from './files/recording';
import { decodeSoundFile, makeSoundFile, soundShapeOf } from './files/sound-file';
import { canSave } from './save/save-sound';
import { VideoSource } from './streams/movie/movie-source';
import { serveStream } from './streams/serve-stream';
import { AudioSource } from './streams/sound/sound-source';

/** Tells the page no more often than it can use. */
const sparing = (report: Report): Report => {
  let told = 0;
  return (share) => {
    if (share < told + leastStep) return;
    told = share;
    report(share);
  };
};

/** What runs in the media worker. */
export const createMediaWorker = (): MediaWorker => ({
  open: (port, of) =>
    serveStream(port, (voice) => (of.kind === 'audio' ? new AudioSource(voice) : new VideoSource(voice, of.fps))),

  ping: () => {},

  soundShape: (file, decode, report) => soundShapeOf(file, decode, sparing(report)),
  filmLength: async (file, report) => (await import('./files/movie-file')).filmLength(file, sparing(report)),

  saveFormats: async () => {
    const formats = ['wav', 'mp3', 'm4a'] as const;
    const can = await Promise.all(formats.map(canSave));
    return formats.filter((_, i) => can[i]);
  },

  record: openRecording,
  soundFile: (file, format, part, decode, report) => makeSoundFile(file, format, part, decode, sparing(report)),
  // What takes films apart is loaded when there is one.
  movieFile: async (file, format, part, report) =>
    (await import('./files/movie-file')).makeMovieFile(file, format, part, sparing(report)),
  recordedMovie: async (parts, format, report) =>
    (await import('./files/movie-file')).makeRecordedMovie(parts, format, sparing(report)),
  hasPicture: async (file) => (await import('./files/movie-file')).hasPicture(file),

  decodeSound: async (file, decode, report) => {
    const decoded = await decodeSoundFile(file, decode, sparing(report));
    return transfer(
      decoded,
      decoded.channels.map(({ buffer }) => buffer as ArrayBuffer),
    );
  },
});
