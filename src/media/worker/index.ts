import { transfer } from 'comlink';
import { leastStep, type MediaWorker, type Report } from '../contract';
import { openRecording } from './capture/recording';
import { decodeSoundFile, makeSoundFile, peaksOf } from './capture/soundFile';
import { canSave } from './save/saveAudio';
import { serveStream } from './serveStream';
import { AudioSource } from './timeline/audioSource';
import { VideoSource } from './video/videoSource';

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

  peaks: (file, decode, report) => peaksOf(file, decode, sparing(report)),

  saveFormats: async () => {
    const formats = ['wav', 'mp3', 'm4a'] as const;
    const can = await Promise.all(formats.map(canSave));
    return formats.filter((_, i) => can[i]);
  },

  record: openRecording,
  soundFile: (file, format, part, decode, report) => makeSoundFile(file, format, part, decode, sparing(report)),
  // What takes films apart is loaded when there is one.
  movieFile: async (file, format, part, report) =>
    (await import('./capture/movieFile')).makeMovieFile(file, format, part, sparing(report)),
  recordedMovie: async (parts, format, report) =>
    (await import('./capture/movieFile')).makeRecordedMovie(parts, format, sparing(report)),
  hasPicture: async (file) => (await import('./capture/movieFile')).hasPicture(file),

  decodeSound: async (file, decode, report) => {
    const decoded = await decodeSoundFile(file, decode, sparing(report));
    return transfer(
      decoded,
      decoded.channels.map(({ buffer }) => buffer as ArrayBuffer),
    );
  },
});
