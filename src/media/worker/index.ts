import { transfer } from 'comlink';
import type { DecodeFile, MediaWorker } from '../contract';
import { openRecording } from './capture/recording';
import { decodeSoundFile, makeSoundFile } from './capture/soundFile';
import { ChunkStream } from './decode/chunkStream';
import { rateOf } from './decode/rateOf';
import { canSave } from './save/saveAudio';
import { serveStream } from './serveStream';
import { AudioSource } from './timeline/audioSource';
import { Peaks } from './timeline/peaks';
import { VideoSource } from './video/videoSource';

/** What runs in the media worker. */
export const createMediaWorker = (): MediaWorker => ({
  open: (port, of) =>
    serveStream(port, (voice) => (of.kind === 'audio' ? new AudioSource(voice) : new VideoSource(voice, of.fps))),

  peaks: async (file: ArrayBuffer, type: string, decode: DecodeFile) => {
    const peaks = new Peaks();
    const stream = new ChunkStream({ pcm: (pcm) => peaks.push(pcm), problem: () => {} }, async (bytes) => ({
      ...(await decode(bytes.slice().buffer, rateOf(bytes))),
      format: 'f32',
    }));
    await stream.push(1, { as: 'bytes', bytes: file, type });
    await stream.end();
    stream.close();
    return peaks.take({ end: true });
  },

  saveFormats: async () => {
    const formats = ['wav', 'mp3', 'm4a'] as const;
    const can = await Promise.all(formats.map(canSave));
    return formats.filter((_, i) => can[i]);
  },

  record: openRecording,
  soundFile: makeSoundFile,
  // What takes films apart is loaded when there is one.
  movieFile: async (...asked) => (await import('./capture/movieFile')).makeMovieFile(...asked),
  recordedMovie: async (...asked) => (await import('./capture/movieFile')).makeRecordedMovie(...asked),
  hasPicture: async (file) => (await import('./capture/movieFile')).hasPicture(file),

  decodeSound: async (...asked) => {
    const decoded = await decodeSoundFile(...asked);
    return transfer(
      decoded,
      decoded.channels.map(({ buffer }) => buffer as ArrayBuffer),
    );
  },
});
