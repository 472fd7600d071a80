import type { VideoTools } from '../src/api/internal';
import { readSamples as samplesOf } from '../src/media/worker/files/read-samples';
import { readableFilm } from '../src/media/worker/files/readable-film';
import { checkSource, cutChunks as cut, readFrames as framesOf, createClip as makeClip } from '../src/runtime/video';

// Implements `yc.frames`, `yc.Clip`, `yc.chunks` and `yc.samples`. The build bundles it into one text, which the
// generator worker imports from a `data:` URL if a program needs it. It reads damaged files and transport streams in
// the same way as the media worker.
export const readFrames: VideoTools['readFrames'] = (...given) => framesOf(...given, readableFilm);
export const createClip: VideoTools['createClip'] = (options) => makeClip(options, readableFilm);
export const cutChunks: VideoTools['cutChunks'] = (source, options) => cut(source, options, readableFilm);
export const readSamples: VideoTools['readSamples'] = async (source, { sampleRate }, tell) => {
  checkSource(source, 'yc.samples takes a sound as');
  const file = source instanceof Blob ? source : new Blob([source as BlobPart]);
  return samplesOf(file, sampleRate, tell);
};
