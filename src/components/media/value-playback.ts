import { FilePlayback, type Playback, soundShape, wavFileOf } from '../../media';
import type { AudioWire, VideoWire } from '../../protocol';
import type { FileSource } from '../file-source';

const sourceOf = (value: AudioWire, fileOf: FileSource): Blob | Promise<Blob> => {
  switch (value.as) {
    case 'file':
      return value.file;
    case 'bytes':
      return new Blob([value.bytes]);
    case 'url':
      return fileOf(value);
    case 'samples':
      return wavFileOf(value);
  }
};

/** Plays a value. Throws an Error whose message is a sentence if the samples cannot be played. */
export const soundPlayback = (value: AudioWire, fileOf: FileSource): Playback =>
  new FilePlayback(sourceOf(value, fileOf), { shape: soundShape });

/** Plays a value. Throws an Error for a single frame, which only a stream can show. */
export const videoPlayback = (value: VideoWire, fileOf: FileSource): Playback => {
  if (value.as === 'frame') throw new Error('Frames make a video where its output has `streaming: true`.');
  return new FilePlayback(sourceOf(value, fileOf), { kind: 'video' });
};
